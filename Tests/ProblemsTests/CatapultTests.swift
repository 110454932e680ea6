import Catalog
import Compute
import Problems
import Testing

@Suite struct CatapultTests {
  private func state(_ w: Buffer<Double>) -> (output: Double, curvature: Double) {
    let n = w.count / 2
    let root = Double(n).squareRoot()
    return (
      (0..<n).reduce(0) { $0 + w[$1] * w[n + $1] } / root, w.reduce(0) { $0 + $1 * $1 } / Double(n)
    )
  }

  @Test func `output and curvature obey the recursion of Lewkowycz et al.`() throws {
    let problem = try makeProblem("two-layer-linear", ["width": .integer(37)])
    var w = problem.initialParameters()
    let n = 37.0
    for rate in [0.3, 1.2, 0.7, 0.1] {
      let (f, λ) = state(w)
      #expect(abs(problem.evaluate(at: w).loss - 0.5 * f * f) < 1e-13)
      w = descend(problem, from: w, rate: rate, steps: 1)
      let next = state(w)
      #expect(abs(next.output - (1 - rate * λ + rate * rate * f * f / n) * f) < 1e-13)
      #expect(abs(next.curvature - (λ + rate * f * f / n * (rate * λ - 4))) < 1e-13)
    }
  }

  @Test(arguments: [1, 2, 300], [0, 1.5])
  func `the initial sharpness of one example is a closed form`(width: Int, target: Double) throws {
    for seed: UInt64 in 1...3 {
      let problem = try makeProblem(
        "two-layer-linear", ["width": .integer(width), "target": .number(target)], seed: seed)
      let (f, λ) = state(problem.initialParameters())
      // The rank-one part λ in the directions of f's gradient, and ±q from the residual.
      let n = Double(width)
      let q = (f - target) / n.squareRoot()
      let coupling = 2 * f / n.squareRoot()
      let expected = 0.5 * (λ + (λ * λ + 4 * q * q + 4 * q * coupling).squareRoot())
      #expect(abs(problem.truth.initialSharpness! / expected - 1) < 1e-12)
      if target == 0 {
        let short = 0.5 * (λ + (λ * λ + 12 * f * f / n).squareRoot())
        #expect(abs(expected / short - 1) < 1e-13)
      }
    }
  }

  @Test(arguments: 1...5)
  func `between 2 and 4 over λ the loss first rises, then vanishes at a lower sharpness`(
    seed: Int
  ) throws {
    let problem = try makeProblem(
      "two-layer-linear", ["width": .integer(1000)], seed: UInt64(seed))
    let start = problem.initialParameters()
    let (_, λ) = state(start)
    for product in [2.2, 3, 3.6] {
      let rate = product / λ
      var w = start
      var highest = 0.0
      for _ in 0..<400 {
        w = descend(problem, from: w, rate: rate, steps: 1)
        highest = max(highest, problem.evaluate(at: w).loss)
      }
      let end = problem.evaluate(at: w).loss
      #expect(highest > 3 * problem.truth.initialLoss!)
      #expect(end < 1e-6 * problem.truth.initialLoss!)
      #expect(state(w).curvature < 2 / rate)
    }
  }

  @Test(arguments: 1...5)
  func `above 4 over λ it diverges, below 2 over λ it just converges`(seed: Int) throws {
    let problem = try makeProblem(
      "two-layer-linear", ["width": .integer(1000)], seed: UInt64(seed))
    let start = problem.initialParameters()
    let (_, λ) = state(start)
    let high = descend(problem, from: start, rate: 4.2 / λ, steps: 60)
    #expect(!(problem.evaluate(at: high).loss < 1e6))
    let low = descend(problem, from: start, rate: 1.5 / λ, steps: 1)
    #expect(problem.evaluate(at: low).loss < problem.truth.initialLoss!)
    let end = descend(problem, from: start, rate: 1.5 / λ, steps: 100)
    #expect(problem.evaluate(at: end).loss < 1e-20)
    // Hardly any sharpness is lost.
    #expect(abs(state(end).curvature / λ - 1) < 0.02)
  }

  @Test func `several examples have linear labels, so that the loss can vanish`() throws {
    let problem = try makeProblem(
      "two-layer-linear",
      [
        "width": .integer(20), "inputs": .integer(3), "examples": .integer(10),
        "target": .number(2),
      ])
    let rate = 0.3 / problem.truth.initialSharpness!
    let w = descend(problem, from: problem.initialParameters(), rate: rate, steps: 20_000)
    #expect(problem.evaluate(at: w).loss < 1e-20)
    // The network is then the slope of the labels, of length 2.
    let slope = (0..<3).map { j in
      (0..<20).reduce(0) { $0 + w[60 + $1] * w[$1 * 3 + j] } / 20.0.squareRoot()
    }
    #expect(abs(norm(slope) - 2) < 1e-9)
  }
}
