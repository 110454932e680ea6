import Catalog
import Compute

/// Where a classifier's examples come from, as settings that all classifiers share.
struct ClassificationSource {
  enum Kind: String, SettingChoice {
    case spirals
    case gaussianMixture = "gaussian-mixture"
  }

  private static let file = Setting<FileReference?>(
    "file", default: nil, "a file in LIBSVM format, relative to the plan; takes the place of `data`"
  )
  private static let evaluationFraction = Setting(
    "evaluation_fraction", default: 0.2, .from(0, below: 1),
    "of a file's rows, held out at random; 0 evaluates on the training rows")
  private static let standardize = Setting(
    "standardize", default: false, "shift and scale a file's features to mean 0 and variance 1")
  private static let examples = Setting(
    "examples", default: 300, .within(2, 1e7), "training examples of generated data")
  private static let evaluationExamples = Setting(
    "evaluation_examples", default: 1000, .within(1, 1e7), "evaluation examples of generated data")
  private static let classes = Setting(
    "classes", default: 3, .within(2, 1000), "classes of generated data; of spirals, the arms")
  private static let turns = Setting(
    "turns", default: 0.75, .atLeast(0), "turns of each spiral arm from the centre to the rim")
  private static let noise = Setting(
    "noise", default: 0.3, .atLeast(0), "standard deviation of a spiral's angle, in radians")
  private static let features = Setting(
    "features", default: 10, .within(1, 1e5), "features of a Gaussian mixture")
  private static let separation = Setting(
    "separation", default: 2.0, .atLeast(0), "distance between the means of a Gaussian mixture")

  private static func data(_ value: Kind) -> Setting<Kind> {
    Setting("data", default: value, "generated data")
  }

  /// The declarations, with a problem's own default for `data`.
  static func settings(data kind: Kind) -> [SettingDeclaration] {
    [
      data(kind).declaration, file.declaration, evaluationFraction.declaration,
      standardize.declaration, examples.declaration, evaluationExamples.declaration,
      classes.declaration, turns.declaration, noise.declaration, features.declaration,
      separation.declaration,
    ]
  }

  private let configuration: Configuration
  private let kind: Kind
  private let table: LabelledTable?

  /// - Throws: if a named file was not loaded or cannot be used for classification
  init(_ configuration: Configuration, files: DataFiles) throws(ConfigurationError) {
    self.configuration = configuration
    kind = configuration[Self.data(.spirals)]
    guard let reference = configuration[Self.file] else {
      table = nil
      if kind == .gaussianMixture, configuration[Self.features] < configuration[Self.classes] {
        throw .invalid(
          owner: configuration.owner, setting: "features",
          reason: "a Gaussian mixture needs at least as many features as classes")
      }
      return
    }
    guard let table = files[reference.text] else {
      throw .invalid(
        owner: configuration.owner, setting: "file", reason: "'\(reference.text)' was not loaded")
    }
    self.table = table
    let labels = table.distinctLabels
    guard labels.count >= 2, labels.count <= 1000,
      labels.allSatisfy({ $0.rounded() == $0 })
    else {
      throw .invalid(
        owner: configuration.owner, setting: "file",
        reason: "\(labels.count) distinct labels from \(compact(labels[0])) to "
          + "\(compact(labels[labels.count - 1])); classification needs 2 to 1000 whole numbers")
    }
    guard trainingCount >= 1, table.rows >= 2 else {
      throw .invalid(
        owner: configuration.owner, setting: "evaluation_fraction",
        reason: "nothing is left to train on: \(table.rows) examples in the file")
    }
  }

  var featureCount: Int {
    table?.columns ?? (kind == .spirals ? 2 : configuration[Self.features])
  }

  var classCount: Int { table?.distinctLabels.count ?? configuration[Self.classes] }

  var trainingCount: Int {
    guard let table else { return configuration[Self.examples] }
    return table.rows
      - TableSplit.evaluationCount(
        of: table.rows, fraction: configuration[Self.evaluationFraction])
  }

  /// The number of examples of the larger part, for training or evaluation.
  var largestPart: Int {
    table.map { max(trainingCount, $0.rows - trainingCount) }
      ?? max(configuration[Self.examples], configuration[Self.evaluationExamples])
  }

  /// The data of one run; ``Truth/bayesAccuracy`` where it is known.
  func load<S: Scalar>(
    _ context: ProblemContext, truth: inout Truth
  ) -> ClassificationData<S> {
    var stream = context.stream(.data)
    if let table {
      return ClassificationData(
        table, evaluationFraction: configuration[Self.evaluationFraction],
        standardize: configuration[Self.standardize], stream: &stream)
    }
    let count = configuration[Self.examples]
    let evaluationCount = configuration[Self.evaluationExamples]
    let generator: any ExampleGenerator
    switch kind {
    case .spirals:
      generator = Spirals(
        arms: classCount, turns: configuration[Self.turns], noise: configuration[Self.noise])
    case .gaussianMixture:
      let mixture = GaussianMixture(
        classes: classCount, features: featureCount, separation: configuration[Self.separation])
      truth.bayesAccuracy = mixture.bayesAccuracy
      generator = mixture
    }
    func part(_ count: Int) -> ClassificationData<S>.Part {
      var examples = Examples<S>(
        ExampleShape(input: .features(featureCount), target: .classes(classCount)), count: count)
      generator.fill(&examples, from: &stream)
      return .init(examples)
    }
    let training = part(count)
    let evaluation = part(evaluationCount)
    return ClassificationData(
      featureCount: featureCount, classCount: classCount, training: training,
      evaluation: evaluation)
  }
}
