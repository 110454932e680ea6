import Analysis
import Catalog
import Compute
import Experiments
import Optimizers
import Records
import Stability

/// Sharpness along the runs of a sweep, held against the threshold of each optimizer.
public struct SharpnessStudy: Sendable {
  public let experiment: Experiment
  /// By arm; `nil` for an optimizer without a boundary that is known or can be computed.
  private let thresholds: [StabilityThreshold?]

  /// - Parameter experiment: with this study; else `nil`
  public init?(_ experiment: Experiment) {
    guard experiment.sharpness != nil else { return nil }
    self.experiment = experiment
    thresholds = experiment.arms.map { Self.threshold(of: $0.optimizer) }
  }

  /// By closed form or, for an optimizer without, from the spectral radius of its linear iteration.
  public static func threshold(of optimizer: RunSpec.Component) -> StabilityThreshold? {
    if let limit = StabilityBoundary.largestStableRate(of: optimizer),
      let threshold = StabilityThreshold(limit)
    {
      return threshold
    }
    guard let entry = try? OptimizerCatalog.entry(named: optimizer.name),
      let configuration = try? entry.declaration.configuration(optimizer.settings),
      case .boundary(let rate)? = try? predictBoundary(configuration, curvature: 1)
    else { return nil }
    return StabilityThreshold { rate / $0 }
  }

  /// The curve of a run of an arm.
  public func curve(_ curve: Curve, arm: Int) -> SharpnessCurve {
    SharpnessCurve(curve, threshold: thresholds[arm])
  }

  /// K of an arm, where its threshold is K over the rate.
  public func product(arm: Int) -> Double? { thresholds[arm]?.product }

  /// What the store has of the runs, cell by cell.
  public func table(from store: RunStore) throws -> StudyTable {
    let entry = experiment.studyEntry
    var table = StudyTable(
      axes: experiment.varyingAxes, quantities: entry?.quantities ?? [])
    var number = 0
    try experiment.forEachRow(in: store) { place, _, record in
      if number.isMultiple(of: experiment.seeds.count) {
        table.cells.append(experiment.studyCell(at: place))
      }
      number += 1
      table.cells[table.cells.count - 1].samples.append(
        sample(record, arm: place.arm, seed: place.seed))
    }
    return table
  }

  private func sample(_ record: RunRecord?, arm: Int, seed: UInt64) -> StudySample {
    var sample = StudySample(seed: seed)
    let names = experiment.studyEntry?.quantities.map(\.name) ?? []
    guard let record else {
      for name in names { sample.missing[name] = "not computed" }
      return sample
    }
    let summary = SharpnessSummary(
      curve(record.curve, arm: arm), steps: experiment.arms[arm].steps, outcome: record.outcome)
    var values: [String: Double?] = [
      "settled_ratio": summary.settledRatio, "initial_ratio": summary.initialRatio,
      "final_ratio": summary.finalRatio, "initial_sharpness": summary.initialSharpness,
      "final_sharpness": summary.finalSharpness, "largest_sharpness": summary.largestSharpness,
      "edge_step": summary.edgeStep.map(Double.init),
      "largest_loss": summary.largestLossFactor, "final_loss": summary.finalLossFactor,
      "residual": summary.largestResidual,
      "diverged": record.outcome.word == "diverged" ? 1 : 0,
    ]
    if case .diverged = record.outcome {
      // The last recorded point is not the end of such a run: it can lie far before the divergence.
      for name in ["final_ratio", "final_sharpness"] { values[name] = Double?.none }
      for name in ["final_loss", "largest_loss"] { values[name] = Double.infinity }
    }
    let reason =
      switch record.outcome {
      case .diverged(let step): "diverged at step \(step)"
      case .failed(let reason), .skipped(let reason): reason
      case .finished: thresholds[arm] == nil ? "no threshold is known" : "not reached"
      }
    for name in names {
      if let value = values[name] ?? nil {
        sample.values[name] = value
      } else {
        sample.missing[name] = reason
      }
    }
    return sample
  }
}
