import Catalog
import Compute

/// The examples that a problem's settings name, checked: what is left to say is for which seed.
public struct ExampleSource: Sendable {
  /// The most numbers that all examples of a part may have together.
  static let largestData = 200_000_000

  public let shape: ExampleShape
  private let owner: String
  private let settings: DataSettings
  private let table: LabelledTable?
  /// Of the settings, by which runs find data that others have made.
  private let values: [String: SettingValue]

  private var isStreaming: Bool { settings.sampling.streaming }

  /// The examples that settings name.
  ///
  /// - Parameters:
  ///   - settings: a file, or what examples are drawn from and how many
  ///   - owner: the name of what has the settings, for messages
  /// - Throws: if a named file was not loaded or cannot be used, if settings do not go together, or
  ///   if the data do not fit into memory
  public init(_ settings: DataSettings, of owner: String) throws(ConfigurationError) {
    try settings.check(as: owner)
    self.owner = owner
    self.settings = settings
    values = settings.settingValues
    table = try settings.file.labelledTable(of: owner)
    if let table {
      if settings.sampling.streaming {
        throw .invalid(
          owner: owner, setting: "streaming",
          reason: "a file has no fresh examples; streaming is for generated data")
      }
      shape = try settings.file.shape(of: table, as: settings.form, owner)
    } else {
      let natural = settings.generator.shape
      guard let shape = natural.in(settings.form) else {
        throw .invalid(
          owner: owner, setting: "data",
          reason: "'\(settings.generator.id)' has examples of another form than "
            + settings.form.rawValue)
      }
      self.shape = shape
    }
    if let table {
      guard trainingCount >= 1, table.rows >= 2 else {
        throw .invalid(
          owner: owner, setting: "evaluation_fraction",
          reason: "nothing is left to train on: \(table.rows) examples in the file")
      }
    }
    guard trainingCount >= 1, shape.numberCount >= 1 else {
      throw .invalid(
        owner: owner, setting: "data",
        reason: "'\(settings.generator.id)' has no examples, or nothing in them")
    }
    try checkSize()
  }

  public var sampling: Sampling {
    isStreaming ? .streaming : .finite(examples: trainingCount)
  }

  /// The size of the training set; of a stream that of the sample on which the training loss is
  /// measured.
  public var trainingCount: Int {
    if let table {
      return table.rows
        - TableSplit.evaluationCount(
          of: table.rows, fraction: settings.file.evaluationFraction)
    }
    if isStreaming { return settings.sampling.evaluationExamples }
    return settings.generator.trainingCount ?? settings.sampling.examples
  }

  /// The number of examples of the larger part, for training or evaluation.
  public var largestPart: Int {
    max(
      trainingCount,
      table.map { $0.rows - trainingCount } ?? settings.sampling.evaluationExamples)
  }

  /// The largest batch that is held in memory at a time.
  public var largestBatch: Int { Self.largestData / shape.numberCount }

  /// The data of one run, and what is known of them.
  public func load<S: Scalar>(_ context: ProblemContext, truth: inout Truth) -> DataSet<S> {
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
        table, evaluationFraction: settings.file.evaluationFraction,
        standardize: settings.file.standardize, from: &stream)
      return SharedExamples.Entry(
        training: split.training(shape), evaluation: split.evaluation(shape), truth: truth)
    }
    let generator = generator(context)
    generator.describe(&truth)
    var training = Examples<S>(shape, count: trainingCount)
    var evaluation = Examples<S>(shape, count: settings.sampling.evaluationExamples)
    generator.fill(&training, drawn: .stratified, from: &stream)
    generator.fill(&evaluation, drawn: .stratified, from: &stream)
    precondition(
      training.hasLabelsInRange && evaluation.hasLabelsInRange,
      "'\(settings.generator.id)' gives labels beyond those of its shape")
    return SharedExamples.Entry(training: training, evaluation: evaluation, truth: truth)
  }

  /// Fresh examples, with a fixed sample drawn as the batches are.
  private func stream<S: Scalar>(
    _ context: ProblemContext, truth: inout Truth
  ) -> DataSet<S> {
    var stream = context.stream(.data)
    let generator = generator(context)
    generator.describe(&truth)
    var training = Examples<S>(shape, count: trainingCount)
    var evaluation = Examples<S>(shape, count: settings.sampling.evaluationExamples)
    generator.fill(&training, drawn: .independent, from: &stream)
    generator.fill(&evaluation, drawn: .stratified, from: &stream)
    return DataSet(training: training, evaluation: evaluation, source: generator, context: context)
  }

  private func key<S: Scalar>(_ context: ProblemContext, _: S.Type) -> SharedExamples.Key {
    SharedExamples.Key(
      seed: context.seed, isSingle: S.self == Float.self, owner: owner,
      settings: values)
  }

  private func generator(_ context: ProblemContext) -> any ExampleGenerator {
    var stream = context.stream(.data, index: 1)
    return settings.generator.start(from: &stream)
  }

  private func checkSize() throws(ConfigurationError) {
    guard largestPart <= largestBatch else {
      throw .invalid(
        owner: owner, setting: nil,
        reason: "\(largestPart) examples × \(shape.numberCount) numbers; at most "
          + "\(Self.largestData) numbers are supported")
    }
  }
}

extension ExampleShape {
  /// The same examples as a model of a form takes them in; `nil` if it cannot.
  func `in`(_ form: InputForm) -> ExampleShape? {
    switch (form, input) {
    case (.features, .features), (.image, .image), (.sequence, .sequence), (.tokens, .tokens):
      self
    case (.features, .image), (.features, .sequence):
      ExampleShape(input: .features(inputWidth), target: target)
    default: nil
    }
  }

  /// What an example takes up in memory.
  var numberCount: Int { inputWidth + tokenCount + labelCount + valueCount }
}
