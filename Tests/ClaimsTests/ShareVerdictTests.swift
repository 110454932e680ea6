import Analysis
import Catalog
import Claims
import Records
import Testing
import TestSupport

@Suite struct ShareVerdictTests {
  private static func result(
    _ values: [Double?], uncertainty: Double = 0, diverged: Set<Int> = [],
    lower: Double? = nil, upper: Double? = 1, least: Double = 0.9
  ) -> ClaimResult {
    var cell = MadeUp.cell("sgd", values, uncertainty: uncertainty)
    for seed in diverged { cell.samples[seed].values["diverged"] = 1 }
    var settings: [String: SettingValue] = ["least": .number(least)]
    settings["lower"] = lower.map(SettingValue.number)
    settings["upper"] = upper.map(SettingValue.number)
    return ClaimSupport.result("share", settings, predicted: 3, cell)
  }

  private static func ones(_ count: Int) -> [Double?] { Array(repeating: 1, count: count) }

  @Test func `a share is reproduced if its whole interval is at least what is asked`() throws {
    let all = try #require(Self.result(Self.ones(40)).cells[0].share)
    // The p with pⁿ = 0.025.
    #expect(abs(all.interval.lower - 0.9119026971212) < 1e-9 && all.interval.upper == 1)
    #expect(Self.result(Self.ones(40)).verdict == .reproduced)
    #expect(Self.result(Self.ones(35)).verdict == .inconclusive)
    #expect(
      Self.result(Self.ones(35)).reason
        == "of 35 runs all are as claimed, which is too few to decide")
    #expect(Self.result(Self.ones(10) + Array(repeating: 4, count: 10)).verdict == .notReproduced)
    #expect(Self.result([]).verdict == .inconclusive)
  }

  @Test func `one run in a hundred does not break it, and is told`() {
    let result = Self.result(Self.ones(299) + [3.1])
    #expect(result.verdict == .reproduced && result.reason == nil)
    #expect(result.cells[0].share?.accepted == 299)
    #expect(result.cells[0].share?.remark == "of 300 runs 1 is not as claimed")
  }

  @Test func `a run that diverged is no success, whatever it measured on the way`() {
    let result = Self.result(Self.ones(40), diverged: Set(0..<20))
    #expect(result.verdict == .notReproduced)
    #expect(result.cells[0].share?.diverged == 20 && result.cells[0].share?.value == 0.5)
    #expect(result.reason == "of 40 runs 20 are not as claimed, 20 of them diverged")
  }

  @Test func `what is not known is counted for and against`() throws {
    // As good as 40 of 40 or as bad as 30 of 40.
    let open = Self.result(Self.ones(30) + Array(repeating: nil, count: 10))
    let share = try #require(open.cells[0].share)
    #expect(open.verdict == .inconclusive && share.undecided == 10 && share.interval.upper == 1)
    #expect(share.interval.lower < 0.6)
    #expect(open.reason == "of 40 runs 0 are not as claimed; 10 are undecided")
    // A value within its uncertainty of the end.
    #expect(Self.result(Self.ones(39) + [2.9], uncertainty: 0.2).cells[0].share?.undecided == 1)
    // Too many fail, whatever the others are.
    #expect(
      Self.result(Array(repeating: 9, count: 30) + Array(repeating: nil, count: 10)).verdict
        == .notReproduced)
  }

  @Test func `both ends of the range count`() {
    let values: [Double?] = Self.ones(60) + [0.2, 40]
    #expect(Self.result(values, lower: 0.1, upper: 10).cells[0].share?.accepted == 60)
    #expect(Self.result(values, lower: 0.1, upper: nil).cells[0].share?.accepted == 61)
    #expect(Self.result([.infinity] + Self.ones(20)).cells[0].share?.accepted == 20)
  }

  @Test func `of predictions by seed the ratio decides`() {
    let cell = MadeUp.cell(
      "sgd", [3, 9, 5] + Self.ones(60), predictions: [2, 10, 4] + Array(repeating: 2, count: 60))
    let result = ClaimResult(
      ClaimSupport.claim("share", ["upper": .number(1)], predicted: .quantity("p")),
      in: MadeUp.table([cell]))
    #expect(result.cells[0].share?.accepted == 61 && result.cells[0].share?.runs == 63)
  }

  @Test func `an infinite prediction has no multiples`() {
    for predicted in [Double.infinity, -.infinity] {
      let result = ClaimResult(
        ClaimSupport.claim("share", ["lower": .number(0)], predicted: .number(predicted)),
        in: MadeUp.table([MadeUp.cell("sgd", Self.ones(60))]))
      #expect(result.verdict == .inconclusive && result.cells[0].accepted == nil)
    }
  }

  @Test func `the cell with the smallest share is shown`() {
    let cells = [
      MadeUp.cell("a", Self.ones(40)), MadeUp.cell("b", Self.ones(38) + [9, 9]),
      MadeUp.cell("c", Self.ones(39) + [9]),
    ]
    let result = ClaimResult(
      ClaimSupport.claim(
        "share", ["upper": .number(1), "least": .number(0.5)], predicted: .number(3)),
      in: MadeUp.table(cells))
    #expect(result.worst?.title == "b" && result.verdict == .reproduced)
  }
}
