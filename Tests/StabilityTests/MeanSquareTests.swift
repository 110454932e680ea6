import Catalog
import Compute
import Foundation
import Optimizers
import Problems
import Stability
import Testing
import Theory

/// The stochastic boundary against exact recursions.
@Suite struct MeanSquareTests {
  @Test(arguments: [1.0, 4, 16, 64], [1.0, 10, 100])
  func `without momentum the recursion has the closed form`(batchSize: Double, dimension: Double) {
    for variance in [0.25, 3] {
      let recursion = MeanSquareRecursion(
        batchSize: batchSize, dimension: dimension, variance: variance)
      let closed = StabilityLimit.meanSquare(
        batchSize: batchSize, dimension: dimension, variance: variance)
      #expect(abs(recursion.boundary / closed - 1) < 1e-10)
      let design = RandomDesign(
        variances: Array(repeating: variance, count: Int(dimension)), kurtosis: 3, labelNoise: 0)
      let exact = design.meanSquareStabilityLimit(batchSize: Int(batchSize))
      #expect(abs(recursion.boundary / exact - 1) < 1e-10)
    }
  }

  @Test(arguments: [0.5, 0.9, 0.98])
  func `a large batch restores the boundary without noise`(β: Double) throws {
    let heavyBall = MeanSquareRecursion(momentum: β, batchSize: 1e10, dimension: 10, variance: 2)
    let limit = try #require(StabilityLimit.heavyBall(momentum: β, curvature: 2))
    #expect(abs(heavyBall.boundary / limit - 1) < 1e-6)
    let nesterov = MeanSquareRecursion(
      momentum: β, nesterov: true, batchSize: 1e10, dimension: 10, variance: 2)
    #expect(abs(nesterov.boundary / StabilityLimit.nesterov(momentum: β, curvature: 2) - 1) < 1e-6)
    let dampened = MeanSquareRecursion(
      momentum: β, dampening: 0.5, batchSize: 1e10, dimension: 10, variance: 2)
    #expect(abs(dampened.boundary / (2 * limit) - 1) < 1e-6)
  }

  /// The 99.9 % quantile of |t| with nine degrees of freedom, of ten seeds. There are eight intervals
  /// below: if estimates are right, one change of all random numbers in 125 makes one of them miss.
  static let quantile = 4.780913

  private func interval(_ estimates: [Double]) -> (mean: Double, halfWidth: Double) {
    let n = Double(estimates.count), mean = estimates.reduce(0, +) / n
    let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    return (mean, Self.quantile * (variance / n).squareRoot())
  }

  private func estimates(
    _ optimizer: OptimizerCase, variances: [Double], batchSize: Int,
    options: MeanSquareOptions = MeanSquareOptions()
  ) throws -> [Double] {
    let prepared = try optimizer.prepared
    return try (0..<10).map { seed in
      try #require(
        try estimateMeanSquareBoundary(
          prepared, variances: variances, batchSize: batchSize, seed: seed, options: options))
    }
  }

  @Test(arguments: [1, 4, 16, 64])
  func `plain SGD on isotropic features`(batchSize: Int) throws {
    let (mean, halfWidth) = interval(
      try estimates(
        OptimizerCase("sgd"), variances: Array(repeating: 1, count: 10), batchSize: batchSize))
    let closed = StabilityLimit.meanSquare(
      batchSize: Double(batchSize), dimension: 10, variance: 1)
    #expect(abs(mean - closed) < halfWidth && abs(mean / closed - 1) < 0.02)
    #expect(halfWidth < 0.02 * closed)
  }

  @Test(arguments: [1, 8]) func `plain SGD on features of unlike variances`(batchSize: Int) throws {
    let variances = [2.0, 1, 0.5, 0.25, 0.1, 0.1]
    let (mean, halfWidth) = interval(
      try estimates(OptimizerCase("sgd"), variances: variances, batchSize: batchSize))
    let exact = RandomDesign(variances: variances, kurtosis: 3, labelNoise: 0)
      .meanSquareStabilityLimit(batchSize: batchSize)
    #expect(abs(mean - exact) < halfWidth && abs(mean / exact - 1) < 0.02)
    #expect(halfWidth < 0.03 * exact)
  }

  @Test(arguments: [false, true]) func `SGD with momentum`(nesterov: Bool) throws {
    let recursion = MeanSquareRecursion(
      momentum: 0.9, nesterov: nesterov, batchSize: 4, dimension: 10, variance: 1)
    let (mean, halfWidth) = interval(
      try estimates(
        OptimizerCase("sgd", ["momentum": .number(0.9), "nesterov": .flag(nesterov)]),
        variances: Array(repeating: 1, count: 10), batchSize: 4,
        options: MeanSquareOptions(particles: 256, steps: 320, warmIn: 60)))
    #expect(abs(mean - recursion.boundary) < halfWidth)
    #expect(abs(mean / recursion.boundary - 1) < 0.02 && halfWidth < 0.03 * mean)
  }

  /// RMSProp with a held preconditioner is SGD on P⁻¹H, and there its momentum is the heavy ball's.
  @Test func `a held preconditioner cancels`() throws {
    let options = MeanSquareOptions(particles: 64, steps: 40, warmIn: 8, precision: 1e-6)
    for β in [0, 0.9] {
      let pair = try ["sgd", "rmsprop"].map { id in
        try #require(
          try estimateMeanSquareBoundary(
            OptimizerCase(id, ["momentum": .number(β)]).prepared, variances: [1, 2, 3],
            batchSize: 2, seed: 7, options: options))
      }
      // The population's squares weigh momenta in other units: only rounding apart without them.
      #expect(abs(pair[0] / pair[1] - 1) < (β == 0 ? 1e-5 : 0.3))
    }
  }

  @Test func `what is not linear has no such boundary`() throws {
    for id in ["lion", "prodigy", "dog"] {
      let rate = try estimateMeanSquareBoundary(
        OptimizerCase(id).prepared, variances: [1, 2], batchSize: 2, seed: 1,
        options: MeanSquareOptions(burnIn: 100))
      #expect(rate == nil)
    }
  }
}
