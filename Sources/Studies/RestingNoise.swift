import ElementaryFunctions
import Problems

/// What noise makes of the excess loss of plain gradient descent, on average.
protocol RestingNoise {
  /// The expected excess loss after the last step of a run that starts at the minimiser, and how
  /// much may come of another start.
  func finalExcess(rates: [Double]) -> (expected: Double, left: Double)

  /// The steps at a constant rate after which at most a tolerance of the floor may be left of the
  /// start; `nil` if there are none.
  ///
  /// - Parameter steps: of the run; beyond them it may be an estimate
  func burnIn(rate: Double, floor: Double, tolerance: Double, steps: Int) -> Double?
}

/// Noise of the same variance in every component of a quadratic's gradient.
///
/// At a constant rate η each component of w − w* has E[x²] = ρ²ᵏx₀² + (1 − ρ²ᵏ)v after k steps,
/// with ρ = 1 − ηλ and v the stationary variance; so the excess loss differs from the floor by at
/// most ρ²ᵏ of the initial one, or of the floor, for the largest |ρ|.
struct IsotropicNoise: RestingNoise {
  let spectrum: [Double]
  /// Of a component of a batch's gradient, σ²/B.
  let variance: Double
  let initialExcess: Double

  func finalExcess(rates: [Double]) -> (expected: Double, left: Double) {
    var expected = 0.0, slowest = 0.0
    for λ in spectrum where λ > 0 {
      var square = 0.0, memory = 1.0
      for η in rates {
        let ρ = 1 - η * λ
        square = ρ * ρ * square + η * η * variance
        memory *= ρ * ρ
      }
      expected += 0.5 * λ * square
      slowest = max(slowest, memory)
    }
    return (expected, slowest * initialExcess)
  }

  func burnIn(rate η: Double, floor: Double, tolerance: Double, steps: Int) -> Double? {
    let slowest = spectrum.filter { $0 > 0 }.map { abs(1 - η * $0) }.max() ?? 1
    guard slowest < 1 else { return nil }
    guard slowest > 0 else { return 1 }
    let start = max(1, initialExcess / floor)
    return max(0, (Double.log(tolerance / start) / (2 * Double.log(slowest))).rounded(.up))
  }
}

/// Batches of sampled examples of a linear regression: their noise grows with the distance from the
/// minimiser, and different batches are different examples. The mean squares obey the recursion of
/// ``RandomDesign``, whose matrix is nonnegative.
struct SampledNoise: RestingNoise {
  let design: RandomDesign
  let batchSize: Int
  /// e₀², component by component.
  let initialSquares: [Double]

  func finalExcess(rates: [Double]) -> (expected: Double, left: Double) {
    var noise = [Double](repeating: 0, count: initialSquares.count), start = initialSquares
    for η in rates {
      design.step(
        &noise, rate: η, batchSize: batchSize, noise: design.labelNoise * design.labelNoise)
      design.step(&start, rate: η, batchSize: batchSize, noise: 0)
    }
    return (design.excess(of: noise), design.excess(of: start))
  }

  /// The first k with |m₀ − m*| ≤ tolerance × m* after k steps of the recursion without noise, in
  /// every component. From then on it stays so, as without noise m* does not grow; and the excess
  /// differs from the floor by no more than that.
  func burnIn(rate η: Double, floor: Double, tolerance: Double, steps: Int) -> Double? {
    guard let resting = design.restingSquares(rate: η, batchSize: batchSize) else { return nil }
    var left = zip(initialSquares, resting).map { abs($0 - $1) }
    func share() -> Double { zip(left, resting).reduce(0) { max($0, $1.0 / $1.1) } }
    var before = Double.infinity, now = share()
    for k in 0..<steps {
      if now <= tolerance { return Double(k) }
      design.step(&left, rate: η, batchSize: batchSize, noise: 0)
      (before, now) = (now, share())
    }
    if now <= tolerance { return Double(steps) }
    // The slowest mode is alone by now, or nearly.
    guard now < before else { return nil }
    return Double(steps) + (Double.log(tolerance / now) / Double.log(now / before)).rounded(.up)
  }
}
