import Analysis
import Catalog
import Claims
import Records
import Testing
import TestSupport

/// Verdicts of claims that hold values against predictions.
@Suite struct PredictionVerdictTests {
  /// Two seeds make an interval from the smaller to the larger value.
  private func verdict(
    _ rule: String, _ settings: [String: SettingValue] = [:], predicted: Double, _ lower: Double,
    _ upper: Double
  ) -> ClaimVerdict {
    ClaimSupport.result(
      rule, settings, predicted: predicted, MadeUp.cell("sgd", [lower, upper])
    ).verdict
  }

  @Test(
    arguments: [
      (2.9, 3.1, .reproduced), (2.7, 3.3, .reproduced), (2.69, 3.0, .inconclusive),
      (3.0, 3.31, .inconclusive), (2.0, 4.0, .inconclusive), (3.31, 4.0, .notReproduced),
      (1.0, 2.69, .notReproduced), (3.0, .infinity, .inconclusive),
      (.infinity, .infinity, .notReproduced), (-4.0, -2.0, .notReproduced),
    ] as [(Double, Double, ClaimVerdict)])
  func `within a tolerance`(lower: Double, upper: Double, verdict: ClaimVerdict) {
    let tolerance: [String: SettingValue] = ["tolerance": .number(0.1)]
    #expect(self.verdict("within", tolerance, predicted: 3, lower, upper) == verdict)
    // A negative prediction is the mirror image.
    #expect(self.verdict("within", tolerance, predicted: -3, -upper, -lower) == verdict)
  }

  @Test(
    arguments: [
      (0.3, 30, .reproduced), (0.29, 3, .inconclusive), (3, 31, .inconclusive),
      (31, 40, .notReproduced), (0.1, 0.29, .notReproduced), (0, 0, .notReproduced),
    ] as [(Double, Double, ClaimVerdict)])
  func `within a factor`(lower: Double, upper: Double, verdict: ClaimVerdict) {
    let factor: [String: SettingValue] = ["factor": .number(10)]
    #expect(self.verdict("within-factor", factor, predicted: 3, lower, upper) == verdict)
    #expect(self.verdict("within-factor", factor, predicted: -3, -upper, -lower) == verdict)
  }

  @Test(
    arguments: [
      (1, 6, .reproduced), (-.infinity, 6, .reproduced), (1, 6.1, .inconclusive),
      (6.1, 7, .notReproduced), (1, .infinity, .inconclusive),
      (.infinity, .infinity, .notReproduced),
    ] as [(Double, Double, ClaimVerdict)])
  func `at most, and its mirror image at least`(
    lower: Double, upper: Double, verdict: ClaimVerdict
  ) {
    let twice: [String: SettingValue] = ["factor": .number(2)]
    #expect(self.verdict("at-most", twice, predicted: 3, lower, upper) == verdict)
    #expect(self.verdict("at-least", twice, predicted: -3, -upper, -lower) == verdict)
  }

