import Catalog
import Compute
import ElementaryFunctions
import Optimizers
import Plans
import Records

/// How well momentum β at a small rate η is the same as a rate η/(1 − β) without.
///
/// Both trajectories start at the same point and are as long as `time` says; their distance, over
/// the initial distance D from the minimiser, falls in proportion to the rate.
struct EffectiveStepStudy: MeasuringStudy {
  @Setting(
    .above(0, upTo: 1e6),
    "length of the trajectories, rate × steps × λmax / (1 − momentum); `steps` is a limit")
  var time = 4.0

  init() {}

  static let about = About(
    "effective-step", "the distance of a trajectory with momentum from one at rate/(1 − β) without",
    Citation("a rule of thumb of practitioners' guides; Polyak 1964"))
  static let scope = MeasuredScope.ofGrid
  static let shown: [Quantity] = [.deviation, .order]
  static let drawings: [StudyDrawing] = [.series(Quantity.deviation, along: [.rate])]

  enum Quantity: String, StudyQuantityName {
    case deviation
    case order

    var terms: Terms {
      switch self {
      case .deviation:
        Terms(
          "largest distance of the trajectories / D",
          "over all steps, relative to the initial distance from the minimiser", isLogarithmic: true
        )
      case .order:
        Terms(
          "order in the rate",
          "log₂ of the deviation at this rate over that at half of it; 1 if it falls as the rate")
      }
    }
  }

  struct Needs {
    let quadratic: QuadraticRun
    /// Above 0.
    let momentum: Double
    /// The same optimizer without momentum.
    let without: ConfiguredOptimizer<Double>
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    let prepared = try arm.preparedOptimizer()
    guard var rule = prepared.rule as? SGD else {
      throw StudyObjection(
        .optimizer(),
        "'effective-step' compares sgd with and without momentum, found "
          + "'\(arm.optimizerLabel)'; allowed: sgd")
    }
    let momentum = rule.momentum
    guard momentum > 0 else {
      throw StudyObjection(
        .optimizer("momentum"),
        "'effective-step' compares sgd with and without momentum, and needs a momentum above 0")
    }
    let quadratic = try arm.quadraticParts()
    rule.momentum = 0
    rule.nesterov = false
    do throws(ConfigurationError) {
      let without: ConfiguredOptimizer<Double> =
        try PreparedOptimizer(rule, options: prepared.options)
        .make(for: quadratic.run.problem.layout)
      return Needs(quadratic: quadratic, momentum: momentum, without: without)
    } catch {
      throw StudyObjection(.optimizer(error.setting), error.message)
    }
  }

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let run = point.run, curvature = needs.quadratic.spectrum[0]
    var sample = Sample<Quantity>()
    var deviations: [Double] = []
    for divisor in [1.0, 2] {
      let rate = run.peakRate / divisor
      let steps = (time * (1 - needs.momentum) / (rate * curvature)).rounded(.up)
      guard steps >= 1, steps <= Double(run.steps) else {
        let reason = "takes \(compact(steps)) steps, the plan has \(run.steps)"
        sample.set(.deviation, deviations.first, otherwise: reason)
        sample[reasonOf: .order] = reason
        return sample
      }
      deviations.append(
        deviation(needs, rate: rate, steps: Int(steps)) / needs.quadratic.distance)
    }
    guard deviations.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      sample.leaveOut(
        .deviation, .order, because: "the trajectories are the same, or one is not bounded")
      return sample
    }
    sample[.deviation] = deviations[0]
    sample[.order] = Double.log2(deviations[0] / deviations[1])
    return sample
  }

  /// The largest distance of the two trajectories.
  private func deviation(
    _ needs: Needs, rate: Double, steps: Int
  ) -> Double {
    let studied = needs.quadratic.run, problem = studied.problem
    var optimizers = [studied.optimizer, needs.without]
    let rates = [rate, rate / (1 - needs.momentum)]
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
