import Catalog
import Compute
import ElementaryFunctions
import Optimizers
import RandomStreams

/// The runs of one search, which differ in their rate alone.
struct BoundaryRuns {
  private(set) var count = 0
  let holdsScales: Bool
  /// Whether the iteration is linear also with nothing held.
  private let isLinearAlive: Bool
  private var resting: RestingOptimizer
  private let curvatures: Buffer<Double>
  private let displacement: Buffer<Double>
  private let horizon: Int

  /// - Parameter scale: a rate at which steps have about the length of the way to go
  init(
    _ optimizer: PreparedOptimizer, spectrum: [Double], seed: UInt64, options: BoundaryOptions,
    scale: Double
  ) throws(ConfigurationError) {
    resting = try RestingOptimizer(
      optimizer, dimension: spectrum.count, steps: options.burnIn, rate: 256 * scale)
    curvatures = Buffer(spectrum)
    horizon = options.horizon
    let held = HeldIteration(
      try resting.optimizer(for: scale), dimension: spectrum.count, rate: scale)
    let isLinear =
      resting.objection == nil
      && LinearIteration.isLinear(held, curvatures: curvatures, rate: scale)
    holdsScales = options.holdsScales && isLinear
    isLinearAlive = isLinear && !held.hasScales
    var stream = RandomStream(seed: seed, purpose: .initialisation)
    let size = holdsScales ? HeldIteration.smallness * scale : 1
    displacement = Buffer(spectrum.map { _ in size * stream.normal() })
  }

  mutating func isBounded(_ rate: Double) throws(ConfigurationError) -> Bool {
    count += 1
    let optimizer = try resting.optimizer(for: rate)
    return holdsScales ? isBoundedHeld(optimizer, rate) : isBoundedAlive(optimizer, rate)
  }

  private func isBoundedHeld(_ optimizer: ConfiguredOptimizer<Double>, _ rate: Double) -> Bool {
    var iteration = HeldIteration(optimizer, dimension: curvatures.count, rate: rate)
    iteration.displace(by: displacement)
    // From 10⁻⁶⁰ to 10⁻¹⁰ of the preconditioner, whose squares vanish beside what is held.
    var growth = GrowthFit(horizon: horizon, limit: 1e50, isLinear: true)
    while growth.verdict == nil {
      growth.add(iteration.step(curvatures: curvatures, rate: rate))
    }
    return growth.verdict!
  }

  private func isBoundedAlive(_ optimizer: ConfiguredOptimizer<Double>, _ rate: Double) -> Bool {
    var optimizer = optimizer
    var w = displacement, g = displacement
    optimizer.forEachState { role, state in if role == .iterate { state.assign(displacement) } }
    var growth = GrowthFit(horizon: horizon, limit: 1e150, isLinear: isLinearAlive)
    while growth.verdict == nil {
      var largest = 0.0
      let base = g.mutableBase
      for i in 0..<w.count {
        base[i] = curvatures.base[i] * w.base[i]
        largest = base[i].isNaN ? .nan : max(largest, abs(base[i]))
      }
      growth.add(largest)
      optimizer.step(&w, gradient: g, rate: rate)
    }
    return growth.verdict!
  }
}

/// Decides from the norms of a run's gradients whether it is bounded.
struct GrowthFit {
  private let horizon: Int
  private let limit: Double
  private let isLinear: Bool
  private var first, last: Double?
  private var steps = 0
  /// The largest logarithm of the first half.
  private var earlyPeak = 0.0
  /// From the second half of the horizon on.
  private var logarithms: [Double] = []
  /// Whether it is bounded, once that is known.
  private(set) var verdict: Bool?

  /// - Parameters:
  ///   - limit: the growth or shrinking that decides at once
  ///   - isLinear: whether the iteration can only grow or shrink, and has no limit cycles
  init(horizon: Int, limit: Double, isLinear: Bool) {
    self.horizon = horizon
    self.limit = limit
    self.isLinear = isLinear
    logarithms.reserveCapacity(horizon - horizon / 2)
  }

  mutating func add(_ norm: Double) {
    let first = first ?? norm
    self.first = first
    guard norm.isFinite, norm <= first * limit else { return verdict = false }
    guard norm > first / limit else { return verdict = true }
    // Of two steps together: where a mode that alternates meets one that does not, every other norm
    // can be near zero.
    let relative = norm / first, logarithm = Double.log(Double.hypot(relative, last ?? relative))
    last = relative
    if steps >= horizon / 2 {
      logarithms.append(logarithm)
    } else {
      earlyPeak = max(earlyPeak, logarithm)
    }
    steps += 1
    if steps == horizon, !rises { verdict = true }
    if steps == 2 * horizon { verdict = !keepsRising }
  }

  /// How many logarithms the second half of the horizon has.
  private var secondHalf: Int { horizon - horizon / 2 }

  /// Whether the second half rises, and also each half of it: where modes that shrink cancel, the norm
  /// rises out of a hole, but not for long.
  private var rises: Bool {
    let half = logarithms.count / 2
    guard risesAbove(1e-3, logarithms[...]), risesAbove(0, logarithms[..<half]),
      risesAbove(0, logarithms[half...])
    else { return false }
    return isLinear || logarithms.max()! > earlyPeak + 1
  }

  /// Whether it rises on, at half of that pace at least, when the run is twice as long: what grows by
  /// a factor in each step does, what levels off after a hole does not.
  private var keepsRising: Bool {
    let rest = logarithms[secondHalf...]
    return risesAbove(1e-3, rest)
      && line(through: rest).slope > 0.5 * line(through: logarithms[..<secondHalf]).slope
  }

  /// Whether a line by least squares rises by more than three standard errors, and by enough.
  private func risesAbove(_ leastRise: Double, _ values: ArraySlice<Double>) -> Bool {
    let line = line(through: values)
    return line.slope > 3 * line.error && line.slope * Double(values.count - 1) > leastRise
  }

  /// The slope of a line by least squares, per step, and its standard error.
  private func line(through values: ArraySlice<Double>) -> (slope: Double, error: Double) {
    let n = Double(values.count), middle = 0.5 * (n - 1)
    let mean = values.reduce(0, +) / n
    var covariance = 0.0, variance = 0.0
    for (i, y) in values.enumerated() {
      covariance += (Double(i) - middle) * (y - mean)
      variance += (Double(i) - middle) * (Double(i) - middle)
    }
    let slope = covariance / variance
    var squares = 0.0
    for (i, y) in values.enumerated() {
      let residual = y - mean - slope * (Double(i) - middle)
      squares += residual * residual
    }
    return (slope, (squares / (n - 2) / variance).squareRoot())
  }
}
