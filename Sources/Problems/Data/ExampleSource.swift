import Catalog
import Compute

/// What a model takes in.
package enum InputForm: Sendable, Hashable {
  /// Numbers in no particular order; images and sequences are laid out as such.
  case features
  case image, sequence, tokens

  /// Whether a file of numbers can hold it.
  var canBeRead: Bool { self != .tokens }
}

/// Where a network's examples come from, as settings that all networks share.
package struct ExampleSource: Sendable {
  /// Generated data.
  package enum Kind: String, SettingChoice {
    case spirals, moons
    case gaussianMixture = "gaussian-mixture"
    case teacher, chebyshev, bars, adding, markov
  }

  /// What the labels of a file are.
  enum FileTargets: String, SettingChoice {
    case classes, values
  }

  /// The declarations of the settings that these kinds of data and this form of input use.
  ///
  /// - Parameters:
  ///   - kind: the problem's default for `data`
  ///   - kinds: what the problem can use
  package static func settings(
    default kind: Kind, kinds: [Kind], form: InputForm = .features
  ) -> [SettingDeclaration] {
    precondition(kinds.contains(kind), "a default that is not offered")
    return ExampleSettings.declarations(default: kind, kinds: kinds, form: form)
  }

  /// The most numbers that all examples of a part may have together.
  static let largestData = 200_000_000

  package let shape: ExampleShape
  let configuration: Configuration
  private let kind: Kind
  private let table: LabelledTable?
  private let isStreaming: Bool

  /// - Parameters:
  ///   - kinds: as in ``settings(default:kinds:form:)``
  ///   - form: as in ``settings(default:kinds:form:)``
  /// - Throws: if a named file was not loaded or cannot be used, if settings do not go together, or
  ///   if the data do not fit into memory
  package init(
    _ configuration: Configuration, files: DataFiles, kinds: [Kind], form: InputForm = .features
  ) throws(ConfigurationError) {
    self.configuration = configuration
    kind = configuration[ExampleSettings.data(default: kinds[0], among: kinds)]
    isStreaming = configuration[ExampleSettings.streaming]
    table = form.canBeRead ? try Self.table(configuration, files) : nil
    if let table {
      if isStreaming {
        throw .invalid(
          owner: configuration.owner, setting: "streaming",
          reason: "a file has no fresh examples; streaming is for generated data")
      }
      shape = try Self.shape(of: table, as: form, configuration)
      guard trainingCount >= 1, table.rows >= 2 else {
        throw .invalid(
          owner: configuration.owner, setting: "evaluation_fraction",
          reason: "nothing is left to train on: \(table.rows) examples in the file")
      }
    } else {
      try Self.validate(kind, configuration)
      shape = Self.generator(kind, .stratified, configuration).shape.in(form)
    }
    try checkSize()
  }

  package var sampling: Sampling {
    isStreaming ? .streaming : .finite(examples: trainingCount)
  }

  /// The size of the training set; of a stream that of the sample on which the training loss is
  /// measured.
  package var trainingCount: Int {
    if let table {
      return table.rows
        - TableSplit.evaluationCount(
          of: table.rows, fraction: configuration[ExampleSettings.evaluationFraction])
    }
    if isStreaming { return configuration[ExampleSettings.evaluationExamples] }
    return kind == .chebyshev
      ? configuration[ExampleSettings.points] : configuration[ExampleSettings.examples]
  }

  /// The number of examples of the larger part, for training or evaluation.
  package var largestPart: Int {
    max(
      trainingCount,
      table.map { $0.rows - trainingCount } ?? configuration[ExampleSettings.evaluationExamples])
  }

  /// The largest batch that is held in memory at a time.
  package var largestBatch: Int { Self.largestData / shape.numberCount }

  /// The data of one run, and what is known of them.
  package func load<S: Scalar>(_ context: ProblemContext, truth: inout Truth) -> DataSet<S> {
    if isStreaming { return stream(context, truth: &truth) }
    let entry: SharedExamples.Entry<S> =
      context.shared?.entry(key(context, S.self)) { make(context) } ?? make(context)
    // All that is known of data.
    truth.bayesAccuracy = entry.truth.bayesAccuracy
    truth.lossFloor = entry.truth.lossFloor
    return DataSet(
      training: entry.training, evaluation: entry.evaluation, source: nil, context: context)
  }

  /// A finite data set.
  private func make<S: Scalar>(_ context: ProblemContext) -> SharedExamples.Entry<S> {
    var stream = context.stream(.data)
    var truth = Truth()
    if let table {
      let split = TableSplit(
        table, evaluationFraction: configuration[ExampleSettings.evaluationFraction],
        standardize: configuration[ExampleSettings.standardize], from: &stream)
      return SharedExamples.Entry(
        training: split.training(shape), evaluation: split.evaluation(shape), truth: truth)
    }
    let generator = preparedGenerator(.stratified, context)
    generator.describe(&truth)
    var training = Examples<S>(shape, count: trainingCount)
    var evaluation = Examples<S>(shape, count: configuration[ExampleSettings.evaluationExamples])
    generator.fill(&training, from: &stream)
    generator.fill(&evaluation, from: &stream)
    return SharedExamples.Entry(training: training, evaluation: evaluation, truth: truth)
  }

  /// Fresh examples, with a fixed sample drawn as the batches are.
  private func stream<S: Scalar>(
    _ context: ProblemContext, truth: inout Truth
  ) -> DataSet<S> {
    var stream = context.stream(.data)
    let fixed = preparedGenerator(.stratified, context)
    let fresh = preparedGenerator(.independent, context)
    fixed.describe(&truth)
    var training = Examples<S>(shape, count: trainingCount)
    var evaluation = Examples<S>(shape, count: configuration[ExampleSettings.evaluationExamples])
    fresh.fill(&training, from: &stream)
    fixed.fill(&evaluation, from: &stream)
    return DataSet(training: training, evaluation: evaluation, source: fresh, context: context)
  }

  private func key<S: Scalar>(_ context: ProblemContext, _: S.Type) -> SharedExamples.Key {
    SharedExamples.Key(
      configuration: configuration, seed: context.seed, isSingle: S.self == Float.self)
  }

  private func preparedGenerator(_ draw: Draw, _ context: ProblemContext) -> any ExampleGenerator {
    var generator = Self.generator(kind, draw, configuration)
    // The same for both ways of drawing.
    var stream = context.stream(.data, index: 1)
    generator.prepare(from: &stream)
    return generator
  }

  private func checkSize() throws(ConfigurationError) {
    guard largestPart <= largestBatch else {
      throw .invalid(
        owner: configuration.owner, setting: nil,
        reason: "\(largestPart) examples × \(shape.numberCount) numbers; at most "
          + "\(Self.largestData) numbers are supported")
    }
  }
}

extension ExampleShape {
  /// What an example takes up in memory.
  var numberCount: Int { inputWidth + tokenCount + labelCount + valueCount }
}
