import Analysis
import Catalog
import Claims
import Records
import Testing
import TestSupport

/// Verdicts on ratios of cells.
@Suite struct RatioVerdictTests {
  private func ratio(
    _ cells: [StudyTable.Cell], of labels: [String] = ["a", "b"], predicted: Claim.Prediction,
    lower: Double? = nil, upper: Double? = nil, axes: [Axis] = ["optimizer"]
  ) -> ClaimResult {
    var settings: [String: SettingValue] = ["along": .text("optimizer"), "of": .texts(labels)]
    if let lower { settings["lower"] = .number(lower) }
    if let upper { settings["upper"] = .number(upper) }
    return ClaimResult(
      ClaimSupport.claim("ratio", settings, predicted: predicted),
      in: MadeUp.table(cells, axes: axes))
  }

  private func cells(_ a: [Double?], _ b: [Double?]) -> [StudyTable.Cell] {
    [MadeUp.cell("a", a), MadeUp.cell("b", b)]
  }

  /// Seeds differ by a factor of 100, their ratios by little.
  @Test(
    arguments: [
      (0.95, 1.05, .reproduced), (0.951, 1.05, .inconclusive), (0.95, 1.049, .inconclusive),
      (1.06, 2, .notReproduced), (0.1, 0.94, .notReproduced), (0.95, nil, .reproduced),
      (0.96, nil, .inconclusive), (1.06, nil, .notReproduced), (nil, 1.05, .reproduced),
      (nil, 1.04, .inconclusive), (nil, 0.94, .notReproduced),
    ] as [(Double?, Double?, ClaimVerdict)])
  func `ratios of the same seed count, not the spread between seeds`(
    lower: Double?, upper: Double?, verdict: ClaimVerdict
  ) {
    // 0.95, 1 and 1.05, exactly.
    let result = ratio(
      cells([0.95, 10, 105], [1, 10, 100]), predicted: .number(1), lower: lower, upper: upper)
    #expect(result.verdict == verdict)
    #expect(result.cells.count == 1 && result.cells[0].estimate.values == [0.95, 1, 1.05])
    #expect(result.cells[0].coordinates == ["optimizer": .word("a / b")])
    #expect(result.cells[0].estimate.interval == Interval(lower: 0.95, upper: 1.05))
  }

  @Test func `bounds are multiples of the prediction, and the order of the labels matters`() {
    let cells = cells([1.9, 3.8, 19], [1, 2, 10])
    func verdict(_ labels: [String], _ predicted: Double) -> ClaimVerdict {
      ratio(cells, of: labels, predicted: .number(predicted), lower: 0.9, upper: 1.1).verdict
    }
    #expect(verdict(["a", "b"], 1.9) == .reproduced && verdict(["a", "b"], 1) == .notReproduced)
    #expect(verdict(["b", "a"], 1 / 1.9) == .reproduced)
    #expect(verdict(["b", "a"], 1.9) == .notReproduced)
  }

  @Test func `seeds are matched by number, and all have to be there`() {
    var other = MadeUp.cell("b", [1, 10, 100])
    other.samples.reverse()
    let cells = [MadeUp.cell("a", [2, 20, 200]), other]
    let result = ratio(cells, predicted: .number(2), lower: 1, upper: 1)
    #expect(result.verdict == .reproduced && result.cells[0].estimate.values == [2, 2, 2])
    for seed in 0..<3 { other.samples[seed].seed = UInt64(seed + 1) }
    let shifted = ratio([cells[0], other], predicted: .number(2), upper: 1)
    #expect(shifted.verdict == .inconclusive && shifted.reason?.contains("same seeds") == true)
    let gap = ratio(self.cells([1, nil], [1, 1]), predicted: .number(1), upper: 1)
    #expect(gap.verdict == .inconclusive && gap.reason?.contains("diverged at step 12") == true)
    let single = ratio(self.cells([1], [1]), predicted: .number(1), upper: 1)
    #expect(single.verdict == .inconclusive && single.reason?.contains("single seed") == true)
  }

  @Test func `what is no ratio decides nothing, an infinite numerator does`() {
    func result(_ a: [Double?], _ b: [Double?]) -> ClaimResult {
      ratio(cells(a, b), predicted: .number(1), upper: 1.5)
    }
    let infinite = result([.infinity, 1], [.infinity, 1])
    #expect(infinite.verdict == .inconclusive && infinite.reason?.contains("infinite") == true)
    let zero = result([1, 1], [0, 1])
    #expect(zero.verdict == .inconclusive && zero.reason?.contains("not positive") == true)
    #expect(result([1, 1], [-1, 1]).verdict == .inconclusive)
    #expect(result([.infinity, .infinity], [1, 1]).verdict == .notReproduced)
    #expect(result([1, 1], [.infinity, .infinity]).verdict == .reproduced)
  }

