import Catalog
import Testing

private enum Shape: String, SettingChoice {
  case round
  case upsideDown = "upside-down"
}

/// What several kinds of things have.
private struct Size: Settings, SettingGroupContent {
  @Setting(.above(0), "…") var width = 2.0
  @Setting(.within(0, 5), "…") var copies = 1

  func validate(as owner: String) throws(ConfigurationError) {
    guard width >= Double(copies) else {
      throw .invalid(owner: owner, setting: "copies", reason: "do not fit")
    }
  }
}

private struct Part: Settings {
  @Setting(.atLeast(1), "…") var teeth = 8
}

extension EntryGroup {
  fileprivate static let parts = EntryGroup("part")
}

private struct Machine: Settings {
  @Setting(.from(0, below: 1), "a decay") var weightDecay = 0.1
  @Setting(.within(1, 10), "a count", name: "number") var repetitionCount = 3
  @Setting(.above(0), "a limit") var limit: Double? = nil
  @Setting("a form") var shape = Shape.round
  @Setting(SettingTerms(.any, "one of some", choices: ["upside-down"]))
  var turned = Shape.upsideDown
  @Setting(.within(1, 9), "widths") var widths = [4, 2]
  @Setting("words") var words: [String] = []
  @Setting(SettingTerms(.any, "a part", among: .parts)) var part = EntryReference("gear")
  @SettingGroup var size = Size()
  @Setting("whether it runs") var isOn = true

  func validate(as owner: String) throws(ConfigurationError) {
    if !isOn, limit != nil {
      throw .invalid(owner: owner, setting: "limit", reason: "is for machines that run")
    }
  }
}

private let machine = About("machine", "…", Citation("…"))

/// Stored properties that are settings.
@Suite struct SettingsTests {
  private let declaration = Declaration(machine, settingsOf: { [Machine()] })

  private let scope = {
    var scope = EntryScope()
    scope.set(.parts) {
      [EntryScope.Member(Declaration(About("gear", "…", Citation("…")), settingsOf: { [Part()] }))]
    }
    return scope
  }()

  private func made(_ given: [String: SettingValue]) throws -> Machine {
    try Machine(declaration.configuration(given, in: scope), in: scope)
  }

  private func setting(_ name: String) throws -> SettingDeclaration {
    try #require(declaration.settings.first { $0.name == name })
  }

  // MARK: Declarations

