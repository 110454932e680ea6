import Catalog
import Compute
import Optimizers
import Plans
import Records

/// How far iterates grow before they decay: the largest distance from the minimiser over a run.
///
/// Asymptotic stability does not exclude a transient growth by orders of magnitude: where the
/// iteration changes slowly, as with the averages of schedule-free methods, or is far from normal,
/// as with momentum.
struct TransientGrowthStudy: MeasuringStudy {
  init(_ plan: TransientGrowthPlan) {}

  /// Above this a run is ended and its growth called infinite: its square is still finite.
  private static let largest = 1e150

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    let name = TransientGrowthPlan.about.id
    let minimiser = try studied.minimiser(of: name)
    let curvature = try studied.spectrum(of: name)[0]
    let problem = studied.problem
    var optimizer = studied.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count)
    let initial = distance(parameters, from: minimiser)
    guard initial > 0 else {
      throw .invalid(owner: name, setting: nil, reason: "the run starts at the minimiser")
    }
    var largest = (value: 1.0, step: 0)
    var current = 1.0
    var sample = StudySample()
    for step in 0..<run.steps {
      _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
      optimizer.step(
        &parameters, gradient: gradient,
        rate: studied.schedule.rate(at: step, of: run.steps, peak: run.peakRate))
      current = distance(parameters, from: minimiser)
      optimizer.forEachState { role, state in
        if role == .iterate { current = max(current, distance(state, from: minimiser)) }
      }
      current /= initial
      guard current.isFinite, current < Self.largest else {
        (current, largest) = (.infinity, (.infinity, step + 1))
        break
      }
      if current > largest.value { largest = (current, step + 1) }
    }
    sample.values["amplification"] = largest.value
    sample.values["step_of_largest"] = Double(largest.step)
    sample.values["final_amplification"] = current
    if let boundary = studied.optimizer.largestStableRate(curvature: curvature) {
      sample.values["fraction"] = run.peakRate / boundary
    } else {
      sample.missing["fraction"] = "no closed form"
    }
    return sample
  }
}
