import Catalog
import Compute
import ElementaryFunctions

/// The running average of the schedule-free methods, which takes the place of a schedule.
///
/// Defazio et al. 2024, arXiv 2405.15682. In the paper's symbols, with c the weight of the new
/// point in the average, z ← z − ηĝ, x ← (1 − c)x + cz, y ← βx + (1 − β)z. Gradients are taken at
/// y, which is what a step updates; the model is evaluated at x, which is recovered from y and z.
struct ScheduleFreeAverage: Sendable {
  private let averagingPower, rateWeightPower: Double
  private var stepsTaken = 0
  private var largestRate = 0.0
  private var weightSum = 0.0

  init(averagingPower: Double, rateWeightPower: Double) {
    self.averagingPower = averagingPower
    self.rateWeightPower = rateWeightPower
  }

  /// The weight c of a step's point in the average of all so far: tʳ · (largest rate)ᵖ over the sum
  /// of these.
  mutating func weight(rate: Double) -> Double {
    stepsTaken += 1
    largestRate = max(largestRate, rate)
    let weight =
      Double.pow(Double(stepsTaken), averagingPower) * Double.pow(largestRate, rateWeightPower)
    weightSum += weight
    return weightSum > 0 ? weight / weightSum : 0
  }
}

/// What the schedule-free rules have in common.
extension SettingTerms {
  static var averagingPower: SettingTerms {
    SettingTerms(.within(0, 20), "r: step t counts tʳ in the average")
  }

  static var rateWeightPower: SettingTerms {
    SettingTerms(
      .within(0, 20), "a step counts its largest rate so far to this power in the average")
  }

  static var interpolation: SettingTerms {
    SettingTerms(.above(0, upTo: 1), "β: the gradient is taken at y = βx + (1 − β)z")
  }

  static var normalizedWeightDecay: SettingTerms {
    weightDecay("added at y to the normalised gradient")
  }
}

/// x = y + (1 − 1/β)(z − y)
@specialized(where S == Float)
@specialized(where S == Double)
func recoverAverage<S: Scalar>(
  from y: Buffer<S>, _ z: Buffer<S>, interpolation β: Double, groups: ParameterGroups<S>,
  into x: inout Buffer<S>
) {
  let extrapolation = S(1 - 1 / β)
  let (x, y, z) = (groups.lanes(&x), groups.lanes(y), groups.lanes(z))
  groups.forEachSpan { span in
    for i in span.lanes { x[i] = y[i] + extrapolation * (z[i] - y[i]) }
  }
}
