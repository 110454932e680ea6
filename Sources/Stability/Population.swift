import Compute
import ElementaryFunctions
import RandomStreams

/// The random numbers of a population's life, the same for all rates of a seed.
struct PopulationDraws {
  let gradients: GaussianGradients
  let options: MeanSquareOptions
  /// By steps, then by particles: see ``GaussianGradients/draw(_:into:)``.
  let batches: [Double]
  /// Of a random direction for each particle.
  let directions: [Double]
  /// Uniform in [0, 1), for redrawing after a step.
  let redraws: [Double]

  init(_ gradients: GaussianGradients, _ options: MeanSquareOptions, seed: UInt64) {
    self.gradients = gradients
    self.options = options
    let steps = options.warmIn + options.steps, size = gradients.drawCount
    var stream = RandomStream(seed: seed, purpose: .examples)
    var batches = [Double](repeating: 0, count: steps * options.particles * size)
    batches.withUnsafeMutableBufferPointer { batches in
      for number in 0..<steps * options.particles {
        gradients.draw(&stream, into: batches.baseAddress! + number * size)
      }
    }
    self.batches = batches
    var initial = RandomStream(seed: seed, purpose: .initialisation)
    directions = (0..<options.particles * gradients.variances.count).map { _ in initial.normal() }
    var redraw = RandomStream(seed: seed, purpose: .bootstrap)
    redraws = (0..<steps).map { _ in redraw.uniform() }
  }
}

/// Copies of an optimizer's iteration that go with the winners.
struct Population {
  private var particles: [HeldIteration]
  /// The square of each particle's state.
  private var squares: [Double]
  private var lineages: Lineages
  /// How many copies of each particle a redrawing makes.
  private var copies: [Int]
  private let draws: PopulationDraws
  private let warmIn: Int

  /// - Parameter count: of particles, at most as many as there are numbers for
  init(_ resting: HeldIteration, _ draws: PopulationDraws, count: Int) {
    precondition(count > 1 && count <= draws.options.particles, "particles without random numbers")
    self.draws = draws
    warmIn = draws.options.warmIn
    lineages = Lineages(count: count)
    copies = Array(repeating: 0, count: count)
    let dimension = resting.parameters.count
    squares = []
    particles = []
    for number in 0..<count {
      var particle = resting
      let place = number * dimension
      particle.displace(by: Buffer(draws.directions[place..<place + dimension]))
      particle.rescale(to: HeldIteration.smallness)
      squares.append(HeldIteration.smallness * HeldIteration.smallness)
      particles.append(particle)
    }
  }

  /// The logarithm of what the mean square is multiplied by in a step.
  mutating func logGrowth(rate: Double) -> Double {
    let steps = draws.options.steps
    var sum = 0.0
    var before = squares.reduce(0, +)
    for step in 0..<warmIn + steps {
      // Without the luck of the population at the beginning of the measurement.
      if step == warmIn { sum -= 0.5 * lineages.variance(weights: squares, sum: before) }
      advance(step, rate: rate)
      let now = squares.reduce(0, +)
      guard now.isFinite else { return .infinity }
      guard now > 0 else { return -.infinity }
      if step >= warmIn { sum += Double.log(now / before) }
      // In every step, because squares of one step can already be very unlike.
      before = redrawIfNeeded(sum: now, uniform: draws.redraws[step])
    }
    sum += 0.5 * lineages.variance(weights: squares, sum: before)
    return sum / Double(steps)
  }

  private mutating func advance(_ step: Int, rate: Double) {
    let size = draws.gradients.drawCount
    draws.batches.withUnsafeBufferPointer { batches in
      let numbers = batches.baseAddress! + step * draws.options.particles * size
      for number in particles.indices {
        particles[number].stepOnBatch(numbers + number * size, of: draws.gradients, rate: rate)
        squares[number] = particles[number].square
      }
    }
  }

  /// Systematic redrawing, with one uniform number for all, as soon as fewer than half of the
  /// particles count: (Σs)²/Σs² of the squares s.
  ///
  /// - Returns: the sum of the squares from now on
  private mutating func redrawIfNeeded(sum: Double, uniform: Double) -> Double {
    let count = particles.count, mean = sum / Double(count)
    let squaredShares = squares.reduce(0) { $0 + ($1 / sum) * ($1 / sum) }
    let isFar = abs(Double.log(mean) - 2 * Double.log(HeldIteration.smallness)) > 50
    guard squaredShares * Double(count) > 2 || isFar else { return sum }
    // The targets are (uniform + 0, 1, 2 …) · mean.
    var reached = 0.0, targets = 0
    for number in 0..<count {
      reached += squares[number] / mean
      let last = number == count - 1 ? count : min(count, Int((reached - uniform).rounded(.up)))
      copies[number] = max(0, last - targets)
      targets = max(targets, last)
    }
    // Who survives keeps its place, and so its random numbers: a slightly different rate then makes
    // slightly different populations.
    var place = 0
    for number in 0..<count where copies[number] > 1 {
      for _ in 1..<copies[number] {
        while copies[place] > 0 { place += 1 }
        particles[place] = particles[number]
        lineages.copy(number, to: place)
        place += 1
      }
    }
    for number in 0..<count {
      particles[number].rescale(to: HeldIteration.smallness)
      squares[number] = HeldIteration.smallness * HeldIteration.smallness
    }
    lineages.redrawn(squaredShares: squaredShares, copies: copies)
    return squares.reduce(0, +)
  }
}

extension HeldIteration {
  /// The squared norm of the state.
  fileprivate var square: Double {
    mutating get {
      var sum = 0.0
      forEachPart { part in
        let x = part.base
        for i in 0..<part.count { sum += x[i] * x[i] }
      }
      return sum
    }
  }

  /// Multiplies the state, which is not zero, to a norm.
  fileprivate mutating func rescale(to norm: Double) {
    let factor = norm / square.squareRoot()
    forEachPart { part in
      let count = part.count, x = part.mutableBase
      for i in 0..<count { x[i] *= factor }
    }
  }

  fileprivate mutating func stepOnBatch(
    _ numbers: UnsafePointer<Double>, of gradients: GaussianGradients, rate: Double
  ) {
    let scale = preconditioner.base
    step(rate: rate) { w, g in gradients.gradient(at: w, numbers, scale: scale, into: g) }
  }
}
