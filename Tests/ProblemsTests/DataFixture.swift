import Catalog
import Compute
import Problems

/// Data as a network asks for them.
enum DataFixture {
  typealias Kind = ExampleSource.Kind

  /// What each form of input can be made of.
  static func kinds(_ form: InputForm) -> [Kind] {
    switch form {
    case .features: Kind.allCases.filter { $0 != .markov }
    case .image: [.bars]
    case .sequence: [.adding]
    case .tokens: [.markov]
    }
  }

  static func form(of kind: Kind) -> InputForm { kind == .markov ? .tokens : .features }

  static func source(
    _ kind: Kind? = nil, _ settings: [String: SettingValue] = [:], form: InputForm? = nil,
    files: DataFiles = DataFiles()
  ) throws -> ExampleSource {
    let form = form ?? kind.map(form(of:)) ?? .features
    let kinds = kinds(form)
    let declaration = Declaration(
      id: "net", summary: "", citation: Citation(""),
      settings: ExampleSource.settings(default: kinds[0], kinds: kinds, form: form))
    var given = settings
    if let kind { given["data"] = .text(kind.rawValue) }
    return try ExampleSource(
      declaration.configuration(given), files: files, kinds: kinds, form: form)
  }

  static func load<S: Scalar>(
    _ kind: Kind, _ settings: [String: SettingValue] = [:], form: InputForm? = nil,
    seed: UInt64 = 1, as: S.Type = Double.self
  ) throws -> (data: DataSet<S>, truth: Truth) {
    var truth = Truth()
    let data: DataSet<S> = try source(kind, settings, form: form)
      .load(ProblemContext(seed: seed), truth: &truth)
    return (data, truth)
  }

  /// A table as a plan's file, under the name `f`.
  static func files(_ table: LabelledTable) -> DataFiles {
    var files = DataFiles()
    files["f"] = table
    return files
  }
}

/// Mean of numbers, and its standard error.
func mean(_ numbers: [Double]) -> (value: Double, error: Double) {
  let n = Double(numbers.count)
  let average = numbers.reduce(0, +) / n
  let variance = numbers.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (n - 1)
  return (average, (variance / n).squareRoot())
}
