import Compute
import Foundation
import Optimizers
import RandomStreams
import Testing

/// Dual averaging by D-Adaptation: its theorem, and its sums term by term.
@Suite struct DualAveragingTests {
  /// The theorem wants nothing of the rates but that they are no less than 0.
  @Test(arguments: ConvexFunction.Kind.allCases, [1, 2, 5, 20])
  func `d never exceeds the distance to the minimiser`(
    kind: ConvexFunction.Kind, dimension: Int
  ) throws {
    for seed in 0..<60 {
      var stream = RandomStream(seed: UInt64(seed), purpose: .test, index: UInt64(dimension))
      let function = ConvexFunction(kind, dimension: dimension, &stream)
      let reach = pow(10, 4 * stream.uniform() - 2)
      let direction = (0..<dimension).map { _ in stream.normal() }
      let length = norm(direction)
      let start = function.minimiser.indices.map {
        function.minimiser[$0] + reach * direction[$0] / length
      }
      let distance = norm(start.indices.map { start[$0] - function.minimiser[$0] })
      let initial = distance * pow(10, -6 * stream.uniform())
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "dadapt-dual-averaging", layout: ParameterLayout(count: dimension),
        ["d0": .number(initial), "growth_rate": .number([.infinity, 2, 1.2][seed % 3])])

      var w = Buffer(start)
      for _ in 0..<300 {
        let rate = seed % 2 == 0 ? 1 : max(0, 4 * stream.uniform() - 1)
        optimizer.step(&w, gradient: Buffer(function.subgradient(at: Array(w))), rate: rate)
      }
      let d = optimizer.diagnostics[0]
      #expect(d >= initial && d <= distance, "seed \(seed)")
    }
  }

  @Test func `d stays where it is if it begins above the distance`() throws {
    for seed in 0..<60 {
      var stream = RandomStream(seed: UInt64(seed), purpose: .test)
      let function = ConvexFunction(.meanAbsolute, dimension: 3, &stream)
      let initial = 1.01 * norm(function.minimiser)
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "dadapt-dual-averaging", layout: ParameterLayout(count: 3), ["d0": .number(initial)])
      var w = Buffer<Double>(zeros: 3)
      for _ in 0..<200 {
        optimizer.step(&w, gradient: Buffer(function.subgradient(at: Array(w))), rate: 1)
      }
      #expect(optimizer.diagnostics[0] == initial)
    }
  }

  /// Every sum anew from all gradients so far, where the rule carries sums along.
  @Test(arguments: [0, 0.1], [Double.infinity, 1.05])
  func `every step is that of all gradients so far`(decay: Double, growthRate: Double) throws {
    let count = 17
    var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "dadapt-dual-averaging", layout: ParameterLayout(count: count),
      [
        "d0": .number(0.01), "weight_decay": .number(decay), "growth_rate": .number(growthRate),
      ])
    let start: Buffer<Double> = OptimizerFixture.start(count)
    var w = start, x̄ = w
    var points: [Buffer<Double>] = [], gradients: [[Double]] = [], weights: [Double] = []
    for step in 0..<60 {
      let d = optimizer.diagnostics[0], rate = 0.5 + Double(step % 4)
      let gradient: Buffer<Double> = OptimizerFixture.gradient(w, step)
      points.append(w)
      gradients.append(w.indices.map { gradient[$0] + decay * w[$0] })
      weights.append(rate * d)
      optimizer.step(&w, gradient: gradient, rate: rate)

      let squares = gradients.map { $0.reduce(0) { $0 + $1 * $1 } }
      func γ(_ k: Int) -> Double { 1 / squares.prefix(max(1, k)).reduce(0, +).squareRoot() }
      let last = γ(step + 1)
      let s = w.indices.map { i in
        zip(weights, gradients).reduce(0) { $0 + $1.0 * $1.1[i] }
      }
      let subtracted = (0...step).reduce(0) { $0 + γ($1) * weights[$1] * weights[$1] * squares[$1] }
      let estimate = (last * norm(s) * norm(s) - subtracted) / (2 * norm(s))
      // A difference of two terms, of which the first is this.
      let roundoff = 1e-13 * last * norm(s)
      let found = optimizer.diagnostics
      #expect(abs(found[1] - estimate) < roundoff, "step \(step)")
      #expect(found[0] == max(d, min(found[1], d * growthRate)))
      #expect(abs(found[3] - last * weights[step]) < 1e-14 * found[3])

      optimizer.evaluationPoint(of: w, into: &x̄)
      let total = weights.reduce(0, +)
      for i in w.indices {
        #expect(abs(w[i] - (start[i] - last * s[i])) < 1e-13)
        let mean = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1[i] } / total
        #expect(abs(x̄[i] - mean) < 1e-13)
      }
    }
    #expect(optimizer.diagnostics[0] > 0.1)
  }

  /// Their gradients would make γ smaller, which moves w.
  @Test func `steps at rate 0 leave no trace`() throws {
    let make: () throws -> ConfiguredOptimizer<Double> = {
      try OptimizerFixture.make("dadapt-dual-averaging", layout: ParameterLayout(count: 9))
    }
    var plain = try make(), paused = try make()
    var w: Buffer<Double> = OptimizerFixture.start(9), v = w
    for step in 0..<40 {
      if step % 3 == 0 {
        paused.step(&v, gradient: Buffer(repeating: 5, count: 9), rate: 0)
      }
      plain.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 1)
      paused.step(&v, gradient: OptimizerFixture.gradient(v, step), rate: 1)
      #expect(w == v && plain.diagnostics == paused.diagnostics)
    }
    var x = w, y = v
    plain.evaluationPoint(of: w, into: &x)
    paused.evaluationPoint(of: v, into: &y)
    #expect(x == y)
  }

  private func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