  @Test func `uncertainties of both cells widen the ratio to first order`() throws {
    let cells = [
      MadeUp.cell("a", [4], uncertainty: 0.2, hasSeeds: false),
      MadeUp.cell("b", [2], uncertainty: 0.1, hasSeeds: false),
    ]
    // (0.2 + 2 × 0.1) / 2
    let result = ratio(cells, predicted: .number(2), lower: 0.9, upper: 1.1)
    let interval = try #require(result.cells[0].estimate.interval)
    #expect(abs(interval.lower - 1.8) < 1e-15 && abs(interval.upper - 2.2) < 1e-15)
    #expect(ratio(cells, predicted: .number(2), upper: 1.09).verdict == .inconclusive)
  }

  @Test func `groups in other axes make a ratio each, and all have to comply`() {
    func cells(_ last: [Double]) -> [StudyTable.Cell] {
      [("p", "a", [2.0, 2]), ("p", "b", [1, 1]), ("q", "a", last), ("q", "b", [100, 100])].map {
        MadeUp.cell($0.1, $0.2, labels: ["problem": $0.0])
      }
    }
    func result(_ last: [Double]) -> ClaimResult {
      ratio(
        cells(last), predicted: .number(2), lower: 0.9, upper: 1.1, axes: ["problem", "optimizer"])
    }
    #expect(result([200, 210]).verdict == .reproduced)
    #expect(result([200, 210]).cells.map { $0.coordinates["problem"]?.label } == ["p", "q"])
    #expect(result([200, 230]).verdict == .inconclusive)
    #expect(result([230, 240]).verdict == .notReproduced)
    #expect(result([230, 240]).worst?.coordinates["problem"]?.label == "q")
    // Without the denominator of one group.
    let lacking = ratio(
      Array(cells([200, 200]).dropLast()), predicted: .number(2), upper: 1.1,
      axes: ["problem", "optimizer"])
    #expect(lacking.verdict == .inconclusive && lacking.reason?.contains("no 'b'") == true)
  }

  @Test func `labels that are missing or stand for several leave it open`() {
    let cells = [
      MadeUp.cell("sgd(momentum=0.5)", [1, 1]), MadeUp.cell("sgd", [1, 1]),
      MadeUp.cell("adam", [2, 2]),
    ]
    func result(_ labels: [String]) -> ClaimResult {
      ratio(cells, of: labels, predicted: .number(1), upper: 3)
    }
    #expect(result(["sgd", "adam"]).reason?.contains("2 cells") == true)
    #expect(result(["sgd(momentum=0.5)", "adam"]).verdict == .reproduced)
    #expect(result(["x", "y"]).reason?.contains("none of the cells") == true)
    for labels in [["sgd", "adam"], ["x", "y"], ["x", "adam"]] {
      #expect(result(labels).verdict == .inconclusive)
    }
  }

  @Test func `cells may differ in several axes at once`() {
    func cell(_ optimizer: String, _ schedule: String, _ horizon: String, _ values: [Double?])
      -> StudyTable.Cell
    {
      MadeUp.cell(optimizer, values, labels: ["schedule": schedule, "horizon": horizon])
    }
    let table = MadeUp.table(
      [
        cell("a", "cosine", "1", [4, 4]), cell("a", "wsd", "1", [9, 9]),
        cell("b", "constant", "1", [8, 8]), cell("a", "cosine", "2", [3, 3]),
        cell("b", "constant", "2", [6, 6]),
      ], axes: ["optimizer", "schedule", "horizon"])
    func result(_ labels: [String], _ rule: String = "ratio") -> ClaimResult {
      var settings: [String: SettingValue] = ["along": .text("optimizer + schedule")]
      if rule == "ratio" {
        settings["of"] = .texts(labels)
        settings["upper"] = .number(1)
        settings["lower"] = .number(1)
      } else {
        settings["order"] = .texts(labels)
      }
      return ClaimResult(
        ClaimSupport.claim(rule, settings, predicted: rule == "ratio" ? .number(2) : nil),
        in: table)
    }
    let ratios = result(["b + constant", "a + cosine"])
    #expect(ratios.verdict == .reproduced && ratios.cells.count == 2)
    #expect(ratios.cells[0].coordinates["schedule"]?.label == "constant / cosine")
    #expect(ratios.cells.map(\.title) == ["horizon 1", "horizon 2"])
    let lacking = result(["b + constant", "a + wsd"]).cells
    #expect(lacking[0].estimate.values.allSatisfy { $0 == 8.0 / 9 })
    #expect(lacking[1].reason?.contains("no 'a + wsd'") == true)
    #expect(result(["b", "a"]).verdict == .inconclusive)
    #expect(result(["a + cosine", "b + constant"], "ordering").verdict == .reproduced)
    #expect(result(["b + constant", "a + cosine"], "ordering").verdict == .notReproduced)
  }

  @Test func `a predicted quantity is that of both cells`() {
    let cells = [
      MadeUp.cell("a", [6, 60], predictions: [3, 30]),
      MadeUp.cell("b", [2, 10], predictions: [1, 5]),
    ]
    // Measured 3 and 6, predicted 3 and 6.
    let result = ratio(cells, predicted: .quantity("p"), lower: 1, upper: 1)
    #expect(result.verdict == .reproduced && result.cells[0].estimate.values == [3, 6])
    #expect(ratio(cells, predicted: .quantity("p"), upper: 0.99).verdict == .notReproduced)
  }
}
