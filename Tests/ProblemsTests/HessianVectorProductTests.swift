import Catalog
import Compute
import Foundation
import Problems
import RandomStreams
import Testing

/// Products by differences against Hessians written out here.
@Suite struct HessianVectorProductTests {
  /// Compares at several points and directions of several lengths. The stated error has to cover the
  /// true one, and has to be small.
  private func check(
    _ problem: any Problem<Double>, on batch: Batch = .full, sharpness: Double? = nil,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ product: (_ w: Buffer<Double>, _ v: Buffer<Double>) -> [Double]
  ) {
    var stream = RandomStream(seed: 8, purpose: .test)
    let start = problem.initialParameters()
    for length in [1e-6, 1, 1e6] {
      for trial in 0..<4 {
        var w = start
        for i in w.indices { w[i] += 0.3 * stream.normal() }
        var v = standardNormal(w.count, &stream)
        if trial == 3 { v = Buffer(v.indices.map { $0 == 0 ? 1.0 : 0 }) }
        for i in v.indices { v[i] *= length }
        let exact = product(w, v)
        let (found, stated) = hessianVectorProduct(of: problem, at: w, direction: v, on: batch)
        let error = norm(zip(found, exact).map { $0 - $1 })
        #expect(error <= stated, sourceLocation: sourceLocation)
        let scale = max(norm(exact), norm(fullGradient(problem, at: w)) * length)
        #expect(stated <= 1e-6 * scale, sourceLocation: sourceLocation)
        #expect(error <= 1e-9 * scale, sourceLocation: sourceLocation)
      }
    }
  }

