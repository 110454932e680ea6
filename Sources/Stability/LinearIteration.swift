import Compute
import Optimizers
import RandomStreams

/// The matrix by which a real optimizer's step multiplies its state on a quadratic, found by trying.
struct LinearIteration {
  let order: Int
  /// By rows: element (i, j) is what component j of the state adds to component i of the next.
  let matrix: Buffer<Double>

  /// Steps a copy from every unit of the state, up and down: central differences around the resting
  /// point, which is 0, so that nothing cancels.
  init(_ resting: HeldIteration, curvatures: Buffer<Double>, rate: Double) {
    let n = resting.order, h = HeldIteration.smallness
    var matrix = Buffer<Double>(zeros: n * n)
    for j in 0..<n {
      var state = Buffer<Double>(zeros: n)
      state[j] = h
      let up = Self.next(state, resting, curvatures, rate)
      state[j] = -h
      let down = Self.next(state, resting, curvatures, rate)
      for i in 0..<n { matrix[i * n + j] = (up[i] - down[i]) / (2 * h) }
    }
    order = n
    self.matrix = matrix
  }

  /// How much the slowest or fastest mode is multiplied by in a step; `nil` if it is not finite.
  var spectralRadius: Double? { Compute.spectralRadius(of: matrix, order: order) }

  private static func next(
    _ state: Buffer<Double>, _ resting: HeldIteration, _ curvatures: Buffer<Double>, _ rate: Double
  ) -> Buffer<Double> {
    var iteration = resting
    iteration.state = state
    _ = iteration.step(curvatures: curvatures, rate: rate)
    return iteration.state
  }

  /// Whether the step is what a matrix does: from random states, those of sums are the sums, and
  /// those of multiples the multiples, up to sizes at which the sign of a gradient or a norm that is
  /// divided by would show.
  static func isLinear(
    _ resting: HeldIteration, curvatures: Buffer<Double>, rate: Double
  ) -> Bool {
    var stream = RandomStream(label: "linearity", purpose: .noise)
    let n = resting.order, h = HeldIteration.smallness
    // Displaced from the minimiser without any momentum, whose units can be others.
    var displaced = resting
    displaced.displace(by: Buffer(curvatures.map { _ in h * stream.normal() }))
    let u = displaced.state, v = Buffer((0..<n).map { _ in h * stream.normal() })
    let nextU = next(u, resting, curvatures, rate), nextV = next(v, resting, curvatures, rate)
    func times(_ factor: Double) -> Buffer<Double> { Buffer(u.map { factor * $0 }) }
    func plus(_ a: Buffer<Double>, _ b: Buffer<Double>) -> Buffer<Double> {
      Buffer(zip(a, b).map { $0 + $1 })
    }

    func extent(_ a: Buffer<Double>) -> Double { a.reduce(0) { max($0, abs($1)) } }

    func leads(
      _ state: Buffer<Double>, to factor: Double = 1, times expected: Buffer<Double>,
      within tolerance: Double = 1e-9
    ) -> Bool {
      let found = next(state, resting, curvatures, rate)
      // Of both: a step can lead to the minimiser.
      let size = max(extent(expected), extent(state) / abs(factor))
      return zip(found, expected).allSatisfy { abs($0 / factor - $1) <= tolerance * size }
    }
    // In relation to P. Larger gradients change what they are divided by.
    let large = 0x1p-20 / (h * max(1, curvatures.max() ?? 1))
    return leads(plus(u, v), times: plus(nextU, nextV))
      && [2, 0.5, -1].allSatisfy { leads(times($0), to: $0, times: nextU) }
      && leads(times(large), to: large, times: nextU, within: 1e-5)
  }
}
