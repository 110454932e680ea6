import Catalog
import Foundation
import Schedules
import Testing

/// Schedules made of others, durations, and what fits into a run.
@Suite struct CombinatorTests {
  @Test func `a sequence hands each part its own horizon`() throws {
    let parts: [EntryReference] = [
      EntryReference("constant", ["warmup": .number(10)]), EntryReference("linear"),
      EntryReference("scale", ["by": .number(0.1)]),
    ]
    let rates = try rates(
      "sequence", ["parts": .entries(parts), "boundaries": .numbers([0.5, 80])], steps: 100)
    #expect(isClose(rates[0], 0.1) && rates[9] == 1 && rates[49] == 1 && rates[50] == 1)
    #expect(isClose(rates[65], 0.5) && isClose(rates[79], 1.0 / 30))
    #expect(isClose(rates[80], 0.1) && isClose(rates[100], 0.1))
  }

  @Test func `a product multiplies, a scale scales`() throws {
    let product = try rates(
      "product",
      [
        "factors": .entries([
          EntryReference("linear"), EntryReference("exponential", ["gamma": .number(0.99)]),
        ])
      ], steps: 100)
    let scaled = try rates(
      "scale", ["by": .number(0.25), "of": .entry("linear", [:])], steps: 100)
    for k in 0...100 {
      #expect(isClose(product[k], (1 - Double(k) / 100) * pow(0.99, Double(k))))
      #expect(isClose(scaled[k], 0.25 * (1 - Double(k) / 100)))
    }
  }

  @Test func `a cooldown branch leaves its stem at step s, whatever the stem is`() throws {
    let stem = try rates("cosine", ["warmup": .number(20)], steps: 200)
    let branch = try rates(
      "cooldown-branch",
      [
        "of": .entry("cosine", ["warmup": .number(20)]), "at": .number(90),
        "cooldown": .number(40), "floor": .number(0.1),
      ], steps: 200)
    #expect(Array(branch[...90]) == Array(stem[...90]))
    #expect(isClose(branch[110], stem[90] * 0.55) && isClose(branch[130], stem[90] * 0.1))
    #expect(isClose(branch[200], stem[90] * 0.1))
  }

  @Test(arguments: [
    (0.05, 1000, 50), (0.07, 100, 7), (0.2, 400, 80), (0.001, 100, 1), (0, 100, 0), (1, 100, 1),
    (25, 100, 25), (2.5, 100, 3), (0.999, 10, 10),
  ])
  func `durations below 1 are fractions, rounded up`(value: Double, steps: Int, expected: Int) {
    #expect(Duration(value).steps(of: steps) == expected)
  }

  @Test(arguments: [
    ("cosine", ["warmup": SettingValue.number(101)], false),
    ("cosine", ["warmup": .number(100)], true),
    ("wsd", ["warmup": .number(50), "cooldown": .number(51)], false),
    ("wsd", ["warmup": .number(50), "cooldown": .number(50)], true),
    ("wsd", ["cooldown": .number(101)], false),
    ("constant", ["warmup": .number(1e300)], false),
    ("one-cycle", ["rise": .number(101)], false),
    ("one-cycle", ["rise": .number(51), "phases": .integer(3)], false),
    ("one-cycle", ["rise": .number(50), "phases": .integer(3)], true),
    ("cooldown-branch", ["at": .number(101)], false),
    ("cooldown-branch", ["at": .number(90), "cooldown": .number(11)], false),
    ("cooldown-branch", ["at": .number(90), "cooldown": .number(10)], true),
    ("sequence", ["boundaries": .numbers([100])], false),
    ("sequence", ["boundaries": .numbers([99])], true),
    ("sequence", ["boundaries": .numbers([0])], false),
    ("cosine-restarts", ["cycles": .number(200), "multiplier": .number(1)], false),
    ("cosine-restarts", ["cycles": .number(1e6), "multiplier": .number(2)], false),
    ("reduce-on-plateau", ["warmup": .number(101)], false),
  ])
  func `phases must fit into the run`(
    name: String, settings: [String: SettingValue], fits: Bool
  ) throws {
    let schedule = try configured(name, settings)
    if fits {
      try schedule.validate(steps: 100)
    } else {
      #expect(throws: ConfigurationError.self) { try schedule.validate(steps: 100) }
    }
  }
}
