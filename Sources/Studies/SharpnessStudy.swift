import Analysis
import Catalog
import Plans
import Records
import Runs
import Stability

/// Sharpness along the runs of a sweep, held against the threshold of each optimizer.
public struct SharpnessStudy: Sendable {
  public let experiment: Experiment
  /// By arm; `nil` for an optimizer without a boundary that is known or can be computed.
  private let thresholds: [Result<StabilityThreshold?, ConfigurationError>]

  /// The study of an experiment that measures sharpness; `nil` for any other experiment.
  ///
  /// - Parameters:
  ///   - experiment: the experiment whose runs measure sharpness
  ///   - laboratory: what the experiment can name
  public init?(_ experiment: Experiment, in laboratory: Laboratory) {
    guard experiment.sharpness != nil else { return nil }
    self.experiment = experiment
    thresholds = experiment.arms.map { arm in
      Result { () throws(ConfigurationError) in
        try Self.threshold(of: arm.optimizer, in: laboratory)
      }
    }
  }

  /// The sharpness above which the optimizer is unstable at a rate, by closed form or, for an
  /// optimizer without, from the spectral radius of its linear iteration; `nil` without either.
  ///
  /// - Throws: if the laboratory has no such optimizer, or it has no meaning for a single parameter
  public static func threshold(
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

  private func threshold(arm: Int) -> StabilityThreshold? { (try? thresholds[arm].get()) ?? nil }

  /// The sharpness along a run of an arm, with the thresholds of the arm's optimizer.
  public func curve(_ curve: Curve, arm: Int) -> SharpnessCurve {
    SharpnessCurve(curve, threshold: threshold(arm: arm))
  }

  /// K of an arm, where its threshold is K over the rate.
  public func product(arm: Int) -> Double? { threshold(arm: arm)?.product }

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
      case .finished:
        switch thresholds[arm] {
        case .success(nil): "no threshold is known"
        case .success: "not reached"
        case .failure(let error): error.description
        }
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
