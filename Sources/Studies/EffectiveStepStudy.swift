import Catalog
import Compute
import Foundation
import Optimizers
import Plans
import Records

/// How well momentum β at a small rate η is the same as a rate η/(1 − β) without.
///
/// Both trajectories start at the same point and are as long as `time` says; their distance, over
/// the initial distance D from the minimiser, falls in proportion to the rate.
struct EffectiveStepStudy: MeasuringStudy {
  private let plan: EffectiveStepPlan

  init(_ plan: EffectiveStepPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    guard var rule = studied.prepared.rule as? SGD, rule.momentum > 0 else {
      throw .invalid(
        owner: run.optimizer.name, setting: "momentum",
        reason:
          "the study '\(EffectiveStepPlan.about.id)' compares sgd with and without momentum")
    }
    let momentum = rule.momentum
    let minimiser = try studied.minimiser(of: EffectiveStepPlan.about.id)
    let curvature = try studied.spectrum(of: EffectiveStepPlan.about.id)[0]
    rule.momentum = 0
    rule.nesterov = false
    let without: ConfiguredOptimizer<Double> =
      try PreparedOptimizer(rule, options: studied.prepared.options).make(
        for: studied.problem.layout)
    let initial = distance(studied.problem.initialParameters(), from: minimiser)
    guard initial > 0 else {
      throw .invalid(
        owner: EffectiveStepPlan.about.id, setting: nil, reason: "the run starts at the minimiser")
    }

    var deviations: [Double] = []
    for divisor in [1.0, 2] {
      let rate = run.peakRate / divisor
      let steps = (plan.time * (1 - momentum) / (rate * curvature)).rounded(.up)
      guard steps >= 1, steps <= Double(run.steps) else {
        let reason = "takes \(compact(steps)) steps, the plan has \(run.steps)"
        return StudySample(
          values: deviations.isEmpty ? [:] : ["deviation": deviations[0]],
          missing: deviations.isEmpty
            ? ["deviation": reason, "order": reason] : ["order": reason])
      }
      deviations.append(
        deviation(studied, without, rate: rate, momentum: momentum, steps: Int(steps)) / initial)
    }
    guard deviations.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      let reason = "the trajectories are the same, or one is not bounded"
      return StudySample(missing: ["deviation": reason, "order": reason])
    }
    return StudySample(values: [
      "deviation": deviations[0], "order": log2(deviations[0] / deviations[1]),
    ])
  }

  /// The largest distance of the two trajectories.
  private func deviation(
    _ studied: StudiedRun, _ without: ConfiguredOptimizer<Double>, rate: Double, momentum: Double,
    steps: Int
  ) -> Double {
    let problem = studied.problem
    var optimizers = [studied.optimizer, without]
    let rates = [rate, rate / (1 - momentum)]
    var points = [problem.initialParameters(), problem.initialParameters()]
    var gradient = Buffer<Double>(zeros: points[0].count)
    var largest = 0.0
    for _ in 0..<steps {
      for i in 0..<2 {
        _ = problem.loss(at: points[i], on: studied.batch, gradient: &gradient)
        optimizers[i].step(&points[i], gradient: gradient, rate: rates[i])
      }
      largest = max(
        largest, squaredDistance(points[0], points[1], in: 0..<points[0].count).squareRoot())
    }
    return largest
  }
}
