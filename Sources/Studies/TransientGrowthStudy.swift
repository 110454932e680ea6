import Catalog
import Compute
import Optimizers
import Plans
import Records

/// How far iterates grow before they decay, at every rate of the grid: the largest distance from the
/// minimiser over a run.
///
/// Asymptotic stability does not exclude a transient growth by orders of magnitude: where the
/// iteration changes slowly, as with the averages of schedule-free methods, or is far from normal,
/// as with momentum.
struct TransientGrowthStudy: MeasuringStudy {
  init() {}

  static let about = About(
    "transient-growth",
    "the largest transient amplification of iterates on a quadratic, below the boundary too",
    Citation("on schedule-free's boundary Song et al. 2025", arXiv: "2507.09846"))
  static let scope = MeasuredScope.ofGrid
  static let shown: [Quantity] = [.amplification, .finalAmplification, .fraction]
  static let drawings: [StudyDrawing] = [.map(Quantity.amplification, x: [.rate], y: [.beta])]

  enum Quantity: String, StudyQuantityName {
    case amplification
    case finalAmplification = "final_amplification"
    case stepOfLargest = "step_of_largest"
    case fraction

    var terms: Terms {
      switch self {
      case .amplification:
        Terms(
          "largest ‖w − w*‖ / initial",
          "over all steps, of the parameters and of every other iterate such as z",
          isLogarithmic: true)
      case .finalAmplification:
        Terms("final ‖w − w*‖ / initial", "of the same at the last step", isLogarithmic: true)
      case .stepOfLargest: Terms("step of the largest", "where it is reached")
      case .fraction:
        Terms(
          "rate / boundary",
          "the rate as a fraction of the closed form's boundary, where there is one")
      }
    }
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> QuadraticRun {
    try arm.quadraticParts()
  }

  /// Above this a run is ended and its growth called infinite: its square is still finite.
  private static let largest = 1e150

  func measure(_ point: StudiedPoint, _ needs: QuadraticRun) -> Sample<Quantity> {
    let run = point.run, studied = needs.run, minimiser = needs.minimiser
    let problem = studied.problem
    var optimizer = studied.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count)
    var largest = (value: 1.0, step: 0)
    var current = 1.0
    for step in 0..<run.steps {
      _ = problem.loss(at: parameters, on: studied.batch, gradient: &gradient)
      optimizer.step(
        &parameters, gradient: gradient,
        rate: studied.schedule.rate(at: step, of: run.steps, peak: run.peakRate))
      current = distance(parameters, from: minimiser)
      optimizer.forEachState { role, state in
        if role == .iterate { current = max(current, distance(state, from: minimiser)) }
      }
      current /= needs.distance
      guard current.isFinite, current < Self.largest else {
        (current, largest) = (.infinity, (.infinity, step + 1))
        break
      }
      if current > largest.value { largest = (current, step + 1) }
    }
    var sample: Sample<Quantity> = Sample([
      .amplification: largest.value, .stepOfLargest: Double(largest.step),
      .finalAmplification: current,
    ])
    sample.set(
      .fraction,
      studied.optimizer.largestStableRate(curvature: needs.spectrum[0]).map { run.peakRate / $0 },
      otherwise: "no closed form")
    return sample
  }
}
