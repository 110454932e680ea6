import Analysis
import Catalog
import Records
import Reports
import Testing

/// The tables that programs read.
@Suite struct TidyTableTests {
  private static let method = RunRow.Method(
    problem: "p", steps: 10, optimizer: "o", schedule: "s", batch: .examples(4))

  @Test(
    arguments: [nil, .finished, .diverged(step: 3), .failed(reason: "r\tr")] as [Outcome?],
    [[], ["optimizer.beta1"], ["optimizer.beta1", "problem.noise", "not.set"]])
  func `runs.tsv has a field for each name`(outcome: Outcome?, settings: [String]) {
    let tables = RunTables(settingColumns: settings, diagnosticColumns: ["distance"])
    let row = RunRow(
      id: "0123456789abcdef0123", cell: .init(method: Self.method, peakRate: 0.5), seed: 7,
      outcome: outcome,
      metrics: Metrics(initialLoss: 5, trainLoss: 4, loss: 3, bestLoss: 2, accuracy: 1))
    let line = fields(
      tables.line(row, settings: ["optimizer.beta1": .number(0.9), "problem.noise": .integer(2)]))
    let values = [
      "run": "0123456789abcdef", "problem": "p", "optimizer": "o", "schedule": "s", "batch": "4",
      "steps": "10", "peak_rate": "0.5", "seed": "7", "optimizer.beta1": "0.9",
      "problem.noise": "2", "not.set": "", "outcome": outcome?.word ?? "missing",
      "diverged_at": outcome?.step.map(String.init) ?? "", "initial_loss": "5",
      "train_loss": "4", "loss": "3", "best_loss": "2", "accuracy": "1",
    ]
    let names = fields(tables.runHeader)
    #expect(names.count == 15 + settings.count && Array(names[8..<8 + settings.count]) == settings)
    #expect(line == names.map { values[$0] })
  }

  @Test(arguments: [[], ["distance"], ["sharpness", "distance"]])
  func `curves.tsv has a field for each name`(diagnostics: [String]) {
    let tables = RunTables(settingColumns: [], diagnosticColumns: diagnostics)
    var curve = Curve(diagnostics: ["distance"])
    curve.append([0, 0.5, 1, nil, 2, 3, nil, 4])
    let text = tables.lines(
      RunRecord(
        id: "run", arithmetic: .first, outcome: .finished, metrics: Metrics(), curve: curve,
        seconds: 0))
    let values = [
      "run": "run", "step": "0", "rate": "0.5", "train_loss": "1", "gradient_norm": "2",
      "update_norm": "3", "distance": "4",
    ]
    #expect(fields(text) == fields(tables.curveHeader).map { values[$0] ?? "" })
  }

  private func fields(_ line: String) -> [String] {
    line.dropLast().split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: LargePlan.all)
  func `no table has a name twice, and every row a field for each`(plan: LargePlan) throws {
    let report = plan.reports[0]
    let comparison = try #require(report.section as? ComparisonReport).comparison
    let profile = try #require(comparison.profile)
    let rangeTest = try #require(plan.reports[1].section as? RangeTestReport)
    let scores = RangeTestScores(
      method: report.summary.methods[0], stabilityLimit: 1,
      scores: rangeTest.results[0].rules.map {
        RuleScore(
          $0, optimum: 0.1, limit: 1, trials: [.init(outcome: .finished, loss: 1)], label: "test")
      })
    let entry = ClaimReportTests.report([plan.claim]).entries
    let tables = [
      SummaryTables.cells(report.summary), SummaryTables.methods(report.summary),
      ComparisonTables.methods(comparison), ComparisonTables.pairs(comparison),
      ComparisonTables.profiles(profile), ComparisonTables.scores(profile),
      RangeTestTables.suggestions(rangeTest.results, seeds: LargePlan.seeds),
      RangeTestTables.rules(rangeTest.results), RangeTestTables.scoreCard([scores]),
      StudyTables.cells(plan.table),
      StudyTables.samples(plan.table), ClaimTables.tidy(entry, isQuick: true),
      KernelTables.tidy(plan.kernels),
    ]
    for table in tables {
      #expect(Set(table.columns).count == table.columns.count)
      #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == table.columns.count })
    }
  }
}
