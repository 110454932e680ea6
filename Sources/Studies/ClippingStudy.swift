import Catalog
import Compute
import Optimizers
import Plans
import Records

/// What clipping by global norm does at rates above the boundary of stability: runs stay bounded,
/// they do not converge.
struct ClippingStudy: MeasuringStudy {
  init() {}

  static let about = About(
    "clipping", "whether clipped runs stay bounded, and converge, at rates above the boundary",
    Citation("a rule of thumb of practitioners' guides; Pascanu et al. 2013", arXiv: "1211.5063"))
  static let scope = MeasuredScope.ofGrid
  static let shown: [Quantity] = [.largestDistance, .finalDistance, .diverged, .unclippedDiverged]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.largestDistance, along: [.rate]),
    .series(Quantity.finalDistance, along: [.rate]),
  ]

  enum Quantity: String, StudyQuantityName {
    case largestDistance = "largest_distance"
    case bound
    case finalDistance = "final_distance"
    case cycle
    case diverged
    case unclippedDiverged = "unclipped_diverged"
    case fraction

    var terms: Terms {
      switch self {
      case .largestDistance:
        Terms(
          "largest ‖w − w*‖ / D", "over all steps; of diverged runs up to where they diverged",
          prediction: .bound, isLogarithmic: true)
      case .bound:
        Terms(
          "bound of ‖w − w*‖ / D",
          "that plain gradient descent cannot exceed: the distance from which no clipped step leads "
            + "further away, plus one step", isLogarithmic: true)
      case .finalDistance:
        Terms(
          "median ‖w − w*‖ / D of the second half", "0 for runs that converge", prediction: .cycle,
          isLogarithmic: true)
      case .cycle:
        Terms(
          "η × clip_norm / 2D",
          "half a clipped step: the cycle of period 2 along the top eigenvector",
          isLogarithmic: true)
      case .diverged: Terms("diverged (1) or not (0)", "with clipping")
      case .unclippedDiverged:
        Terms("diverged without clipping (1) or not (0)", "the same run without clipping")
      case .fraction: Terms("rate / boundary", "the rate over 2/λmax or the optimizer's own limit")
      }
    }
  }

  struct Needs {
    let quadratic: QuadraticRun
    /// Above 0 and finite.
    let clipNorm: Double
    /// The same optimizer without clipping.
    let plain: ConfiguredOptimizer<Double>
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    let prepared = try arm.preparedOptimizer()
    var options = prepared.options
    let clipNorm = options.clipNorm
    guard clipNorm.isFinite else {
      throw StudyObjection(
        .optimizer("clip_norm"),
        "'clipping' needs optimizers that clip by norm: give '\(arm.optimizerLabel)' a finite "
          + "clip_norm")
    }
    let quadratic = try arm.quadraticParts()
    options.clipNorm = .infinity
    do throws(ConfigurationError) {
      let plain: ConfiguredOptimizer<Double> =
        try PreparedOptimizer(prepared.rule, options: options)
        .make(for: quadratic.run.problem.layout)
      return Needs(quadratic: quadratic, clipNorm: clipNorm, plain: plain)
    } catch {
      throw StudyObjection(.optimizer(error.setting), error.message)
    }
  }

  /// Multiples of the initial distance beyond which a run counts as diverged.
  private static let limit = 1e12

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let run = point.run, studied = needs.quadratic.run
    let spectrum = needs.quadratic.spectrum, initial = needs.quadratic.distance
    let clipped = distances(needs, studied.optimizer, run)
    let comparison = distances(needs, needs.plain, run)
    var sample = Sample<Quantity>()
    sample[.largestDistance] = clipped.largest / initial
    sample[.diverged] = clipped.hasDiverged ? 1 : 0
    sample[.unclippedDiverged] = comparison.hasDiverged ? 1 : 0
    if clipped.hasDiverged {
      sample[reasonOf: .finalDistance] = "diverged"
    } else {
      sample[.finalDistance] = clipped.medianOfSecondHalf / initial
    }
    if studied.prepared.isGradientDescent {
      let step = run.peakRate * needs.clipNorm
      sample[.cycle] = step / (2 * initial)
      sample[.bound] = Self.bound(spectrum, initial, step: step, clip: needs.clipNorm) / initial
    } else {
      sample.leaveOut(.cycle, .bound, because: "known for plain gradient descent only")
    }
    sample.set(
      .fraction,
      studied.optimizer.largestStableRate(curvature: spectrum[0]).map { run.peakRate / $0 },
      otherwise: "no closed form")
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
    _ needs: Needs, _ optimizer: ConfiguredOptimizer<Double>, _ run: RunSpec
  ) -> Distances {
    let studied = needs.quadratic.run, problem = studied.problem
    let minimiser = needs.quadratic.minimiser
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
