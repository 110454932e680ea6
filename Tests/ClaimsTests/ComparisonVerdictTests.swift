import Analysis
import Catalog
import Claims
import Records
import Testing
import TestSupport

/// Verdicts of orderings and trends.
@Suite struct ComparisonVerdictTests {
  private func ordering(
    _ order: [String], _ cells: [StudyTable.Cell], axes: [Axis] = ["optimizer"]
  ) -> ClaimResult {
    ClaimResult(
      ClaimSupport.claim("ordering", ["along": .text("optimizer"), "order": .texts(order)]),
      in: MadeUp.table(cells, axes: axes))
  }

  private func cells(_ values: [[Double?]]) -> [StudyTable.Cell] {
    zip(["a", "b", "c", "d"], values).map { MadeUp.cell($0, $1) }
  }

  @Test func `differences of the same seed count, not the spread between seeds`() {
    // Seeds differ by far more than the cells do.
    #expect(
      ordering(["a", "b"], cells([[1, 10, 100], [1.1, 10.1, 100.1]])).verdict == .reproduced)
    #expect(
      ordering(["b", "a"], cells([[1, 10, 100], [1.1, 10.1, 100.1]])).verdict == .notReproduced)
    #expect(
      ordering(["a", "b"], cells([[1, 10, 100], [1.1, 9.9, 100.1]])).verdict == .inconclusive)
  }

  @Test func `seeds are matched by number, not by place`() {
    var other = MadeUp.cell("b", [1.1, 10.1, 100.1])
    other.samples.reverse()
    let result = ordering(["a", "b"], [MadeUp.cell("a", [1, 10, 100]), other])
    #expect(result.verdict == .reproduced)
    for seed in 0..<3 { other.samples[seed].seed = UInt64(seed + 1) }
    let shifted = ordering(["a", "b"], [MadeUp.cell("a", [1, 10, 100]), other])
    #expect(shifted.verdict == .inconclusive && shifted.reason?.contains("same seeds") == true)
  }

  /// Without it each method would be there once for every rate, and `where` would have to choose one.
  @Test func `a quantity that is constant along an axis has a cell for each of the others`() {
    let cells = ["a", "b"].flatMap { optimizer in
      [1.0, 2.0].map { rate in
        MadeUp.cell(
          optimizer, optimizer == "a" ? [1, 2, 3] : [4, 5, 6], labels: ["rate": "\(rate)"],
          parameters: ["rate": rate])
      }
    }
    func result(_ axis: Axis?, _ chosen: [String: SettingValue] = [:]) -> ClaimResult {
      ClaimResult(
        ClaimSupport.claim(
          "ordering", ["along": .text("optimizer"), "order": .texts(["a", "b"])], cells: chosen),
        in: StudyTable(
          axes: ["optimizer", "rate"],
          quantities: [StudyQuantity("y", title: "y", "measured", constantAlong: axis)],
          cells: cells))
    }
    let whole = result("rate")
    #expect(whole.verdict == .reproduced && whole.axes == ["optimizer"])
    #expect(whole.cells.map(\.title) == ["a", "b"])
    #expect(result(nil).cells.count == 4 && result("steps").cells.count == 4)
    #expect(result(nil, ["rate": .number(2)]).cells.count == 2)
    // There is no rate left that it could be about.
    #expect(result("rate", ["rate": .number(2)]).verdict == .inconclusive)
  }

  @Test func `ties decide nothing, infinite ones neither`() {
    #expect(ordering(["a", "b"], cells([[1, 2], [1, 2]])).verdict == .inconclusive)
    #expect(ordering(["a", "b"], cells([[1, 2], [1, 3]])).verdict == .inconclusive)
    let infinite: [Double?] = [.infinity, .infinity]
    #expect(ordering(["a", "b"], cells([infinite, infinite])).verdict == .inconclusive)
    #expect(ordering(["a", "b"], cells([[1, 2], infinite])).verdict == .reproduced)
    #expect(ordering(["a", "b"], cells([infinite, [1, 2]])).verdict == .notReproduced)
  }

  @Test func `brackets of both cells have to be cleared`() {
    func verdict(_ uncertainty: Double) -> ClaimVerdict {
      ordering(
        ["a", "b"],
        [
          MadeUp.cell("a", [1], uncertainty: uncertainty, hasSeeds: false),
          MadeUp.cell("b", [2], uncertainty: uncertainty, hasSeeds: false),
        ]
      ).verdict
    }
    #expect(verdict(0) == .reproduced && verdict(0.49) == .reproduced)
    #expect(verdict(0.5) == .inconclusive && verdict(0.6) == .inconclusive)
  }

  @Test func `every step of an ordering has to hold, and no pair may contradict`() {
    #expect(ordering(["a", "b", "c"], cells([[1, 1], [2, 2], [3, 3]])).verdict == .reproduced)
    #expect(
      ordering(["a", "b", "c"], cells([[1, 1], [2, 1], [3, 3]])).verdict == .inconclusive)
    #expect(
      ordering(["a", "b", "c"], cells([[1, 1], [3, 3], [2, 2]])).verdict == .notReproduced)
    // Each step is undecided, but the ends are the wrong way round.
    #expect(
      ordering(["a", "b", "c"], cells([[5, 5], [6, 4], [3.9, 4.5]])).verdict == .notReproduced)
    // The same of a pair that is neither neighbours nor the ends.
    #expect(
      ordering(["a", "b", "c", "d"], cells([[5, 5], [6, 4], [3.9, 4.5], [9, 9]])).verdict
        == .notReproduced)
  }

  @Test func `labels that are missing or stand for several leave it open`() {
    let result = ordering(["a", "x"], cells([[1, 1], [2, 2]]))
    #expect(result.verdict == .inconclusive && result.reason?.contains("'x'") == true)
    let two = [
      MadeUp.cell("sgd(momentum=0.5)", [1, 1]), MadeUp.cell("sgd", [1, 1]),
      MadeUp.cell("adam", [2, 2]),
    ]
    let several = ordering(["sgd", "adam"], two)
    #expect(several.verdict == .inconclusive && several.reason?.contains("2 cells") == true)
    #expect(ordering(["sgd(momentum=0.5)", "adam"], two).verdict == .reproduced)
    #expect(ordering(["x", "y"], two).reason?.contains("none of the cells") == true)
    #expect(ordering(["a", "b"], cells([[1, nil], [2, 2]])).verdict == .inconclusive)
    #expect(ordering(["a", "b"], cells([[1], [2]])).reason?.contains("single seed") == true)
  }

  @Test func `groups in other axes are decided one by one`() {
    func cells(_ last: [Double]) -> [StudyTable.Cell] {
      [("p", "a", [1.0, 1]), ("p", "b", [2, 2]), ("q", "a", [100, 100]), ("q", "b", last)].map {
        MadeUp.cell($0.1, $0.2, labels: ["problem": $0.0])
      }
    }
    let axes: [Axis] = [.problem, .optimizer]
    let result = ordering(["a", "b"], cells([101, 101]), axes: axes)
    #expect(result.verdict == .reproduced && result.cells.map(\.group) == [0, 0, 1, 1])
    #expect(result.cells.map(\.verdict) == [nil, .reproduced, nil, .reproduced])
    #expect(ordering(["a", "b"], cells([99, 99]), axes: axes).verdict == .notReproduced)
    #expect(ordering(["a", "b"], cells([99, 101]), axes: axes).verdict == .inconclusive)
    let claim = ClaimSupport.claim(
      "ordering", ["along": .text("optimizer"), "order": .texts(["a", "b"])],
      cells: ["problem": .text("p")])
    #expect(
      ClaimResult(claim, in: MadeUp.table(cells([99, 99]), axes: axes)).verdict
        == .reproduced)
  }

  // MARK: Trends

  private func trend(
    _ direction: String, _ values: [(Double, [Double?])], along: String = "warmup",
    axes: [Axis] = ["schedule"]
  ) -> ClaimResult {
    let cells = values.map { warmup, values in
      MadeUp.cell(
        "sgd", values, labels: ["schedule": "constant(warmup=\(warmup))"],
        parameters: ["warmup": warmup])
    }
    return ClaimResult(
      ClaimSupport.claim("trend", ["along": .text(along), "direction": .text(direction)]),
      in: MadeUp.table(cells, axes: axes))
  }

  @Test func `every step of a trend has to hold, and no pair may contradict`() {
    #expect(trend("increasing", [(0, [1, 1]), (1, [2, 2]), (2, [3, 3])]).verdict == .reproduced)
    #expect(
      trend("decreasing", [(0, [1, 1]), (1, [2, 2]), (2, [3, 3])]).verdict == .notReproduced)
    #expect(trend("decreasing", [(0, [3, 3]), (1, [2, 2]), (2, [1, 1])]).verdict == .reproduced)
    // Ends that differ make no trend if a step on the way is a tie or undecided.
    let tie = trend("increasing", [(0, [1, 1]), (1, [1, 1]), (2, [3, 3])])
    #expect(tie.verdict == .inconclusive)
    let rise = trend("increasing", [(0, [1, 1]), (1, [4, 2]), (2, [3, 3])])
    #expect(rise.verdict == .inconclusive)
    #expect(rise.cells.map(\.verdict) == [nil, .reproduced, .inconclusive])
    #expect(rise.reason?.contains("decide nothing") == true)
    #expect(
      trend("increasing", [(0, [1, 1]), (1, [4, 4]), (2, [3, 3])]).verdict == .notReproduced)
    #expect(trend("increasing", [(0, [1, 1]), (1, [1, 1])]).verdict == .inconclusive)
    // Each step is undecided, but the ends are the wrong way round.
    #expect(
      trend("increasing", [(0, [5, 5]), (1, [6, 4]), (2, [3.9, 4.5])]).verdict == .notReproduced)
    #expect(
      trend("increasing", [(0, [1, 1]), (1, [2, 0]), (2, [1, 2])]).verdict == .inconclusive)
  }

  @Test func `the parameter orders the cells, not their place in the table`() {
    let result = trend("increasing", [(10, [3, 3]), (2, [2, 2]), (0.5, [1, 1])])
    #expect(result.verdict == .reproduced)
    #expect(result.cells.map { $0.estimate.median } == [1, 2, 3])
  }

  @Test func `an axis of numbers will do, another has no order`() {
    let cells = [("10", [3.0, 3]), ("2", [2, 2])].map {
      MadeUp.cell("sgd", $0.1, labels: ["rate": $0.0])
    }
    let claim = ClaimSupport.claim("trend", ["along": .text("rate")])
    #expect(
      ClaimResult(claim, in: MadeUp.table(cells, axes: ["rate"])).verdict == .reproduced)
    let words = ClaimSupport.claim("trend", ["along": .text("optimizer")])
    let result = ClaimResult(words, in: MadeUp.table(self.cells([[1, 1], [2, 2]])))
    #expect(result.verdict == .inconclusive && result.reason?.contains("no number") == true)
    #expect(trend("increasing", [(1, [1, 1])]).reason?.contains("only one") == true)
  }

  @Test func `other settings and axes hold still while the parameter moves`() {
    var cells: [StudyTable.Cell] = []
    for (problem, level) in [("p", 0.0), ("q", 100.0)] {
      for momentum in [0.5, 0.9] {
        cells.append(
          MadeUp.cell(
            "sgd(momentum=\(momentum))", [level + momentum, level + momentum],
            labels: ["problem": problem], parameters: ["momentum": momentum]))
      }
    }
    let claim = ClaimSupport.claim("trend", ["along": .text("momentum")])
    let axes: [Axis] = [.problem, .optimizer]
    let result = ClaimResult(claim, in: MadeUp.table(cells, axes: axes))
    #expect(result.verdict == .reproduced && result.cells.map(\.group) == [0, 0, 1, 1])
    // The same momentum twice: which of them is meant is not for the program to guess.
    cells.append(
      MadeUp.cell(
        "sgd(momentum=0.9, nesterov=true)", [2, 2], labels: ["problem": "p"],
        parameters: ["momentum": 0.9]))
    let ambiguous = ClaimResult(claim, in: MadeUp.table(cells, axes: axes))
    #expect(
      ambiguous.verdict == .inconclusive && ambiguous.reason?.contains("`where`") == true)
  }

  @Test func `a cell without seeds is compared with every seed of the other`() {
    let exact = MadeUp.cell("a", [1], hasSeeds: false)
    #expect(ordering(["a", "b"], [exact, MadeUp.cell("b", [2, 3])]).verdict == .reproduced)
    #expect(
      ordering(["b", "a"], [exact, MadeUp.cell("b", [2, 3])]).verdict == .notReproduced)
    #expect(
      ordering(["a", "b"], [exact, MadeUp.cell("b", [2, 0])]).verdict == .inconclusive)
  }
}