/// A random convex function with one of its minimisers.
struct ConvexFunction {
  enum Kind: CaseIterable, Sendable {
    /// The mean of |aᵢ·(x − x*)|.
    case meanAbsolute
    /// The maximum of |aᵢ·(x − x*)|.
    case maximum
    /// ½ Σ (aᵢ·(x − x*))².
    case quadratic
    /// ‖x − x*‖, which is |x − x*| in one dimension.
    case norm
    /// Σ ‖x − pᵢ‖₁ over five points, whose minimiser is their median; it is not 0 there.
    case median
  }

  let minimiser: [Double]
  private let kind: Kind
  private let rows: [[Double]]

  init(_ kind: Kind, dimension: Int, _ stream: inout RandomStream) {
    self.kind = kind
    let count = kind == .median ? 5 : dimension * (1 + stream.integer(below: 3))
    let rows = (0..<count).map { _ in (0..<dimension).map { _ in stream.normal() } }
    self.rows = rows
    minimiser =
      kind == .median
      ? (0..<dimension).map { i in rows.map { $0[i] }.sorted()[2] }
      : (0..<dimension).map { _ in stream.normal() }
  }

  func subgradient(at x: [Double]) -> [Double] {
    let way = zip(x, minimiser).map(-)
    let residuals = rows.map { row in zip(row, way).reduce(0) { $0 + $1.0 * $1.1 } }
    switch kind {
    case .meanAbsolute:
      return combined(residuals.map { sign($0) / Double(rows.count) })
    case .maximum:
      let largest = residuals.map { abs($0) }.max() ?? 0
      let row = residuals.firstIndex { abs($0) == largest } ?? 0
      return rows[row].map { sign(residuals[row]) * $0 }
    case .quadratic:
      return combined(residuals)
    case .norm:
      let length = way.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? way.map { $0 / length } : way
    case .median:
      return x.indices.map { i in rows.reduce(0) { $0 + sign(x[i] - $1[i]) } }
    }
  }

  private func combined(_ factors: [Double]) -> [Double] {
    minimiser.indices.map { i in zip(factors, rows).reduce(0) { $0 + $1.0 * $1.1[i] } }
  }

  private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }
}
