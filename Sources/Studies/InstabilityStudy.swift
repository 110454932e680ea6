import Analysis
import Catalog
import Plans
import Records
import Runs

/// Trains at every rate of a grid, and tells how the loss, the attention logits and the output's
/// normaliser fare, and how much the choice of the rate matters.
///
/// All rates are trained with the same seed, common random numbers. Wortsman et al. 2023,
/// arXiv 2309.14322.
struct InstabilityStudy: MeasuringStudy {
  init(_ plan: InstabilityPlan) {}

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let executor = RunExecutor(laboratory)
    var sample = StudySample()
    var losses: [Double] = []
    var initialLoss: Double?
    for rate in spec.rates {
      var run = spec.run
      run.peakRate = rate
      let record = executor.run(run)
      let loss = try record.finalLoss(of: run)
      losses.append(loss)
      initialLoss = initialLoss ?? record.metrics.initialLoss
      sample.series[rate] = ofRate(record, loss, problem: run.problem.name)
    }
    describeGrid(spec.rates, losses, initialLoss, &sample)
    return sample
  }

  // MARK: One rate

  private func ofRate(_ record: RunRecord, _ loss: Double, problem: String) -> StudySample {
    var sample = StudySample()
    let divergedAt = record.outcome.step
    let curve = record.curve
    func absence(of column: String, _ what: String) -> String {
      curve.columns.contains(column)
        ? "diverged at step \(divergedAt ?? 0)" : "'\(problem)' has no \(what)"
    }
    func set(_ quantity: String, _ value: Double?, otherwise reason: String) {
      if let value { sample.values[quantity] = value } else { sample.missing[quantity] = reason }
    }

    sample.values["loss"] = loss
    sample.values["diverged"] = divergedAt == nil ? 0 : 1
    let excess = curve.column("excess_loss")
    set(
      "excess_loss", excess.isEmpty ? nil : divergedAt == nil ? excess.last ?? nil : .infinity,
      otherwise: "no smallest loss is known")
    let largest = curve.column("loss").compactMap(\.self).max()
    let ratio = record.metrics.initialLoss.flatMap { initial in
      largest.map { initial > 0 ? $0 / initial : .nan }
    }
    set(
      "largest_loss", divergedAt == nil ? ratio.flatMap { $0.isNaN ? nil : $0 } : .infinity,
      otherwise: "the initial loss is not positive")

    // A value that is not finite is none: the last finite one before a divergence counts.
    let logits = curve.column("max_attention_logit").compactMap(\.self)
    set(
      "max_attention_logit", logits.max(),
      otherwise: absence(of: "max_attention_logit", "attention"))
    let normalisers = curve.column("log_z")
    let reason = absence(of: "log_z", "softmax output")
    set("largest_log_z", normalisers.compactMap { $0.map(abs) }.max(), otherwise: reason)
    set(
      "final_log_z", divergedAt == nil ? (normalisers.last ?? nil).map(abs) : nil,
      otherwise: reason)
    return sample
  }

  // MARK: All rates

  private func describeGrid(
    _ rates: [Double], _ losses: [Double], _ initialLoss: Double?, _ sample: inout StudySample
  ) {
    sample.values["diverged_fraction"] =
      Double(losses.count { $0 == .infinity }) / Double(losses.count)
    guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }),
      losses[best].isFinite
    else {
      for quantity in ["best_rate", "sensitivity"] {
        sample.missing[quantity] = "the runs of all rates diverged"
      }
      return
    }
    sample.values["best_rate"] = rates[best]
    let sensitivity = Statistics.rateSensitivity(
      losses, initialLosses: losses.map { _ in initialLoss ?? .infinity })
    if let sensitivity {
      sample.values["sensitivity"] = sensitivity
    } else {
      sample.missing["sensitivity"] = "there is a single rate"
    }
  }
}
