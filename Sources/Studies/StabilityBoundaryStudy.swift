import Catalog
import Optimizers
import Plans
import Problems
import Records
import Stability

/// The largest constant rate at which an optimizer stays bounded: measured on runs of its
/// implementation, beside the closed form and the spectral radius of its linear iteration.
///
/// On problems with a known spectrum by bisection; on streaming least squares, where noise grows with
/// the distance from the minimiser, in mean square. Everything is given in units of 1/λmax.
struct StabilityBoundaryStudy: MeasuringStudy {
  private let plan: StabilityBoundaryPlan

  init(_ plan: StabilityBoundaryPlan) { self.plan = plan }

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    guard run.steps >= BoundaryOptions.leastHorizon else {
      throw .invalid(
        owner: StabilityBoundaryPlan.about.id, setting: nil,
        reason: "a growth rate is fitted to at least \(BoundaryOptions.leastHorizon) steps, the "
          + "plan has \(run.steps)")
    }
    let studied = try StudiedRun(run, in: laboratory)
    let truth = studied.problem.truth
    if let design = truth.randomDesign {
      return try measureInMeanSquare(run, studied.prepared, design, truth)
    }
    let spectrum = try studied.spectrum(of: StabilityBoundaryPlan.about.id)
    let curvature = spectrum[0]
    var sample = StudySample()
    sample.set(
      "closed_form",
      studied.optimizer.largestStableRate(curvature: curvature).map { $0 * curvature },
      else: "no closed form")

    switch try predictBoundary(studied.prepared, curvature: curvature) {
    case .boundary(let rate): sample.values["spectral"] = rate * curvature
    case .stable: sample.values["spectral"] = .infinity
    case .none(let reason): sample.missing["spectral"] = reason
    }

    let options = BoundaryOptions(
      burnIn: plan.burnIn, horizon: run.steps, precision: plan.precision,
      holdsScales: plan.scales == .held)
    let result = try searchBoundary(
      studied.prepared, spectrum: spectrum, seed: run.seed, options: options)
    sample.values["runs"] = Double(result.runs)
    switch result.outcome {
    case .boundary(let rate, let halfWidth):
      sample.setBoundary(rate * curvature, halfWidth: halfWidth, curvature: curvature)
    case .boundedThroughout:
      sample.setBoundary(.infinity, halfWidth: 0, curvature: curvature)
    case .unboundedThroughout(let downTo):
      let reason = "unbounded at all rates from \(compact(downTo)) up"
      sample.missing["boundary"] = reason
      sample.missing["largest_rate"] = reason
    }
    sample.setRatios()
    return sample
  }

  private func measureInMeanSquare(
    _ run: RunSpec, _ optimizer: PreparedOptimizer, _ design: RandomDesign, _ truth: Truth
  ) throws(ConfigurationError) -> StudySample {
    guard case .examples(let batch) = run.batch else {
      throw .invalid(
        owner: StabilityBoundaryPlan.about.id, setting: nil,
        reason: "a boundary in mean square needs batch sizes; a full batch has no noise")
    }
    guard design.kurtosis == StabilityBoundaryPlan.gaussianKurtosis else {
      throw .invalid(
        owner: run.problem.name, setting: nil,
        reason: "boundaries in mean square are estimated for Gaussian features")
    }
    let variances = design.variances
    let curvature = variances.max() ?? 1
    var sample = StudySample()
    let rule = optimizer.rule as? SGD
    sample.set(
      "closed_form",
      rule?.momentum == 0
        ? truth.meanSquareStabilityLimit(batchSize: batch).map { $0 * curvature } : nil,
      else: "no closed form")
    sample.set(
      "spectral",
      rule.flatMap { Self.recursion($0, variances, batch: batch) }.map { $0.boundary * curvature },
      else: "the recursion of second moments is known for sgd on isotropic features")
    let options = plan.meanSquareOptions(steps: run.steps)
    guard options.draws(dimension: variances.count) <= StabilityBoundaryPlan.mostDraws else {
      throw .invalid(
        owner: StabilityBoundaryPlan.about.id, setting: "copies",
        reason: "copies, steps and dimensions are too many for the memory")
    }
    if let rate = try estimateMeanSquareBoundary(
      optimizer, variances: variances, batchSize: batch, seed: run.seed, options: options)
    {
      // What one estimate leaves open is not its bracket but its luck, which seeds tell.
      sample.setBoundary(rate * curvature, halfWidth: 0, curvature: curvature)
    } else {
      sample.missing["boundary"] = "its step is not linear, or it is stable at all rates"
      sample.missing["largest_rate"] = sample.missing["boundary"]
    }
    sample.setRatios()
    return sample
  }

  private static func recursion(
    _ rule: SGD, _ variances: [Double], batch: Int
  ) -> MeanSquareRecursion? {
    guard Set(variances).count == 1, rule.dampening < 1, rule.weightDecay == 0 else { return nil }
    return MeanSquareRecursion(
      momentum: rule.momentum, dampening: rule.dampening, nesterov: rule.nesterov,
      batchSize: Double(batch),
      dimension: Double(variances.count), variance: variances[0])
  }
}

extension StudySample {
  /// A value, or why there is none.
  fileprivate mutating func set(_ name: String, _ value: Double?, else reason: String) {
    if let value { values[name] = value } else { missing[name] = reason }
  }

  /// - Parameters:
  ///   - boundary: in units of 1/λmax
  ///   - halfWidth: of the bracket, in parts of the boundary
  fileprivate mutating func setBoundary(
    _ boundary: Double, halfWidth: Double, curvature: Double
  ) {
    values["boundary"] = boundary
    values["largest_rate"] = boundary / curvature
    if boundary.isFinite, halfWidth > 0 {
      uncertainties["boundary"] = boundary * halfWidth
      uncertainties["largest_rate"] = boundary * halfWidth / curvature
    }
  }

  fileprivate mutating func setRatios() {
    if let boundary = values["boundary"], boundary.isFinite,
      let predicted = values["closed_form"] ?? values["spectral"], predicted.isFinite
    {
      values["ratio"] = boundary / predicted
      uncertainties["ratio"] = (uncertainties["boundary"] ?? 0) / predicted
    } else {
      missing["ratio"] = "no finite boundary, or no prediction"
    }
    if let spectral = values["spectral"], let closed = values["closed_form"], spectral.isFinite {
      values["spectral_ratio"] = spectral / closed
    } else {
      missing["spectral_ratio"] = "one of the predictions is missing"
    }
  }
}
