import Analysis
import Catalog
import Plans
import Presentation
import Records
import Reports
import Runs
import Stability

/// Sharpness along every run of a sweep, held against the threshold of each optimizer: the largest
/// eigenvalues of the Hessian of the training loss, and of the preconditioned one, as columns of the
/// curves.
package struct SharpnessStudy: StudyOfRuns {
  @Setting(
    .within(0, 1e9), "steps from one measurement to the next; 0 for the interval of `record`")
  package var every = 0
  @Setting(
    .within(1, Double(SharpnessSettings.mostEigenvalues)), "how many of the largest eigenvalues")
  package var eigenvalues = 1
  @Setting(
    .within(1e-8, 0.1),
    "of the residual, relative to the eigenvalue; its error is of the order of the square")
  package var tolerance = 1e-4
  @Setting(
    .within(1, 10_000), "the most Hessian-vector products of a measurement, four gradients each")
  package var iterations = 100

  package init() {}

  package static let about = About(
    "sharpness", "the largest eigenvalues of the Hessian, also preconditioned, along every run",
    Citation("Cohen et al. 2021", arXiv: "2103.00065"))
  package static let scope = SweptScope.ofRuns
  package static let shown: [Quantity] = [.settledRatio, .finalSharpness, .finalLoss]
  package static let drawings: [StudyDrawing] = [
    .series(Quantity.settledRatio, along: [.rate, .beta])
  ]

  package enum Quantity: String, StudyQuantityName {
    case settledRatio = "settled_ratio"
    case initialRatio = "initial_ratio"
    case finalRatio = "final_ratio"
    case initialSharpness = "initial_sharpness"
    case finalSharpness = "final_sharpness"
    case largestSharpness = "largest_sharpness"
    case edgeStep = "edge_step"
    case largestLoss = "largest_loss"
    case finalLoss = "final_loss"
    case residual
    case diverged

    package var terms: Terms {
      switch self {
      case .settledRatio:
        Terms(
          "sharpness / threshold, second half",
          "median over the recorded points of the second half of the rate over the largest stable "
            + "one, with preconditioned sharpness where the optimizer has a preconditioner")
      case .initialRatio:
        Terms(
          "sharpness / threshold at the start", "the same at the first recorded point",
          isLogarithmic: true)
      case .finalRatio:
        Terms("sharpness / threshold at the end", "the same at the last recorded point with a rate")
      case .initialSharpness:
        Terms("initial sharpness", "at the initial parameters", isLogarithmic: true)
      case .finalSharpness: Terms("final sharpness", "at the end of the run", isLogarithmic: true)
      case .largestSharpness:
        Terms("largest sharpness", "of all recorded points", isLogarithmic: true)
      case .edgeStep: Terms("step of the edge", "the first with a ratio of at least 1")
      case .largestLoss:
        Terms(
          "largest / initial training loss",
          "above 1 where it catapults; infinite for a run that diverged", isLogarithmic: true)
      case .finalLoss:
        Terms(
          "final / initial training loss", "at the end of the run; infinite for one that diverged",
          isLogarithmic: true)
      case .residual:
        Terms(
          "largest relative residual", "of Lanczos's iteration, of all points", isLogarithmic: true)
      case .diverged: Terms("diverged (1) or not (0)", "whether the run diverged")
      }
    }
  }

  package func prepare(_ arm: StudiedArm) throws(StudyObjection) { try arm.needsFullBatch() }

  /// Every run measures sharpness, by default at the interval of its curve.
  package func adapt(_ run: inout RunSpec) {
    run.sharpness = SharpnessSettings(
      every: every == 0 ? run.recordEvery : every, eigenvalues: eigenvalues,
      tolerance: tolerance, iterations: iterations)
  }

  // MARK: Thresholds

  /// The sharpness above which the optimizer is unstable at a rate, by closed form or, for an
  /// optimizer without, from the spectral radius of its linear iteration; `nil` without either.
  ///
  /// - Throws: if the laboratory has no such optimizer, or it has no meaning for a single parameter
  package static func threshold(
    of optimizer: RunSpec.Component, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StabilityThreshold? {
    let prepared = try laboratory.optimizer(optimizer)
    if let known = StabilityThreshold(try StabilityBoundary.largestStableRate(of: prepared)) {
      return known
    }
    return try predictBoundary(prepared, curvature: 1).rate.flatMap { rate in
      StabilityThreshold { rate / $0 }
    }
  }

  /// The thresholds of the arms of an experiment; `nil` for an optimizer without a boundary that is
  /// known or can be computed.
  private typealias Thresholds = [Result<StabilityThreshold?, ConfigurationError>]

  private static func thresholds(of sweep: StudiedSweep) -> Thresholds {
    sweep.experiment.arms.map { arm in
      Result { () throws(ConfigurationError) in
        try threshold(of: arm.optimizer, in: sweep.laboratory)
      }
    }
  }

  // MARK: What it makes of the runs

  package func table(of sweep: StudiedSweep) throws -> StudyTable? {
    try table(of: sweep, Self.thresholds(of: sweep))
  }

  private func table(of sweep: StudiedSweep, _ thresholds: Thresholds) throws -> StudyTable {
    let experiment = sweep.experiment
    var table = experiment.studyTable
    table.cells = experiment.studyCells().map(\.cell)
    var number = 0
    try experiment.forEachRow(in: sweep.store) { place, _, record in
      var sample = sample(
        record, thresholds[place.arm], steps: experiment.arms[place.arm].steps
      ).untyped
      sample.seed = place.seed
      table.cells[number / experiment.seeds.count].samples.append(sample)
      number += 1
    }
    return table
  }

  /// The table, and a figure of the seeds of every cell as long as there are few cells.
  package func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)? {
    let experiment = sweep.experiment, thresholds = Self.thresholds(of: sweep)
    var figures: [Figure] = []
    for (number, member) in experiment.studyCells().prefix(Self.mostFigures).enumerated() {
      let points = member.points.flatMap { Array($0) }
      let threshold = (try? thresholds[member.arm].get()) ?? nil
      let records = try sweep.store.records(experiment.ids(points))
      let inputs = zip(points, records).compactMap { point, record in
        record.map {
          SharpnessFigure.Input(
            label: "seed \(experiment.place(point).seed)",
            curve: SharpnessCurve($0.curve, threshold: threshold))
        }
      }
      let figure = SharpnessFigure.make(
        inputs, name: "sharpness-\(number + 1)", title: member.cell.title(experiment.varyingAxes),
        product: threshold?.product)
      if let figure { figures.append(figure) }
    }
    return StudySection(
      StudyReport(
        of: experiment, table: try table(of: sweep, thresholds), moreFigures: figures))
  }

  private static let mostFigures = 16

  private func sample(
    _ record: RunRecord?, _ threshold: Result<StabilityThreshold?, ConfigurationError>, steps: Int
  ) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    guard let record else {
      sample.leaveOut(Quantity.allCases, "not computed")
      return sample
    }
    let summary = SharpnessSummary(
      SharpnessCurve(record.curve, threshold: (try? threshold.get()) ?? nil), steps: steps,
      outcome: record.outcome)
    for quantity in Quantity.allCases {
      sample.set(
        quantity, value(quantity, summary), otherwise: reason(record.outcome, threshold))
    }
    return sample
  }

  private func value(_ quantity: Quantity, _ summary: SharpnessSummary) -> Double? {
    // The last recorded point is not the end of a run that diverged: it can lie far before.
    let hasDiverged = summary.outcome.step != nil
    return switch quantity {
    case .settledRatio: summary.settledRatio
    case .initialRatio: summary.initialRatio
    case .finalRatio: hasDiverged ? nil : summary.finalRatio
    case .initialSharpness: summary.initialSharpness
    case .finalSharpness: hasDiverged ? nil : summary.finalSharpness
    case .largestSharpness: summary.largestSharpness
    case .edgeStep: summary.edgeStep.map(Double.init)
    case .largestLoss: hasDiverged ? .infinity : summary.largestLossFactor
    case .finalLoss: hasDiverged ? .infinity : summary.finalLossFactor
    case .residual: summary.largestResidual
    case .diverged: hasDiverged ? 1 : 0
    }
  }

  private func reason(
    _ outcome: Outcome, _ threshold: Result<StabilityThreshold?, ConfigurationError>
  ) -> String {
    switch outcome {
    case .diverged(let step): "diverged at step \(step)"
    case .failed(let reason), .skipped(let reason): reason
    case .finished:
      switch threshold {
      case .success(nil): "no threshold is known"
      case .success: "not reached"
      case .failure(let error): error.description
      }
    }
  }
}
