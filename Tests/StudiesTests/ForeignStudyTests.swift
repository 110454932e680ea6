import Analysis
import Catalog
import Plans
import PlanSyntax
import Records
import Reports
import Runs
import Studies
import Testing

/// Of another package: the final loss of every run of the grid, and that of the same run with twice
/// the steps.
private struct LongerStudy: StudyOfRuns {
  init() {}

  static let about = About("longer", "what twice the steps are worth", Citation("made up"))

  enum Quantity: String, StudyQuantityName {
    case loss, longer

    var terms: Terms {
      switch self {
      case .loss: Terms("final loss", "of the plan's run")
      case .longer: Terms("final loss of twice the steps", "of the further run")
      }
    }
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) {
    guard arm.steps > 1 else { throw StudyObjection(.steps, "'longer' needs two steps") }
  }

  private func runs(of experiment: Experiment) -> RunList {
    RunList((0..<experiment.count).map { experiment.spec($0) })
  }

  private func longerRuns(of experiment: Experiment) -> RunList {
    RunList(
      runs(of: experiment).specs.map { spec in
        var longer = spec
        longer.steps *= 2
        return longer
      })
  }

  func furtherRuns(stage: Int, of sweep: StudiedSweep) throws -> FurtherRuns? {
    guard stage == 0 else { return nil }
    return FurtherRuns(title: "longer runs", runs: longerRuns(of: sweep.experiment))
  }

  func outlook(of experiment: Experiment) -> FurtherOutlook? {
    FurtherOutlook(first: experiment.count, words: "Beside them as many longer runs")
  }

  func table(of sweep: StudiedSweep) throws -> StudyTable? {
    let experiment = sweep.experiment
    let records = try sweep.records(of: runs(of: experiment))
    let longer = try sweep.records(of: longerRuns(of: experiment))
    var table = experiment.studyTable
    table.cells = experiment.studyCells().map { member in
      var cell = member.cell
      cell.samples = member.points.joined().map { point in
        var sample = Sample<Quantity>()
        sample.set(.loss, records[point]?.metrics.loss, otherwise: "not computed")
        sample.set(.longer, longer[point]?.metrics.loss, otherwise: "not computed")
        return sample.untyped
      }
      return cell
    }
    return table
  }

  func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)? { nil }
}

/// Of another package: the rate of every point of the grid.
private struct RateStudy: MeasuringStudy {
  init() {}

  static let about = About("rate-of", "the rate", Citation("made up"))
  static let scope = MeasuredScope.ofGrid

  enum Quantity: String, StudyQuantityName {
    case rate

    var terms: Terms { Terms("rate", "of the point") }
  }

  func measure(_ point: StudiedPoint, _ needs: Void) -> Sample<Quantity> {
    Sample([.rate: point.run.peakRate])
  }
}

/// Studies of another package stand beside those of this one.
@Suite struct ForeignStudyTests {
  private func plan(_ study: String, steps: Int = 2) throws -> LoadedPlan {
    try PlanDecoder.load(
      text: """
        experiment: own
        problem: {name: quadratic, dimension: 1, largest: 1, distance: 1}
        optimizers: [{name: sgd}]
        learning_rates: [0.25, 0.5]
        seeds: 1
        steps: \(steps)
        precision: float64
        study: {name: \(study)}
        """, path: "plan.yaml",
      in: Laboratory.standard.adding(
        studies: [StudyEntry(LongerStudy.self), StudyEntry(RateStudy.self)]))
  }

  /// The loss is ½(1 − η)²ᵀ after T steps.
  @Test func `a study of runs has further runs computed and reads them`() throws {
    let plan = try plan("longer"), experiment = plan.experiment, store = try RunStore()
    let sweep = StudiedSweep(experiment, in: plan.laboratory, store: store)
    let study = try #require(experiment.studyOfRuns)
    #expect(!experiment.isMeasured)
    #expect(study.outlook(of: experiment)?.first == 2)
    _ = try Sweep(experiment.work(in: plan.laboratory), store: store).run()
    func values(_ quantity: String) throws -> [Double?] {
      try #require(try experiment.table(in: plan.laboratory, from: store)).cells.map {
        $0.samples[0].values[quantity]
      }
    }
    func isNear(_ found: [Double?], _ expected: [Double]) -> Bool {
      found.count == expected.count
        && zip(found, expected).allSatisfy { abs(($0 ?? .nan) - $1) < 1e-12 }
    }
    #expect(isNear(try values("loss"), [0.158203125, 0.03125]))
    #expect(try values("longer") == [nil, nil])
    let further = try #require(try study.furtherRuns(stage: 0, of: sweep))
    _ = try Sweep(RunWork(further.runs, in: plan.laboratory), store: store).run()
    #expect(isNear(try values("longer"), [0.05005645751953125, 0.001953125]))
    #expect(try study.furtherRuns(stage: 1, of: sweep) == nil)
  }

  @Test func `what a study of runs objects to is refused at its place`() throws {
    let error = #expect(throws: PlanError.self) { try plan("longer", steps: 1) }
    #expect(error?.path == "steps")
  }

  @Test func `a study that measures takes the place of the runs`() throws {
    let plan = try plan("rate-of"), store = try RunStore()
    #expect(plan.experiment.isMeasured && plan.experiment.studyOfRuns == nil)
    let work = plan.experiment.work(in: plan.laboratory)
    #expect(work.kind == .measurements)
    _ = try Sweep(work, store: store).run()
    let table = try #require(try plan.experiment.table(in: plan.laboratory, from: store))
    #expect(table.cells.map { $0.samples[0].values["rate"] } == [0.25, 0.5])
  }
}
