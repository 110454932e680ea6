import Catalog
import Testing

/// Settings of several kinds.
private struct Thing: Settings {
  @Setting(.from(0, below: 1), "…") var weightDecay = 0.1
  @Setting(.within(1, 10), "…") var count = 3
  @Setting(.atLeast(1), "…") var growth = Double.infinity
  @Setting(.above(0), "…") var values: [Double] = []
  @Setting("…") var file: FileReference? = nil
}

@Suite struct DeclarationTests {
  private let declaration = Declaration(
    About("thing", "…", Citation("…")), settingsOf: { [Thing()] })

  @Test func `defaults fill in what is not given`() throws {
    let configuration = try declaration.configuration(["count": .integer(7)])
    #expect(configuration.owner == "thing")
    let thing = try Thing(configuration)
    #expect(thing.weightDecay == 0.1)
    #expect(thing.count == 7)
    #expect(thing.growth == .infinity)
    #expect(thing.values == [])
    #expect(thing.file == nil)
  }

  @Test func `whole numbers are numbers`() throws {
    let configuration = try declaration.configuration([
      "weight_decay": .integer(0), "values": .integers([1, 2]),
    ])
    let thing = try Thing(configuration)
    #expect(thing.weightDecay == 0)
    #expect(thing.values == [1, 2])
    // Both spellings must be the same setting, or the same run would have two identities.
    #expect(
      try declaration.configuration(["weight_decay": .number(0)])
        == declaration.configuration(["weight_decay": .integer(0)]))
  }

  @Test(arguments: [
    ("weight_decay", SettingValue.number(1)), ("weight_decay", .number(-0.1)),
    ("weight_decay", .number(.nan)), ("weight_decay", .number(.infinity)),
    ("count", .integer(0)), ("count", .integer(11)), ("growth", .number(0.5)),
    ("growth", .number(.nan)), ("values", .numbers([1, 0])), ("values", .numbers([.infinity])),
  ])
  func `values out of bounds are refused`(name: String, value: SettingValue) {
    let error = #expect(throws: ConfigurationError.self) {
      try declaration.configuration([name: value])
    }
    guard case .outOfRange(owner: "thing", setting: name, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `infinity is allowed where it is the default, and has a word in JSON`() throws {
    for value in [SettingValue.number(.infinity), .text("inf")] {
      #expect(
        try declaration.configuration(["growth": value]).values["growth"] == .number(.infinity))
    }
    for value in [SettingValue.text("-inf"), .number(-.infinity), .text("nan"), .text("infinity")] {
      #expect(throws: ConfigurationError.self) {
        try declaration.configuration(["growth": value])
      }
    }
    #expect(throws: ConfigurationError.self) {
      try declaration.configuration(["weight_decay": .text("inf")])
    }
  }

  @Test func `of several mistakes the same one is always told`() {
    for _ in 0..<20 {
      let error = #expect(throws: ConfigurationError.self) {
        try declaration.configuration([
          "zzz": .integer(1), "aaa": .integer(1), "count": .integer(0),
        ])
      }
      #expect(
        error
          == .unknownSetting(
            owner: "thing", found: "aaa", allowed: declaration.settings.map(\.name)))
    }
  }

  @Test func `a setting that two groups have is one`() throws {
    struct Other: Settings {
      @Setting("another meaning") var count = 9
      @Setting("…") var more = true
    }
    let both = Declaration(About("both", "…", Citation("…")), settingsOf: { [Thing(), Other()] })
    #expect(
      both.settings.map(\.name) == ["weight_decay", "count", "growth", "values", "file", "more"])
    #expect(try both.configuration().values["count"] == .integer(3))
  }

  @Test func `what is made of the settings of something else is refused`() throws {
    let configuration = try declaration.configuration()
    #expect(throws: Never.self) { try configuration.check(isOf: "thing") }
    #expect(
      throws: ConfigurationError.invalid(
        owner: "other", setting: nil, reason: "cannot be made from the settings of 'thing'")
    ) { try configuration.check(isOf: "other") }
  }

  @Test func `a value of the wrong kind names what was expected`() {
    #expect(
      throws: ConfigurationError.wrongType(
        owner: "thing", setting: "count", found: "2.5", expected: "a whole number")
    ) { try declaration.configuration(["count": .number(2.5)]) }
  }

  @Test func `a misspelt setting names the nearest one`() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try declaration.configuration(["wieght_decay": .number(0)])
    }
    #expect(error?.description.contains("did you mean 'weight_decay'?") == true)
  }

  @Test(arguments: [
    ("weigth_decay", "weight_decay"), ("weight-decay", "weight_decay"), ("Count", "count"),
    ("cuont", "count"),
  ])
  func `slips of the fingers find their name`(found: String, meant: String) {
    #expect(nearestName(to: found, among: ["weight_decay", "count", "values"]) == meant)
  }

  @Test func `a word that resembles nothing finds nothing`() {
    #expect(nearestName(to: "momentum", among: ["count", "values"]) == nil)
  }
}
