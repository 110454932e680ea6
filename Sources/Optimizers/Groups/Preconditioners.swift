import Compute
import ElementaryFunctions

/// What the rules need for ``Optimizer/preconditioner(into:)`` and
/// ``Optimizer/largestStableRate(curvature:)``.
extension ParameterGroups {
  /// Writes a preconditioner: what a closure makes of each vector's position, over the rate
  /// multiplier of its parameters. Infinite where parameters are frozen.
  @inline(__always)
  func writeScale(_ scale: inout Buffer<S>, _ common: (Int) -> S.Lanes) {
    let vectors = lanes(&scale)
    forEachSpan { span in
      for i in span.lanes { vectors[i] = common(i) / span.rate }
    }
    let padded = scale.laneCount * S.Lanes.scalarCount, base = scale.mutableBase
    for i in count..<padded { base[i] = 0 }
  }

  /// The preconditioner of Adam's family: `factor` (`root` √v + ε).
  @specialized(where S == Float)
  @specialized(where S == Double)
  func writeScale(
    _ scale: inout Buffer<S>, secondMoment v: Buffer<S>, root: Double = 1, epsilon: Double,
    factor: Double = 1
  ) {
    let root = S(root * factor), ε = S(epsilon * factor), v = lanes(v)
    writeScale(&scale) { i in root * S.squareRoot(v[i]) + ε }
  }

  /// The preconditioner of Adam itself after t steps, with both corrections of bias:
  /// (√(v/(1 − β₂ᵗ)) + ε)(1 − β₁ᵗ).
  ///
  /// - Returns: whether there was a step
  func writeAdamScale(
    _ scale: inout Buffer<S>, secondMoment v: Buffer<S>, beta1: Double, beta2: Double,
    epsilon: Double, stepsTaken: Int
  ) -> Bool {
    guard stepsTaken > 0 else { return false }
    let t = Double(stepsTaken)
    writeScale(
      &scale, secondMoment: v, root: 1 / (1 - Double.pow(beta2, t)).squareRoot(), epsilon: epsilon,
      factor: 1 - Double.pow(beta1, t))
    return true
  }

  /// The preconditioner of rules that have none but the rate multipliers.
  ///
  /// - Returns: whether there are any
  @specialized(where S == Float)
  @specialized(where S == Double)
  func writeRateMultipliers(_ scale: inout Buffer<S>) -> Bool {
    guard settingsInUse.contains(where: { $0.rateMultiplier != 1 }) else { return false }
    writeScale(&scale) { _ in .init(repeating: 1) }
    return true
  }

  /// What a weight decay of λ amounts to in every direction: λ times the rate multiplier that all
  /// parameters have. `nil` where they differ, so that decay turns the directions of the Hessian.
  func commonDecay(_ λ: Double) -> Double? {
    let settings = settingsInUse
    guard λ > 0, settings.contains(where: \.decays) else { return 0 }
    guard settings.allSatisfy({ $0 == settings[0] }) else { return nil }
    return λ * settings[0].rateMultiplier
  }

  private var settingsInUse: [SegmentSettings] {
    zip(layout.segments, segmentSettings).filter { $0.0.count > 0 }.map(\.1)
  }
}
