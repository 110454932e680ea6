import Analysis
import Catalog
import Claims
import Foundation
import RandomStreams
import Records
import TestSupport
import Testing

/// Verdicts of claims that are looked at after every seed.
@Suite struct SequentialVerdictTests {
  private static let within: [String: SettingValue] = ["tolerance": .number(0.1)]

  private func verdict(
    _ rule: String, _ cells: [StudyTable.Cell], with settings: [String: SettingValue] = [:]
  ) -> SequentialVerdict {
    SequentialVerdict(
      ClaimSupport.claim(rule, settings, predicted: .number(1)), in: MadeUp.table(cells))
  }

  @Test func `seven seeds on one side decide a median, and later ones change nothing`() {
    let six = verdict("at-most", [MadeUp.cell("a", Array(repeating: 0.5, count: 6))])
    #expect(six.verdict == .inconclusive && six.seeds == 6 && six.isOpen)
    let seven = verdict("at-most", [MadeUp.cell("a", Array(repeating: 0.5, count: 7))])
    #expect(seven.verdict == .reproduced && seven.seeds == 7 && !seven.isOpen)
    let turned = verdict(
      "at-most",
      [MadeUp.cell("a", Array(repeating: 0.5, count: 7) + Array(repeating: 2, count: 90))])
    #expect(turned.verdict == .reproduced && turned.seeds == 7)
    let above = verdict("at-most", [MadeUp.cell("a", Array(repeating: .infinity, count: 9))])
    #expect(above.verdict == .notReproduced && above.seeds == 7)
  }

  @Test func `a range is left by one side and kept by two`() {
    func verdict(_ value: Double, _ count: Int) -> SequentialVerdict {
      self.verdict(
        "within", [MadeUp.cell("a", Array(repeating: value, count: count))], with: Self.within)
    }
    #expect(verdict(1.05, 7).verdict == .reproduced)
    // Two sides share the level.
    #expect(verdict(1.2, 7).verdict == .inconclusive && verdict(1.2, 9).verdict == .notReproduced)
    #expect(verdict(0.8, 9).verdict == .notReproduced)
  }

  /// As an outcome on neither side, and no veto.
  @Test func `a seed without a value costs evidence and no more`() {
    let values: [Double?] = Array(repeating: 0.5, count: 12)
    let missing = verdict("at-most", [MadeUp.cell("a", [nil] + values)])
    #expect(missing.verdict == .reproduced && missing.seeds > 8 && missing.seeds <= 13)
    let none = verdict("at-most", [MadeUp.cell("a", Array(repeating: nil, count: 40))])
    #expect(none.verdict == .inconclusive && none.isOpen)
  }

  @Test func `a seed without a prediction is no veto either`() {
    var cell = MadeUp.cell(
      "a", Array(repeating: 0.5, count: 12), predictions: (0..<12).map { 1 + 0.1 * Double($0) })
    cell.samples[0].values["p"] = nil
    let claim = ClaimSupport.claim("at-most", predicted: .quantity("p"))
    let decided = SequentialVerdict(claim, in: MadeUp.table([cell]))
    #expect(decided.verdict == .reproduced && decided.seeds > 8 && decided.seeds <= 12)
    #expect(ClaimResult(claim, in: MadeUp.table([cell])).verdict == .inconclusive)
  }

  @Test func `all cells have to hold, and against one of many more is asked`() {
    func cells(_ last: Double, _ count: Int) -> [StudyTable.Cell] {
      (0..<12).map {
        MadeUp.cell("a\($0)", Array(repeating: $0 == 11 ? last : 0.5, count: count))
      }
    }
    #expect(verdict("at-most", cells(0.5, 7)).verdict == .reproduced)
    #expect(verdict("at-most", cells(2, 7)).verdict == .inconclusive)
    #expect(verdict("at-most", cells(2, 12)).verdict == .notReproduced)
  }

  @Test func `a trend needs every step, and one pair contradicts it`() {
    func verdict(_ means: [Double], _ count: Int) -> ClaimVerdict {
      let cells = means.enumerated().map { number, mean in
        MadeUp.cell(
          "a\(number)", Array(repeating: mean, count: count),
          parameters: ["x": Double(number)])
      }
      return SequentialVerdict(
        ClaimSupport.claim("trend", ["along": .text("x")]), in: MadeUp.table(cells)
      ).verdict
    }
    #expect(verdict([1, 2, 3, 4, 5, 6], 6) == .inconclusive)
    #expect(verdict([1, 2, 3, 4, 5, 6], 7) == .reproduced)
    #expect(verdict([1, 2, 3, 4, 3.5, 6], 7) == .inconclusive)
    #expect(verdict([1, 2, 3, 4, 3.5, 6], 12) == .notReproduced)
    // Equal values are on neither side.
    #expect(verdict([1, 2, 2], 200) == .inconclusive)
  }

  @Test func `a share is decided by how often, either way`() {
    func verdict(_ accepted: Int, _ others: Int) -> SequentialVerdict {
      self.verdict(
        "share",
        [
          MadeUp.cell(
            "a", Array(repeating: 0.5, count: accepted) + Array(repeating: 3, count: others))
        ], with: ["upper": .number(1), "least": .number(0.9)])
    }
    // (1/0.9)ⁿ over p from 0.9 to 1.
    #expect(verdict(30, 0).verdict == .inconclusive && verdict(100, 0).verdict == .reproduced)
    #expect(verdict(0, 4).verdict == .notReproduced)
  }

