import Catalog
import Compute
import Optimizers
import Plans
import Records

/// What clipping by global norm does at rates above the boundary of stability: runs stay bounded,
/// they do not converge.
struct ClippingStudy: MeasuringStudy {
  init(_ plan: ClippingPlan) {}

  /// Multiples of the initial distance beyond which a run counts as diverged.
  private static let limit = 1e12

  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample {
    let run = spec.run
    let studied = try StudiedRun(run, in: laboratory)
    let name = ClippingPlan.about.id
    var options = studied.prepared.options
    let clip = options.clipNorm
    guard clip.isFinite else {
      throw .invalid(
        owner: run.optimizer.name, setting: "clip_norm",
        reason: "the study '\(name)' needs optimizers that clip by norm")
    }
    let minimiser = try studied.minimiser(of: name)
    let spectrum = try studied.spectrum(of: name)
    let initial = distance(studied.problem.initialParameters(), from: minimiser)
    guard initial > 0 else {
      throw .invalid(owner: name, setting: nil, reason: "the run starts at the minimiser")
    }
    options.clipNorm = .infinity
    let plain: ConfiguredOptimizer<Double> =
      try PreparedOptimizer(studied.prepared.rule, options: options).make(
        for: studied.problem.layout)

    let clipped = distances(studied, studied.optimizer, minimiser)
    let comparison = distances(studied, plain, minimiser)
    var sample = StudySample()
    sample.values["largest_distance"] = (clipped.largest / initial)
    sample.values["diverged"] = clipped.hasDiverged ? 1 : 0
    sample.values["unclipped_diverged"] = comparison.hasDiverged ? 1 : 0
    if clipped.hasDiverged {
      sample.missing["final_distance"] = "diverged"
    } else {
      sample.values["final_distance"] = clipped.medianOfSecondHalf / initial
    }
    if studied.prepared.isGradientDescent {
      let step = run.peakRate * clip
      sample.values["cycle"] = step / (2 * initial)
      sample.values["bound"] = Self.bound(spectrum, initial, step: step, clip: clip) / initial
    } else {
      sample.missing["cycle"] = "known for plain gradient descent only"
      sample.missing["bound"] = "known for plain gradient descent only"
    }
    if let boundary = studied.optimizer.largestStableRate(curvature: spectrum[0]) {
      sample.values["fraction"] = run.peakRate / boundary
    } else {
      sample.missing["fraction"] = "no closed form"
    }
    return sample
  }

  /// A distance that clipped gradient descent on a quadratic never exceeds.
  ///
  /// With κ = λmax/λmin, the angle between w and Hw has a cosine of at least 2√κ/(κ + 1)
  /// (Kantorovich), so that a clipped step of length ηc does not lead away from the minimiser where
  /// ‖w‖ ≥ ηc(κ + 1)/(4√κ); a step that is not clipped starts at ‖w‖ < c/λmin. Neither is longer
  /// than ηc.
  private static func bound(
    _ spectrum: [Double], _ initial: Double, step: Double, clip: Double
  ) -> Double {
    let smallest = spectrum[spectrum.count - 1]
    guard smallest > 0 else { return .infinity }
    let κ = spectrum[0] / smallest
    return max(initial, step * (κ + 1) / (4 * κ.squareRoot()), clip / smallest) + step
  }

  private struct Distances {
    var largest: Double
    var medianOfSecondHalf: Double
    var hasDiverged: Bool
  }

  private func distances(
    _ studied: StudiedRun, _ optimizer: ConfiguredOptimizer<Double>, _ minimiser: [Double]
  ) -> Distances {
    let problem = studied.problem, run = studied.spec
    var optimizer = optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count)
    let initial = distance(parameters, from: minimiser)
    var largest = initial
    var secondHalf: [Double] = []
    for step in 0..<run.steps {
      _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
      optimizer.step(
        &parameters, gradient: gradient,
        rate: studied.schedule.rate(at: step, of: run.steps, peak: run.peakRate))
      let current = distance(parameters, from: minimiser)
      guard current.isFinite, current <= Self.limit * initial else {
        return Distances(largest: .infinity, medianOfSecondHalf: .infinity, hasDiverged: true)
      }
      largest = max(largest, current)
      if 2 * step + 1 >= run.steps { secondHalf.append(current) }
    }
    secondHalf.sort()
    return Distances(
      largest: largest, medianOfSecondHalf: secondHalf[secondHalf.count / 2], hasDiverged: false)
  }
}
