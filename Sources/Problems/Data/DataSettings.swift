import Catalog

/// The settings of where a network's examples come from, which all networks share: a file, or data
/// that are generated.
public struct DataSettings: SettingGroupContent {
  /// How many classes a model can tell apart.
  public enum Classes: Sendable, Hashable {
    /// Any number of classes, and values to predict as well.
    case orValues
    /// Any number of classes.
    case any
    /// Two classes.
    case two
  }

  /// What the network takes in, which decides which data it can learn.
  public let form: InputForm
  /// Which classes the network can tell apart.
  public let classes: Classes
  /// What examples are drawn from, where no file is named.
  public var generator: any DataGenerator
  public var file = FileSettings()
  public var sampling = SamplingSettings()

  /// The settings of a network that takes examples of one form.
  ///
  /// - Parameters:
  ///   - generator: what examples are drawn from by default
  ///   - form: what the network takes in
  ///   - classes: which classes it can tell apart, and whether it learns values as well
  public init(
    _ generator: any DataGenerator, form: InputForm = .features, classes: Classes = .orValues
  ) {
    self.generator = generator
    self.form = form
    self.classes = classes
  }

  private var generatorsBeside: [any DataGenerator] {
    form.generatorsBeside(ofClasses: classes != .orValues)
  }

  private var isBeside: Bool { generatorsBeside.contains { $0.id == generator.id } }

  // MARK: Declarations

  public var settingDeclarations: [SettingDeclaration] {
    [data] + file.settingDeclarations.filter(isOffered) + sampling.settingDeclarations
      + besideDeclarations
  }

  private var data: SettingDeclaration {
    SettingDeclaration(
      name: "data", summary: "generated data", kind: .wordOrEntry, isOptional: false,
      defaultValue: dataValue, choices: generatorsBeside.map(\.id),
      group: .data(form, ofClasses: classes != .orValues))
  }

  private var dataValue: SettingValue {
    isBeside ? .text(generator.id) : .entry(generator.id, generator.changedSettings)
  }

  private func isOffered(_ setting: SettingDeclaration) -> Bool {
    switch setting.name {
    case "image": form == .image
    case "sequence_features": form == .sequence
    default: form.canBeRead
    }
  }

  /// One for each name that generators have; the default generator's where it has it.
  private var besideDeclarations: [SettingDeclaration] {
    var settings: [SettingDeclaration] = []
    for other in generatorsBeside {
      let isOwn = other.id == generator.id
      for setting in (isOwn ? generator : other).settingDeclarations {
        if let position = settings.firstIndex(where: { $0.name == setting.name }) {
          settings[position] = settings[position].joined(with: setting, takesOver: isOwn)
        } else {
          settings.append(setting)
        }
      }
    }
    for position in settings.indices { settings[position].companion = "data" }
    return classes == .two ? settings.map(\.forTwoClasses) : settings
  }

  // MARK: Values

  public var settingValues: [String: SettingValue] {
    var values = sampling.settingValues
    let offered = file.settingDeclarations.filter(isOffered).map(\.name)
    values.merge(file.settingValues.filter { offered.contains($0.key) }) { $1 }
    for setting in besideDeclarations { values[setting.name] = setting.defaultValue }
    if isBeside { values.merge(generator.settingValues) { $1 } }
    values["data"] = dataValue
    return values
  }

  public func check(as owner: String) throws(ConfigurationError) {
    try file.check(as: owner)
    try sampling.check(as: owner)
    // The settings of generated data mean nothing beside a file.
    if file.file == nil { try generator.check(as: owner) }
  }

  public mutating func read(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) {
    file = try FileSettings(
      values.merging(FileSettings().settingValues) { given, _ in given }, of: owner, in: scope)
    sampling = try SamplingSettings(values, of: owner, in: scope)
    // The settings of generated data mean nothing beside a file.
    guard file.file == nil else { return }
    let data = data
    switch try data.validated(values["data"] ?? .none, of: owner, in: scope) {
    case .text(let word):
      for other in generatorsBeside where other.id == word {
        generator = try other.reading(values, of: owner, in: scope)
      }
    case .entry(let name, let settings):
      guard let group = data.group,
        let value: any DataGenerator = try scope.value(EntryReference(name, settings), in: group)
      else { throw noData(values, owner) }
      generator = value
    default: throw noData(values, owner)
    }
  }
}

extension DataSettings {
  private func noData(_ values: [String: SettingValue], _ owner: String) -> ConfigurationError {
    .wrongType(
      owner: owner, setting: "data", found: (values["data"] ?? .none).description,
      expected: SettingKind.wordOrEntry.expectation)
  }
}

extension DataGenerator {
  /// The name in plans.
  var id: String { Self.about.id }

  /// One of the same type, from other values.
  fileprivate func reading(
    _ values: [String: SettingValue], of owner: String, in scope: EntryScope
  ) throws(ConfigurationError) -> any DataGenerator {
    try Self(values, of: owner, in: scope)
  }
}

extension SettingDeclaration {
  /// With the meanings of both, of which the beginning that they have in common is said once: "noise of
  /// a spiral; of moons".
  fileprivate func joined(
    with other: SettingDeclaration, takesOver: Bool
  ) -> SettingDeclaration {
    let first = summary.split(separator: ";")[0].split(separator: " ")
    let second = other.summary.split(separator: " ")
    let common = zip(first, second).prefix { $0 == $1 }.count
    let start = second.prefix(common).lastIndex(of: "of") ?? 0
    let rest = second[start...].joined(separator: " ")
    return SettingDeclaration(
      name: name, summary: common == second.count ? summary : "\(summary); \(rest)", kind: kind,
      isOptional: isOptional, defaultValue: (takesOver ? other : self).defaultValue,
      bounds: (takesOver ? other : self).bounds, choices: choices, group: group)
  }

  fileprivate var forTwoClasses: SettingDeclaration {
    guard name == "classes" else { return self }
    var two = SettingDeclaration(
      name: name, summary: "classes of generated data: two", kind: kind, isOptional: isOptional,
      defaultValue: .integer(2), bounds: .within(2, 2))
    two.companion = companion
    return two
  }
}

/// How many examples are generated.
public struct SamplingSettings: Settings {
  @Setting(
    "fresh generated examples in every step instead of a finite set that is used again and again")
  public var streaming = false
  @Setting(.within(2, 1e7), "training examples of generated data") public var examples = 300
  @Setting(.within(1, 1e7), "evaluation examples of generated data")
  public var evaluationExamples = 1000

  public init() {}
}