  @Test func `names are the properties' in snake case, in their order, groups among them`() {
    #expect(
      declaration.settings.map(\.name) == [
        "weight_decay", "number", "limit", "shape", "turned", "widths", "words", "part", "width",
        "copies", "is_on",
      ])
  }

  @Test func `a declaration has what the property says`() throws {
    let decay = try setting("weight_decay")
    #expect(decay.kind == .number && decay.summary == "a decay" && !decay.isOptional)
    #expect(decay.defaultValue == .number(0.1) && decay.bounds == .from(0, below: 1))
    let limit = try setting("limit")
    #expect(limit.kind == .number && limit.isOptional && limit.defaultValue == .none)
    #expect(try setting("shape").kind == .text)
    #expect(try setting("shape").choices == ["round", "upside-down"])
    #expect(try setting("turned").choices == ["upside-down"])
    #expect(try setting("widths").kind == .integers && setting("words").kind == .texts)
    #expect(try setting("part").kind == .entry && setting("part").group == .parts)
    #expect(try setting("is_on").kind == .flag)
    #expect(try setting("part").allowed(in: scope) == "gear")
    #expect(try setting("copies").allowed(in: scope) == "from 0 to 5")
  }

  @Test func `present values are the defaults of the declarations`() throws {
    let changed = Machine {
      $0.weightDecay = 0.5
      $0.size.copies = 2
    }
    let declared = Dictionary(
      uniqueKeysWithValues: changed.settingDeclarations.map { ($0.name, $0.defaultValue) })
    #expect(declared == changed.settingValues)
    #expect(declared["weight_decay"] == .number(0.5) && declared["copies"] == .integer(2))
    #expect(
      changed.changedSettings == ["weight_decay": .number(0.5), "copies": .integer(2)])
    #expect(Machine().changedSettings.isEmpty)
  }

  // MARK: From and to values

  @Test func `without values a machine is the default one`() throws {
    // The entry in it is completed.
    var expected = Machine().settingValues
    expected["part"] = .entry("gear", ["teeth": .integer(8)])
    #expect(try made([:]).settingValues == expected)
  }

  static let rounds: [[String: SettingValue]] = [
    ["weight_decay": .integer(0)], ["number": .integer(10), "limit": .number(0.5)],
    ["shape": .text("upside-down"), "turned": .text("upside-down"), "is_on": .flag(false)],
    ["widths": .integers([]), "words": .texts(["a", "b"])], ["words": .integers([])],
    ["part": .entry("gear", ["teeth": .integer(1)])],
    ["width": .number(7), "copies": .integer(5)], ["limit": .none],
  ]

  @Test(arguments: rounds) func `values survive the way through a machine`(
    given: [String: SettingValue]
  ) throws {
    let configuration = try declaration.configuration(given, in: scope)
    let machine = try Machine(configuration, in: scope)
    #expect(machine.settingValues == configuration.values)
    let again = try Machine(machine.settingValues, of: "machine", in: scope)
    #expect(again.settingValues == machine.settingValues)
    #expect(throws: Never.self) { try machine.check(as: "machine") }
  }

  @Test func `what code sets is what a plan says`() throws {
    let coded = Machine {
      $0.repetitionCount = 4
      $0.limit = 2
      $0.shape = .upsideDown
      $0.part = EntryReference("gear", ["teeth": .integer(3)])
      $0.size.width = 9
    }
    let planned = try made([
      "number": .integer(4), "limit": .number(2), "shape": .text("upside-down"),
      "part": .entry("gear", ["teeth": .integer(3)]), "width": .number(9),
    ])
    #expect(coded.settingValues == planned.settingValues)
  }

  @Test func `a value that is missing is named`() throws {
    var values = try made([:]).settingValues
    values["copies"] = nil
    #expect(
      throws: ConfigurationError.invalid(owner: "m", setting: "copies", reason: "is missing")
    ) { try Machine(values, of: "m", in: scope) }
    // Others are not looked at.
    values["copies"] = .integer(1)
    values["colour"] = .text("red")
    #expect(throws: Never.self) { try Machine(values, of: "m", in: scope) }
  }

  // MARK: What is refused

  /// A value in a plan, and what it is told as.
  static let refused: [(String, SettingValue, ConfigurationError)] = [
    (
      "weight_decay", .number(1),
      .outOfRange(
        owner: "machine", setting: "weight_decay", found: "1", allowed: "≥ 0 and < 1")
    ),
    (
      "number", .integer(11),
      .outOfRange(owner: "machine", setting: "number", found: "11", allowed: "from 1 to 10")
    ),
    (
      "limit", .number(0),
      .outOfRange(owner: "machine", setting: "limit", found: "0", allowed: "> 0")
    ),
    (
      "shape", .text("square"),
      .unknownChoice(
        owner: "machine", setting: "shape", found: "square", allowed: ["round", "upside-down"])
    ),
    (
      "turned", .text("round"),
      .unknownChoice(
        owner: "machine", setting: "turned", found: "round", allowed: ["upside-down"])
    ),
    (
      "widths", .integers([3, 10]),
      .outOfRange(owner: "machine", setting: "widths", found: "[3, 10]", allowed: "from 1 to 9")
    ),
    (
      "words", .text("a"),
      .wrongType(
        owner: "machine", setting: "words", found: "a", expected: "a list of words")
    ),
    // Of a group: of what has it.
    (
      "width", .number(-1),
      .outOfRange(owner: "machine", setting: "width", found: "-1", allowed: "> 0")
    ),
    ("copies", .integer(3), .invalid(owner: "machine", setting: "copies", reason: "do not fit")),
    // Of an entry: of the entry.
    (
      "part", .entry("gear", ["teeth": .integer(0)]),
      .outOfRange(owner: "gear", setting: "teeth", found: "0", allowed: "≥ 1")
    ),
    (
      "part", .entry("gear", ["tooth": .integer(3)]),
      .unknownSetting(owner: "gear", found: "tooth", allowed: ["teeth"])
    ),
    (
      "part", .entry("lever", [:]),
      .unknownChoice(owner: "machine", setting: "part", found: "lever", allowed: ["gear"])
    ),
    (
      "is_on", .none,
      .wrongType(owner: "machine", setting: "is_on", found: "none", expected: "true or false")
    ),
  ]

  @Test(arguments: refused) func `a plan's mistake is told with owner and setting`(
    name: String, value: SettingValue, expected: ConfigurationError
  ) {
    #expect(throws: expected) { try made([name: value]) }
  }

  @Test func `values that do not go together are refused`() {
    let both: [String: SettingValue] = ["is_on": .flag(false), "limit": .number(1)]
    #expect(
      throws: ConfigurationError.invalid(
        owner: "machine", setting: "limit", reason: "is for machines that run")
    ) { try made(both) }
  }

  /// A change in code, and the setting that is wrong then.
  private static let coded: [(change: @Sendable (inout Machine) -> Void, setting: String)] = [
    ({ $0.weightDecay = 1 }, "weight_decay"), ({ $0.weightDecay = -0.1 }, "weight_decay"),
    ({ $0.weightDecay = .nan }, "weight_decay"), ({ $0.weightDecay = .infinity }, "weight_decay"),
    ({ $0.repetitionCount = 0 }, "number"), ({ $0.repetitionCount = .max }, "number"),
    ({ $0.limit = 0 }, "limit"), ({ $0.limit = .infinity }, "limit"),
    ({ $0.turned = .round }, "turned"), ({ $0.widths = [1, 0] }, "widths"),
    ({ $0.size.width = 0 }, "width"), ({ $0.size.width = .nan }, "width"),
    ({ $0.size.copies = 6 }, "copies"), ({ $0.size.copies = 4 }, "copies"),
    (
      {
        $0.isOn = false
        $0.limit = 1
      }, "limit"
    ),
  ]

  @Test(arguments: coded.indices) func `a check refuses what code sets out of bounds`(number: Int) {
    let (change, name) = Self.coded[number]
    let error = #expect(throws: ConfigurationError.self) {
      try Machine(change).check(as: "machine")
    }
    #expect(error?.setting == name)
    #expect(error?.description.hasPrefix("machine.\(name): ") == true)
  }

  @Test func `a check lets pass what a plan could have`() {
    #expect(throws: Never.self) { try Machine().check(as: "machine") }
    #expect(throws: Never.self) {
      try Machine {
        $0.limit = 1e-300
        $0.size.width = 5
        $0.size.copies = 5
      }.check(as: "machine")
    }
  }
}
