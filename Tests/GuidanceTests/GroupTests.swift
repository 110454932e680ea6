import Foundation
import Guidance
import Testing

@Suite struct GroupTests {
  private func group(_ curves: [[Double]]) -> GroupDiagnosis {
    GroupDiagnosis(
      of: LogGroup(
        name: "g",
        logs: curves.enumerated().map { number, losses in
          var log = Curves.log(losses)
          log.name = "seed \(number)"
          return log
        }))
  }

  private func ending(at losses: [Double]) -> GroupDiagnosis {
    group(losses.map { Curves.decay(2, $0) })
  }

  @Test func `final losses whose spread is above 0 point 3 of their mean`() {
    // Mean 0.5, deviation 0.29/0.5 or 0.31/0.5 of a sample of two: d√2 apart.
    #expect(ending(at: [0.5 - 0.1, 0.5 + 0.1]).primary.kind == .healthy)
    #expect(ending(at: [0.5 - 0.11, 0.5 + 0.11]).primary.kind == .highVariance)
  }

  @Test func `fewer than three runs have no interval, and it is said`() throws {
    let two = ending(at: [0.2, 0.6])
    #expect(two.primary.evidence.allSatisfy { $0.interval == nil })
    #expect(two.notes.contains { $0.contains("too few") })
    let five = ending(at: [0.2, 0.6, 0.3, 0.5, 0.4])
    let evidence = try #require(five.primary.evidence.first { $0.interval != nil })
    let interval = try #require(evidence.interval)
    #expect(interval.lower <= evidence.value && evidence.value <= interval.upper)
    #expect(!five.notes.contains { $0.contains("too few") })
  }

  @Test func `a spread far below the fall does not count`() {
    #expect(ending(at: [1e-9, 1e-7, 1e-8]).primary.kind == .healthy)
  }

  @Test(arguments: [
    (0, Verdict.Kind.healthy), (1, .highVariance), (2, .highVariance), (3, .diverging),
    (4, .diverging),
  ])
  func `some divergence is variance, divergence of most is divergence`(
    diverging: Int, expected: Verdict.Kind
  ) {
    let curves = (0..<4).map { $0 < diverging ? Curves.line(1, 5) : Curves.decay(1, 0.1) }
    let diagnosis = group(curves)
    #expect(diagnosis.primary.kind == expected)
    #expect(diagnosis.runs.count == 4)
    #expect(diagnosis.counts.reduce(0) { $0 + $1.count } == 4)
  }

  private let runs = """
    run\tproblem\toptimizer\tschedule\tbatch\tsteps\tpeak_rate\tseed\toutcome\tdiverged_at
    a1\tmlp\tsgd\tcosine\t16\t400\t0.1\t0\tfinished\t
    a2\tmlp\tsgd\tcosine\t16\t400\t0.1\t1\tfinished\t
    b1\tmlp\tsgd\tcosine\t16\t400\t3\t0\tdiverged\t7
    b2\tmlp\tsgd\tcosine\t16\t400\t3\t1\tdiverged\t300
    """

  @Test func `a table of runs says what differs in the seed only, and what diverged`() throws {
    let table = try RunsTable(Array(runs.utf8), file: "runs.tsv")
    func log(_ name: String, _ losses: [Double]) -> TrainingLog {
      var log = Curves.log(losses) { Double($0 * 20) }
      log.name = name
      return log
    }
    let logs = [
      log("a1", Curves.decay(2, 0.1)), log("a2", Curves.decay(2, 0.1)), log("b1", [2]),
      log("b2", Curves.decay(2, 1.5, count: 15)), log("other", [1]),
    ]
    let groups = table.groups(logs) { _ in true }
    #expect(groups.map(\.name) == ["rate 0.1", "rate 3", "other"])
    #expect(groups.map(\.logs.count) == [2, 2, 1])
    let diagnoses = groups.map { GroupDiagnosis(of: $0) }
    #expect(diagnoses[0].primary.kind == .healthy)
    // The curve of b2 is harmless as far as it goes.
    #expect(diagnoses[1].runs.map(\.primary.kind) == [.immediateDivergence, .diverging])
    #expect(table.groups(logs) { $0.hasPrefix("b") }.map(\.logs.count) == [2])
    // A run without a single point is there all the same.
    #expect(table.groups([]) { _ in true }.map(\.logs.count) == [2])
  }

  @Test(arguments: [
    ("run\tseed\n", 1, "'outcome'"), ("", 1, "'run'"),
  ])
  func `a table of runs without its columns is refused`(text: String, line: Int, words: String) {
    let error = #expect(throws: TrainingLogError.self) {
      try RunsTable(Array(text.utf8), file: "runs.tsv")
    }
    #expect(error?.description.contains("runs.tsv:\(line): ") == true)
    #expect(error?.description.contains(words) == true)
  }
}
