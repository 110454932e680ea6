import Catalog
import Compute
import Foundation
import Problems
import Testing

/// Functions with a place in every textbook, against values that are found there or by hand.
@Suite struct AnalyticTests {
  @Test func `Rosenbrock's function of two variables`() throws {
    let problem = try makeProblem("rosenbrock")
    #expect(problem.initialParameters() == [-1.2, 1])
    #expect(abs(problem.truth.initialLoss! - 24.2) < 1e-13)
    // The eigenvalues of (802, −400; −400, 200).
    let root = (501.0 * 501 - 400).squareRoot()
    let spectrum = try #require(problem.truth.minimiserHessianSpectrum)
    #expect(abs(spectrum[0] - (501 + root)) < 1e-10)
    #expect(abs(spectrum[1] - (501 - root)) < 1e-10)
    #expect(fullGradient(problem, at: [-1.2, 1]).map { ($0 * 10).rounded() } == [-2156, -880])
  }

  @Test func `Rosenbrock's chain starts with alternating signs and adds up`() throws {
    let problem = try makeProblem("rosenbrock", ["dimension": .integer(5)])
    #expect(problem.initialParameters() == [-1.2, 1, -1.2, 1, -1.2])
    // Twice 100 (1 − 1.44)² + 2.2² and twice 100 (−1.2 − 1)².
    #expect(abs(problem.truth.initialLoss! - 2 * (19.36 + 4.84 + 484)) < 1e-10)
    #expect(problem.evaluate(at: [0, 1, 2, 3, 4]).loss == 101 + 100 + 101 + 2504)
    #expect(
      try makeProblem("rosenbrock", ["dimension": .integer(501)]).truth.initialSharpness == nil)
  }

  @Test func `Beale's function`() throws {
    let problem = try makeProblem("beale")
    #expect(problem.initialParameters() == [1, 1])
    #expect(problem.truth.initialLoss == 14.203125)
    #expect(problem.evaluate(at: [0, 7]).loss == 14.203125)
    // (1.5 + 2)² + (2.25 + 6)² + (2.625 + 14)²
    #expect(problem.evaluate(at: [2, 2]).loss == 3.5 * 3.5 + 8.25 * 8.25 + 16.625 * 16.625)
    // 2JᵀJ with J = (−1/2, 3; −3/4, 3; −7/8, 9/4).
    let (trace, determinant) = (49.28125, 3.15625 * 46.125 - 11.4375 * 11.4375)
    let root = (trace * trace / 4 - determinant).squareRoot()
    let spectrum = try #require(problem.truth.minimiserHessianSpectrum)
    #expect(abs(spectrum[0] - (trace / 2 + root)) < 1e-12)
    #expect(abs(spectrum[1] - (trace / 2 - root)) < 1e-12)
    #expect(throws: ConfigurationError.self) {
      try makeProblem("beale", ["start": .numbers([1, 2, 3])])
    }
  }

  @Test func `Rastrigin's function`() throws {
    let problem = try makeProblem("rastrigin", ["dimension": .integer(3)])
    #expect(abs(problem.evaluate(at: [0.5, 0.5, 0.5]).loss - 3 * 20.25) < 1e-12)
    #expect(abs(problem.evaluate(at: [1, -2, 0.25]).loss - (1 + 4 + 10.0625)) < 1e-12)
    #expect(abs(problem.truth.largestEigenvalue! - (2 + 400 * 0.98696044010893586)) < 1e-11)
    #expect(problem.truth.minimiserHessianSpectrum?.count == 3)
  }

  @Test func `Rastrigin starts anywhere in the box`() throws {
    var (low, high) = (0.0, 0.0)
    for seed: UInt64 in 0..<500 {
      let x = try makeProblem("rastrigin", ["box": .number(2)], seed: seed).initialParameters()
      (low, high) = (min(low, x[0], x[1]), max(high, x[0], x[1]))
    }
    #expect(low >= -2 && low < -1.98 && high <= 2 && high > 1.98)
  }
}