  @Test func `nothing but an infinity is near an infinity`() {
    #expect(verdict("within", predicted: .infinity, .infinity, .infinity) == .reproduced)
    #expect(verdict("within", predicted: .infinity, 1e300, .infinity) == .inconclusive)
    #expect(verdict("within", predicted: .infinity, 1, 2) == .notReproduced)
    #expect(verdict("at-most", predicted: .infinity, 1, 2) == .reproduced)
    let result = ClaimSupport.result(
      "within", predicted: 3, MadeUp.cell("sgd", [.infinity, .infinity]))
    #expect(result.cells[0].ratio == .infinity)
    let equal = ClaimSupport.result(
      "within", predicted: .infinity, MadeUp.cell("sgd", [.infinity, .infinity]))
    #expect(equal.cells[0].ratio == 1)
    #expect(
      ClaimSupport.result("within", predicted: 0, MadeUp.cell("sgd", [0, 0])).cells[0].ratio
        == 1)
  }

  @Test func `an exact value decides, a bracket may, a single seed does not`() {
    func verdict(_ cell: StudyTable.Cell) -> ClaimVerdict {
      ClaimSupport.result("at-most", predicted: 3, cell).verdict
    }
    #expect(verdict(MadeUp.cell("sgd", [3], hasSeeds: false)) == .reproduced)
    #expect(verdict(MadeUp.cell("sgd", [3.01], hasSeeds: false)) == .notReproduced)
    #expect(
      verdict(MadeUp.cell("sgd", [2.9], uncertainty: 0.2, hasSeeds: false)) == .inconclusive)
    #expect(
      verdict(MadeUp.cell("sgd", [3.3], uncertainty: 0.2, hasSeeds: false)) == .notReproduced)
    let single = ClaimSupport.result("at-most", predicted: 3, MadeUp.cell("sgd", [1]))
    #expect(single.verdict == .inconclusive && single.reason?.contains("single seed") == true)
  }

  @Test func `a missing value leaves it open, whatever the others say`() {
    for values in [[1, nil, 1], [9, 9, nil], [nil]] as [[Double?]] {
      let result = ClaimSupport.result("at-most", predicted: 3, MadeUp.cell("sgd", values))
      #expect(result.verdict == .inconclusive)
      #expect(result.reason?.contains("diverged at step 12") == true)
    }
    #expect(
      ClaimSupport.result("at-most", predicted: 3, MadeUp.cell("sgd", [])).verdict
        == .inconclusive)
  }

  @Test func `every seed has to comply where the rule says so`() {
    func verdict(_ values: [Double], uncertainty: Double = 0) -> ClaimVerdict {
      ClaimSupport.result(
        "at-most", ["of": .text("every-seed")], predicted: 3,
        MadeUp.cell("sgd", values, uncertainty: uncertainty)
      ).verdict
    }
    let most = Array(repeating: 1.0, count: 20)
    #expect(verdict(most) == .reproduced)
    #expect(verdict(most + [3.1]) == .notReproduced)
    #expect(verdict(most + [3.1], uncertainty: 0.2) == .inconclusive)
    #expect(verdict([2]) == .reproduced)
    // The same values by their median.
    #expect(
      ClaimSupport.result("at-most", predicted: 3, MadeUp.cell("sgd", most + [3.1])).verdict
        == .reproduced)
  }

  /// By predicted value, the seed that decides, its ratio, and how many are outside.
  @Test(
    arguments: [
      ("at-most", 3, [1, 4, 3.5, 2], 4, 2), ("at-most", 5, [1, 4, 3.5, 2], 4, 0),
      ("at-least", 3, [1, 4, 3.5, 2], 1, 2), ("at-most", 3, [1, .infinity], .infinity, 1),
      ("within", 3, [3, 2.5, 3.4], 2.5, 2), ("within", .infinity, [.infinity, 1], 1, 1),
      ("within-factor", 1, [5, 0.15, 2], 0.15, 0), ("within-factor", 1, [1, 0, 20], 0, 2),
    ] as [(String, Double, [Double], Double, Int)])
  func `of every seed the farthest decides`(
    rule: String, predicted: Double, values: [Double], extreme: Double, outside: Int
  ) throws {
    let result = ClaimSupport.result(
      rule, ["of": .text("every-seed")], predicted: predicted, MadeUp.cell("sgd", values))
    let deciding = try #require(result.cells[0].deciding)
    #expect(deciding.value == extreme && deciding.outside == outside && deciding.undecided == 0)
    #expect(result.outside == outside && result.runs == values.count)
    #expect((result.verdict == .reproduced) == (outside == 0))
    #expect(
      ClaimSupport.result(rule, predicted: predicted, MadeUp.cell("sgd", values)).cells[0]
        .deciding == nil)
  }

  @Test func `the cell with the farthest seed is shown, not that with the farthest median`() {
    let cells = [
      MadeUp.cell("a", [2.9, 2.9, 2.9]), MadeUp.cell("b", [1, 1, 3.3]),
      MadeUp.cell("c", [1, 3.2, 1]),
    ]
    let result = ClaimResult(
      ClaimSupport.claim("at-most", ["of": .text("every-seed")], predicted: .number(3)),
      in: MadeUp.table(cells))
    #expect(result.worst?.title == "b" && result.worst?.deciding?.value == 3.3)
    #expect(result.outside == 2 && result.runs == 9)
    #expect(result.reason == "2 of 9 runs are outside of what is accepted")
    #expect(result.cells[0].reason == nil)
    #expect(result.cells[1].reason == "1 of 3 seeds are outside of what is accepted")
  }

  @Test func `of predictions by seed the ratio tells the farthest, and its own value is shown`() {
    let result = ClaimResult(
      ClaimSupport.claim("at-most", ["of": .text("every-seed")], predicted: .quantity("p")),
      in: MadeUp.table([MadeUp.cell("sgd", [3, 9, 5], predictions: [2, 10, 4])]))
    #expect(result.cells[0].deciding?.value == 3 && result.cells[0].deciding?.ratio == 1.5)
    #expect(result.outside == 2 && result.verdict == .notReproduced)
    let open = ClaimSupport.result(
      "at-most", ["of": .text("every-seed")], predicted: 3,
      MadeUp.cell("sgd", [1, 3.1, 2.9], uncertainty: 0.2))
    #expect(open.cells[0].deciding?.undecided == 2 && open.outside == 0)
    #expect(open.reason == "2 of 3 seeds are undecided by their uncertainty")
  }

  @Test func `one cell against it is enough, one open cell leaves it open`() {
    func verdict(_ middles: [Double]) -> ClaimVerdict {
      let cells = middles.enumerated().map { MadeUp.cell("sgd(\($0))", [$1 - 1, $1 + 1]) }
      return ClaimResult(
        ClaimSupport.claim("at-most", predicted: .number(3)), in: MadeUp.table(cells)
      ).verdict
    }
    #expect(verdict([1, 2]) == .reproduced)
    #expect(verdict([1, 3]) == .inconclusive)
    #expect(verdict([3, 9, 1]) == .notReproduced)
  }

  @Test func `where chooses cells by label, name and number`() {
    let cells = [
      MadeUp.cell("sgd(momentum=0.5)", [1, 1], parameters: ["momentum": 0.5]),
      MadeUp.cell("sgd(momentum=0.9)", [2, 2], parameters: ["momentum": 0.9]),
      MadeUp.cell("adam", [4, 4], labels: ["rate": "0.001"]),
    ]
    func titles(_ choice: [String: SettingValue]) -> [String] {
      ClaimResult(
        ClaimSupport.claim("at-most", predicted: .number(3), cells: choice),
        in: MadeUp.table(cells)
      ).cells.map { $0.coordinates["optimizer"]!.label }
    }
    #expect(titles([:]).count == 3)
    #expect(titles(["optimizer": .text("sgd")]).count == 2)
    #expect(titles(["optimizer": .text("sgd(momentum=0.9)")]) == ["sgd(momentum=0.9)"])
    #expect(titles(["momentum": .number(0.5)]) == ["sgd(momentum=0.5)"])
    #expect(titles(["momentum": .integer(1)]) == [])
    #expect(titles(["rate": .number(1e-3)]) == ["adam"])
    #expect(titles(["optimizer": .text("sgd"), "momentum": .number(0.9)]).count == 1)
    let nothing = ClaimResult(
      ClaimSupport.claim("at-most", predicted: .number(3), cells: ["optimizer": .text("lion")]),
      in: MadeUp.table(cells))
    #expect(nothing.verdict == .inconclusive && nothing.reason?.contains("none of the 3") == true)
    let empty = ClaimResult(
      ClaimSupport.claim("at-most", predicted: .number(3)), in: MadeUp.table([]))
    #expect(empty.verdict == .inconclusive && empty.reason == "nothing was measured")
  }

  @Test func `a formula takes its parameters from the cell`() {
    let cells = [(0.5, 3.0), (0.9, 3.8)].map { momentum, limit in
      MadeUp.cell(
        "sgd(momentum=\(momentum))", [limit], uncertainty: 1e-4,
        parameters: ["momentum": momentum], hasSeeds: false)
    }
    func result(_ given: [String: SettingValue]) -> ClaimResult {
      ClaimResult(
        ClaimSupport.claim(
          "within", ["tolerance": .number(1e-3)], predicted: .formula("heavy-ball", given)),
        in: MadeUp.table(cells))
    }
    #expect(result([:]).verdict == .reproduced)
    #expect(result([:]).predictions == Interval(lower: 3, upper: 3.8))
    #expect(result(["curvature": .number(2)]).verdict == .notReproduced)
    #expect(result(["momentum": .number(0.5)]).worst?.title == "sgd(momentum=0.9)")
    let bare = ClaimResult(
      ClaimSupport.claim("within", predicted: .formula("heavy-ball", [:])),
      in: MadeUp.table([MadeUp.cell("sgd", [3, 3])]))
    #expect(bare.verdict == .inconclusive && bare.reason?.contains("momentum") == true)
  }

  @Test func `a measured prediction is compared seed by seed`() {
    let tolerance: [String: SettingValue] = ["tolerance": .number(0.1)]
    func result(_ values: [Double?], _ predictions: [Double]) -> ClaimResult {
      ClaimResult(
        ClaimSupport.claim("within", tolerance, predicted: .quantity("p")),
        in: MadeUp.table([MadeUp.cell("sgd", values, predictions: predictions)]))
    }
    // Ratios .95 to 1.05, while values and predictions by themselves differ by much more.
    let close = result([0.95, 2.1, 3.9], [1, 2, 4])
    #expect(close.verdict == .reproduced && close.cells[0].predicted == 2)
    #expect(abs(close.cells[0].ratio! - 0.975) < 1e-12)
    #expect(result([1, 1, 1], [1, 2, 4]).verdict == .inconclusive)
    #expect(result([2, 4, 8], [1, 2, 4]).verdict == .notReproduced)
    #expect(result([3, 3.1], [3, 3]).cells[0].accepted?.upper == 3 + 0.1 * 3)
    #expect(result([1, 2], [1]).verdict == .inconclusive)
    #expect(result([1, 2], [0, 1]).verdict == .inconclusive)
    #expect(result([1, nil], [1, 2]).verdict == .inconclusive)
    #expect(result([.infinity, 2], [.infinity, 2]).verdict == .reproduced)
  }

  @Test func `uncertainties of both widen the ratio`() {
    var cell = MadeUp.cell("sgd", [1, 2], uncertainty: 0.01, predictions: [1, 2])
    let claim = ClaimSupport.claim(
      "within", ["tolerance": .number(0.05)], predicted: .quantity("p"))
    #expect(ClaimResult(claim, in: MadeUp.table([cell])).verdict == .reproduced)
    for seed in 0..<2 { cell.samples[seed].uncertainties["p"] = 0.05 }
    #expect(ClaimResult(claim, in: MadeUp.table([cell])).verdict == .inconclusive)
  }

  @Test func `the worst cell is the gravest, then the farthest in the direction that counts`() {
    func worst(_ rule: String, _ settings: [String: SettingValue], _ values: [Double]) -> String? {
      let cells = values.enumerated().map { MadeUp.cell("c\($0)", [$1, $1]) }
      return ClaimResult(
        ClaimSupport.claim(rule, settings, predicted: .number(1)), in: MadeUp.table(cells)
      ).worst?.title
    }
    #expect(worst("within", ["tolerance": .number(0.9)], [1.2, 0.5, 1.8]) == "c1")
    #expect(worst("at-most", ["factor": .number(9)], [1.2, 0.5, 1.8]) == "c2")
    #expect(worst("at-least", ["factor": .number(0.1)], [1.2, 0.5, 1.8]) == "c1")
  }

  @Test func `an unknown rule decides nothing`() {
    let result = ClaimSupport.result("guess", predicted: 1, MadeUp.cell("sgd", [1, 1]))
    #expect(result.verdict == .inconclusive && result.reason?.contains("guess") == true)
  }
}
