import Catalog
import Compute
import Foundation
import Problems
import Testing

@Suite struct RiverValleyTests {
  static let quiet: [String: SettingValue] = ["gradient_noise": .number(0)]

  @Test func `the loss is the river's and the hills'`() throws {
    let problem = try makeProblem(
      "river-valley",
      [
        "hills": .integer(2), "steepness": .number(4), "fall": .number(3), "length": .number(2),
        "bend": .number(0.5),
      ])
    // u = 2: the river lies at y₁ = 0.5 · 4 (1 − cos 2).
    let centre = 2 * (1 - cos(2.0))
    let w: Buffer<Double> = [4, centre + 0.5, -0.25]
    let river = 3 * log(1 + exp(-2.0)), hills = 2 * (0.25 + 0.0625)
    let evaluation = problem.evaluate(at: w)
    #expect(abs(evaluation.loss - river - hills) < 1e-14)
    #expect(problem.measureNames == ["river_loss", "hill_loss"])
    #expect(abs(evaluation.measures[0] - river) < 1e-14)
    #expect(abs(evaluation.measures[1] - hills) < 1e-14)
    // On the river there is no hill; far down it, nothing at all; far up, a slope.
    #expect(problem.evaluate(at: [4, centre, 0]).measures[1] == 0)
    #expect(problem.evaluate(at: [4000 * .pi, 0, 0]).loss < 1e-20)
    let uphill = problem.evaluate(at: [-4000 * .pi, 0, 0]).measures[0]
    #expect(abs(uphill - 6000 * .pi) < 1e-9)
  }

  @Test func `across the river descent is stable below 2 over κ`() throws {
    for (factor, shrinks) in [(0.99, true), (1.01, false)] {
      let problem = try makeProblem("river-valley", Self.quiet)
      let rate = factor * problem.truth.stabilityLimit!
      #expect(abs(rate - factor * 2 / 10) < 1e-15)
      let w = descend(problem, from: problem.initialParameters(), rate: rate, steps: 500)
      #expect((problem.evaluate(at: w).measures[1] < 5) == shrinks)
      // The river does not care.
      let steady = descend(problem, from: Buffer(zeros: 11), rate: rate, steps: 500)
      #expect(abs(w[0] - steady[0]) < 1e-12)
    }
  }

  @Test func `the initial point lies at the stated height, on level ground of the bend`() throws {
    for bend in [0, 0.3] {
      let problem = try makeProblem(
        "river-valley",
        Self.quiet.merging(["height": .number(2), "bend": .number(bend), "fall": .number(5)]) { $1 }
      )
      let w = problem.initialParameters()
      #expect(w[0] == 0 && abs(norm(w) - 2) < 1e-14)
      #expect(abs(problem.truth.initialLoss! - (5 * log(2) + 20)) < 1e-12)
      #expect(abs(problem.evaluate(at: w).loss - problem.truth.initialLoss!) < 1e-12)
    }
  }

  @Test func `along the river gradient flow obeys its law`() throws {
    let problem = try makeProblem(
      "river-valley",
      Self.quiet.merging(["fall": .number(2), "length": .number(1.5), "height": .number(0)]) { $1 })
    func law(_ u: Double) -> Double { u + exp(u) }
    // Halving the step halves the error of Euler's method: extrapolated, hardly any is left.
    func reached(_ steps: Int) -> Double {
      let w = descend(
        problem, from: problem.initialParameters(), rate: 40 / Double(steps), steps: steps)
      return law(w[0] / 1.5)
    }
    let value = 2 * reached(4000) - reached(2000)
    #expect(abs(value - (1 + 40 * 2 / 2.25)) < 1e-3)
    let end = descend(problem, from: problem.initialParameters(), rate: 0.05, steps: 800_000)
    #expect(abs(problem.evaluate(at: end).loss * 40_000 / 2.25 - 1) < 0.01)
  }

  @Test(arguments: [(0.02, 1), (0.18, 4)])
  func `SGD comes to rest above the river at the stated noise floor`(
    rate: Double, size: Int
  ) throws {
    let problem = try makeProblem("river-valley", ["height": .number(0)])
    let floor = try #require(problem.truth.noiseFloor(rate: rate, batchSize: size))
    #expect(
      abs(floor - 10 * rate * 0.09 / (2 * Double(size) * (2 - 10 * rate))) < 1e-14)
    #expect(problem.truth.noiseFloor(rate: 0.2, batchSize: size) == nil)
    var batches = StreamedBatches(of: size)
    var w = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: w.count)
    var sum = 0.0
    for step in 0..<60_000 {
      _ = problem.loss(at: w, on: batches.next(), gradient: &gradient)
      for i in w.indices { w[i] -= rate * gradient[i] }
      if step >= 2000 { sum += problem.evaluate(at: w).measures[1] }
    }
    #expect(abs(sum / 58_000 / floor - 1) < 0.05)
  }

  @Test func `every component of a batch's gradient has the stated noise`() throws {
    let problem = try makeProblem("river-valley", ["gradient_noise": .number(2)])
    let w = problem.initialParameters()
    let sampled = SampledGradients(problem, at: w, count: 20_000, batchSize: 4)
    for i in w.indices {
      for j in w.indices {
        let expected = i == j ? 1.0 : 0
        #expect(
          abs(sampled.covariance[i * w.count + j] - expected)
            < 5 * sampled.covarianceError[i * w.count + j])
      }
    }
    // The noise's part of the loss vanishes at the start.
    #expect(abs(sampled.loss - problem.truth.initialLoss!) < 1e-10)
  }

  /// The river is steepest where it starts.
  @Test(arguments: [(10.0, 10.0), (0.1, 2)])
  func `no curvature is larger than that of the start`(steepness: Double, largest: Double) throws {
    let truth = try makeProblem(
      "river-valley",
      ["steepness": .number(steepness), "fall": .number(2), "length": .number(0.5)]
    ).truth
    #expect(truth.largestEigenvalue == largest && truth.initialSharpness == largest)
  }

  /// On the inner side of a sharp bend the walls' curvature adds to the river's, outside it does not.
  @Test func `in a sharp bend the initial sharpness depends on the side`() throws {
    var sides = Set<Bool>()
    for seed: UInt64 in 1...8 {
      let problem = try makeProblem(
        "river-valley",
        Self.quiet.merging(["hills": .integer(2), "bend": .number(30)]) { $1 }, seed: seed)
      let y = problem.initialParameters()[1]
      let expected = max(10, 1 / 36.0 - 300 * y)
      sides.insert(expected > 10)
      #expect(abs(problem.truth.initialSharpness! - expected) < 1e-12)
      let found = jacobiEigenvalues(
        denseHessian(problem, at: problem.initialParameters()), order: 3)[0]
      #expect(abs(found - expected) < 1e-5)
    }
    #expect(sides.count == 2)
  }

  @Test func `only a straight river has constant walls`() throws {
    let truth = try makeProblem("river-valley", ["bend": .number(0.1)]).truth
    #expect(truth.valleySpectrum == nil && truth.largestEigenvalue == nil)
    #expect(truth.noiseFloor(rate: 0.01, batchSize: 1) == nil)
  }
}
