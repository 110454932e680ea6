import Compute
import Foundation
import RandomStreams

/// The random numbers of a population's life, the same for all rates of a seed.
struct PopulationDraws {
  let gradients: GaussianGradients
  /// By steps, then by particles: see ``GaussianGradients/draw(_:into:)``.
  let batches: [Double]
  /// Of a random direction for each particle.
  let directions: [Double]
  /// Uniform in [0, 1), for redrawing after a step.
  let redraws: [Double]

  init(_ gradients: GaussianGradients, _ options: MeanSquareOptions, seed: UInt64) {
    self.gradients = gradients
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
  private let draws: PopulationDraws
  private let options: MeanSquareOptions
  init(_ resting: HeldIteration, _ draws: PopulationDraws, _ options: MeanSquareOptions) {
    self.draws = draws
    self.options = options
    let dimension = resting.parameters.count
    squares = []
    particles = []
    for number in 0..<options.particles {
      var particle = resting
      let place = number * dimension
      particle.displace(by: Buffer(draws.directions[place..<place + dimension]))
      particle.rescale(to: HeldIteration.smallness)
      squares.append(particle.square)
      particles.append(particle)
    }
  }

  /// The logarithm of what the mean square is multiplied by in a step.
  mutating func logGrowth(rate: Double) -> Double {
    var sum = 0.0
    var before = squares.reduce(0, +)
    for step in 0..<options.warmIn + options.steps {
      advance(step, rate: rate)
      let now = squares.reduce(0, +)
      guard now.isFinite else { return .infinity }
      guard now > 0 else { return -.infinity }
      // In every step, because squares of one step can already be very unlike.
      let (after, correction) = redrawIfNeeded(sum: now, uniform: draws.redraws[step])
      if step >= options.warmIn { sum += log(now / before) + correction }
      before = after
    }
    return sum / Double(options.steps)
  }

  private mutating func advance(_ step: Int, rate: Double) {
    let size = draws.gradients.drawCount, count = particles.count
    draws.batches.withUnsafeBufferPointer { batches in
      for number in 0..<count {
        let numbers = batches.baseAddress! + (step * count + number) * size
        particles[number].stepOnBatch(numbers, of: draws.gradients, rate: rate)
        squares[number] = particles[number].square
      }
    }
  }

  /// Systematic resampling, with one uniform number for all, as soon as fewer than half of the
  /// particles count: (Σs)²/Σs² of the squares s.
  ///
  /// - Returns: the sum of the squares from now on, and by how much the logarithm of the mean that they
  ///   had is too small on average: half of the mean's relative variance
  private mutating func redrawIfNeeded(
    sum: Double, uniform: Double
  ) -> (sum: Double, correction: Double) {
    let count = particles.count
    let effective = 1 / squares.reduce(0) { $0 + ($1 / sum) * ($1 / sum) }
    let mean = sum / Double(count)
    let isFar = abs(log(mean) - 2 * log(HeldIteration.smallness)) > 50
    guard effective < 0.5 * Double(count) || isFar else { return (sum, 0) }
    var next: [HeldIteration] = []
    next.reserveCapacity(count)
    var position = 0, reached = squares[0]
    for number in 0..<count {
      let target = (Double(number) + uniform) * mean
      while reached < target, position < count - 1 {
        position += 1
        reached += squares[position]
      }
      next.append(particles[position])
    }
    particles = next
    for number in 0..<count {
      particles[number].rescale(to: HeldIteration.smallness)
      squares[number] = particles[number].square
    }
    return (squares.reduce(0, +), 0.5 * (1 / effective - 1 / Double(count)))
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
