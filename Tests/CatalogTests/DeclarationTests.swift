import Catalog
import Testing

@Suite struct DeclarationTests {
  private let rate = Setting("weight_decay", default: 0.1, .from(0, below: 1), "…")
  private let count = Setting("count", default: 3, .within(1, 10), "…")
  private let growth = Setting("growth", default: Double.infinity, .atLeast(1), "…")
  private let list = Setting<[Double]>("values", default: [], .above(0), "…")
  private let file = Setting<FileReference?>("file", default: nil, "…")

  private var declaration: Declaration {
    Declaration(
      id: "thing", summary: "…", citation: Citation("…"),
      settings: [
        rate.declaration, count.declaration, growth.declaration, list.declaration,
        file.declaration,
      ])
  }

  @Test func `defaults fill in what is not given`() throws {
    let configuration = try declaration.configuration(["count": .integer(7)])
    #expect(configuration[rate] == 0.1)
    #expect(configuration[count] == 7)
    #expect(configuration[growth] == .infinity)
    #expect(configuration[file] == nil)
  }

  @Test func `whole numbers are numbers`() throws {
    let configuration = try declaration.configuration([
      "weight_decay": .integer(0), "values": .integers([1, 2]),
    ])
    #expect(configuration[rate] == 0)
    #expect(configuration[list] == [1, 2])
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
    #expect(throws: ConfigurationError.self) { try declaration.configuration([name: value]) }
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