  private func multiply(_ rows: [[Double]], _ v: Buffer<Double>) -> [Double] {
    rows.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  @Test(arguments: [false, true])
  func `of a quadratic`(rotated: Bool) throws {
    let problem = try makeProblem(
      "quadratic", ["dimension": .integer(9), "rotated": .flag(rotated)])
    // Its columns, from differences over a distance at which the minimiser rounds nothing away.
    let minimiser = try #require(problem.truth.minimiser)
    let columns = (0..<9).map { j in
      let far = Buffer(minimiser.indices.map { minimiser[$0] + ($0 == j ? 0x1p40 : 0) })
      return fullGradient(problem, at: far).map { $0 * 0x1p-40 }
    }
    check(problem) { _, v in
      (0..<9).map { i in (0..<9).reduce(0) { $0 + columns[$1][i] * v[$1] } }
    }
  }

  @Test func `of a quadratic on a noisy batch`() throws {
    let problem = try makeProblem(
      "quadratic",
      ["spectrum": .text("list"), "eigenvalues": .numbers([5, 1]), "gradient_noise": .number(1)])
    var batches = StreamedBatches(of: 3)
    check(problem, on: batches.next()) { _, v in [5 * v[0], v[1]] }
  }

  @Test func `of logistic regression, XᵀDX over n plus the penalty`() throws {
    var stream = RandomStream(seed: 2, purpose: .test)
    let (n, d) = (30, 4)
    let x = (0..<n * d).map { _ in stream.normal() }
    let table = LabelledTable(
      features: x, labels: (0..<n).map { Double($0 % 2) }, columns: d)
    let problem = try makeProblem(
      "logistic-regression",
      ["file": .text("points"), "evaluation_fraction": .number(0), "l2": .number(0.1)],
      in: scope("points", table))
    check(problem) { w, v in
      var product = (0..<d + 1).map { $0 < d ? 0.1 * v[$0] : 0 }
      for row in 0..<n {
        let a = Array(x[row * d..<(row + 1) * d]) + [1]
        let output = zip(a, w).reduce(0) { $0 + $1.0 * $1.1 }
        let p = 1 / (1 + exp(-output))
        let along = zip(a, v).reduce(0) { $0 + $1.0 * $1.1 }
        for j in 0...d { product[j] += p * (1 - p) * along * a[j] / Double(n) }
      }
      return product
    }
  }

  @Test func `of Rosenbrock's chain`() throws {
    let problem = try makeProblem("rosenbrock", ["dimension": .integer(4)])
    check(problem) { x, v in
      (0..<4).map { i in
        var sum = 0.0
        if i < 3 {
          sum += (1200 * x[i] * x[i] - 400 * x[i + 1] + 2) * v[i] - 400 * x[i] * v[i + 1]
        }
        if i > 0 { sum += 200 * v[i] - 400 * x[i - 1] * v[i - 1] }
        return sum
      }
    }
  }

  @Test func `of Beale's function`() throws {
    let problem = try makeProblem("beale")
    check(problem) { w, v in
      let (x, y) = (w[0], w[1])
      // r = c − x(1 − yᵏ), and 2 Σ (∇r∇rᵀ + r∇²r).
      var h = [[0.0, 0], [0, 0]]
      for (k, c) in zip(1...3, [1.5, 2.25, 2.625]) {
        let power = Double(k)
        let r = c - x * (1 - pow(y, power))
        let (rx, ry) = (pow(y, power) - 1, power * x * pow(y, power - 1))
        h[0][0] += 2 * rx * rx
        h[0][1] += 2 * (rx * ry + r * power * pow(y, power - 1))
        h[1][1] += 2 * (ry * ry + r * power * (power - 1) * x * (k == 1 ? 0 : pow(y, power - 2)))
      }
      h[1][0] = h[0][1]
      return multiply(h, v)
    }
  }

  @Test func `of Rastrigin's function`() throws {
    let problem = try makeProblem("rastrigin", ["dimension": .integer(5)])
    check(problem) { x, v in
      zip(x, v).map { (2 + 40 * Double.pi * Double.pi * cos(2 * .pi * $0)) * $1 }
    }
  }

  @Test func `of a bent river's valley`() throws {
    let problem = try makeProblem(
      "river-valley",
      [
        "hills": .integer(2), "steepness": .number(4), "fall": .number(3), "length": .number(2),
        "bend": .number(0.5), "gradient_noise": .number(0),
      ])
    check(problem) { w, v in
      let u = w[0] / 2
      let (c, slope, curvature) = (2 * (1 - cos(u)), sin(u), 0.5 * cos(u))
      let river = 3 / 4.0 * exp(u) / ((1 + exp(u)) * (1 + exp(u)))
      let xx = river + 4 * (slope * slope - (w[1] - c) * curvature)
      return multiply([[xx, -4 * slope, 0], [-4 * slope, 4, 0], [0, 0, 4]], v)
    }
  }

  @Test func `of a two-layer linear network`() throws {
    let n = 6
    let problem = try makeProblem(
      "two-layer-linear", ["width": .integer(n), "target": .number(1.5)])
    check(problem) { w, θ in
      // For x = 1: Hθ = J(J·θ) + (r/√n)(θ_v, θ_u) with J = (v, u)/√n.
      let scale = 1 / Double(n).squareRoot()
      let output = (0..<n).reduce(0) { $0 + scale * w[$1] * w[n + $1] }
      let along = (0..<n).reduce(0) {
        $0 + scale * (w[n + $1] * θ[$1] + w[$1] * θ[n + $1])
      }
      return (0..<2 * n).map { i in
        let partner = (i + n) % (2 * n)
        return scale * w[partner] * along + scale * (output - 1.5) * θ[partner]
      }
    }
  }

  @Test func `of nothing is nothing, and of an infinite gradient is no number that is trusted`()
    throws
  {
    let problem = try makeProblem("beale")
    let zero = hessianVectorProduct(of: problem, at: [1, 1], direction: [0, 0], on: .full)
    #expect(zero.product == [0, 0] && zero.error == 0)
    let far = hessianVectorProduct(of: problem, at: [1e200, 1e200], direction: [1, 0], on: .full)
    #expect(far.error == .infinity)
  }

  @Test func `a kink between the points shows in the stated error`() throws {
    let problem = try makeProblem(
      "chebyshev-max", ["examples": .integer(30), "dimension": .integer(3)])
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    let (product, error) = hessianVectorProduct(
      of: problem, at: minimiser, direction: [1, 1, 1], on: .full)
    #expect(error > 0.1 * norm(product))
  }
}
