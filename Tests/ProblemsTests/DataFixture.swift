import Catalog
import Compute
import Problems

/// Data as a network asks for them.
enum DataFixture {
  /// What has the settings, in messages.
  private static let owner = "net"

  /// A generator of the catalogue, with its defaults.
  static func generator(_ name: String) throws -> any DataGenerator {
    try DataGeneratorEntry.standard[name].generator
  }

  private static func form(of generator: any DataGenerator) -> InputForm {
    if case .tokens = generator.shape.input { .tokens } else { .features }
  }

  /// Settings that were made in code, checked as those of a problem are.
  static func source(_ settings: DataSettings) throws -> ExampleSource {
    try settings.check(as: owner)
    return try ExampleSource(settings, of: owner)
  }

  /// - Parameter change: of how many examples there are
  static func source(
    _ generator: any DataGenerator, form: InputForm? = nil,
    _ change: (inout SamplingSettings) -> Void = { _ in }
  ) throws -> ExampleSource {
    var settings = DataSettings(generator, form: form ?? self.form(of: generator))
    change(&settings.sampling)
    return try source(settings)
  }

  /// A table as the file of a plan.
  static func source(
    _ table: LabelledTable, form: InputForm = .features,
    _ change: (inout FileSettings) -> Void = { _ in }
  ) throws -> ExampleSource {
    var settings = DataSettings(Spirals(), form: form)
    settings.file.file = DataFile("f", table)
    change(&settings.file)
    return try source(settings)
  }

  /// Settings as a plan has them.
  ///
  /// - Parameter generator: the problem's default
  static func planned(
    _ generator: any DataGenerator, _ given: [String: SettingValue], form: InputForm = .features,
    classes: DataSettings.Classes = .orValues, in scope: EntryScope = EntryScope()
  ) throws -> DataSettings {
    var settings = DataSettings(generator, form: form, classes: classes)
    let declaration = Declaration(
      About(owner, "", Citation("")), settings: settings.settingDeclarations)
    let configuration = try declaration.configuration(given, in: scope)
    try settings.read(configuration.values, of: owner, in: scope)
    return settings
  }

  static func load<S: Scalar>(
    _ generator: any DataGenerator, form: InputForm? = nil, seed: UInt64 = 1,
    as: S.Type = Double.self, _ change: (inout SamplingSettings) -> Void = { _ in }
  ) throws -> (data: DataSet<S>, truth: Truth) {
    var truth = Truth()
    let data: DataSet<S> = try source(generator, form: form, change)
      .load(ProblemContext(seed: seed), truth: &truth)
    return (data, truth)
  }
}

/// Mean of numbers, and its standard error.
func mean(_ numbers: [Double]) -> (value: Double, error: Double) {
  let n = Double(numbers.count)
  let average = numbers.reduce(0, +) / n
  let variance = numbers.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (n - 1)
  return (average, (variance / n).squareRoot())
}