  @Test func `every seed, and what no seed changes, are decided at once by all that is there`() {
    let every = verdict(
      "at-most", [MadeUp.cell("a", [0.5, 0.6, 0.7])], with: ["of": .text("every-seed")])
    #expect(every.verdict == .reproduced && every.seeds == 3 && !every.isOpen)
    let late = verdict(
      "at-most", [MadeUp.cell("a", Array(repeating: 0.5, count: 40) + [1.5])],
      with: ["of": .text("every-seed")])
    #expect(late.verdict == .notReproduced && late.seeds == 41)
    var exact = MadeUp.cell("a", [0.5])
    exact.samples[0].seed = nil
    #expect(verdict("at-most", [exact]).verdict == .reproduced)
  }

  /// No number of seeds changes it.
  @Test func `what cannot be decided is not open`() {
    let cells = [MadeUp.cell("a", Array(repeating: 0.5, count: 30), parameters: ["x": 1])]
    let trend = ClaimSupport.claim("trend", ["along": .text("x")])
    let one = SequentialVerdict(trend, in: MadeUp.table(cells))
    #expect(one.verdict == .inconclusive && !one.isOpen)
    let claim = ClaimSupport.claim("at-most", predicted: .number(1))
    #expect(!SequentialVerdict(claim, in: MadeUp.table([])).isOpen)
    #expect(ClaimResult.sequential(trend, in: MadeUp.table(cells)).sequential == nil)
  }

  /// A before B, B before C and C before A, each in two seeds of three.
  @Test func `that all steps hold is no verdict on the pairs between them`() {
    let turns: [[Double]] = [[0, 1, 2], [2, 0, 1], [1, 2, 0]]
    let cells = (0..<3).map { place in
      MadeUp.cell(
        "a\(place)", (0..<300).map { turns[$0 % 3][place] }, parameters: ["x": Double(place)])
    }
    let claim = ClaimSupport.claim("trend", ["along": .text("x")])
    #expect(SequentialVerdict(claim, in: MadeUp.table(cells)).verdict == .notReproduced)
  }

  @Test func `what cells say is by the evidence, too, and no interval's reason stands beside it`() {
    let late: [Double?] = Array(repeating: 0.5, count: 7) + Array(repeating: 2, count: 90)
    let claim = ClaimSupport.claim("at-most", predicted: .number(1))
    let result = ClaimResult.sequential(claim, in: MadeUp.table([MadeUp.cell("a", late)]))
    #expect(result.verdict == .reproduced && result.reason == nil)
    #expect(result.sequential?.seeds == 7 && result.cells[0].verdict == .notReproduced)
  }

  // MARK: How often it misleads

  private static let replications =
    ProcessInfo.processInfo.environment["STEPLAB_COVERAGE"].flatMap { Int($0) } ?? 200

  /// Claims at the worst boundary of what they claim, a look after every seed up to 100: how many are decided
  /// wrongly.
  private func misled(
    _ rule: String, _ settings: [String: SettingValue], medians: [Double], wrong: ClaimVerdict
  ) -> Int {
    let claim = ClaimSupport.claim(
      rule, settings, predicted: rule == "trend" ? nil : .number(1))
    return (0..<Self.replications).count { replication in
      var stream = RandomStream(seed: 7, purpose: .test, index: UInt64(replication))
      let cells = medians.enumerated().map { number, median in
        // Heavy tails, some without end: only signs may count.
        let values = (0..<100).map { _ in median + tan(Double.pi * (stream.uniform() - 0.5)) }
        return MadeUp.cell("a\(number)", values, parameters: ["x": Double(number)])
      }
      return SequentialVerdict(claim, in: MadeUp.table(cells)).verdict == wrong
    }
  }

  /// 5 % and three standard errors.
  private var limit: Int {
    let expected = 0.05 * Double(Self.replications)
    return Int(expected + 3 * (expected * 0.95).squareRoot())
  }

  @Test(arguments: [1, 12]) func `claims of several cells mislead in 5 % at most`(count: Int) {
    // All but one far on the claimed side, that one at the end of the range and outside by nothing.
    let almost = Array(repeating: -20.0, count: count - 1) + [1]
    #expect(misled("at-most", [:], medians: almost, wrong: .reproduced) <= limit)
    // All at the end, and inside.
    let just = Array(repeating: 1.0, count: count)
    #expect(misled("at-most", [:], medians: just, wrong: .notReproduced) <= limit)
  }

  @Test func `trends of six steps mislead in 5 % at most`() {
    let along: [String: SettingValue] = ["along": .text("x")]
    let level: [Double] = [0, 99, 99, 198, 297, 396, 495]
    #expect(misled("trend", along, medians: level, wrong: .reproduced) <= limit)
    let flat = [Double](repeating: 0, count: 7)
    #expect(misled("trend", along, medians: flat, wrong: .notReproduced) <= limit)
  }
}
