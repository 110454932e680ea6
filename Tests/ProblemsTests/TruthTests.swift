import Catalog
import Compute
import Foundation
import Problems
import Testing

/// Every stated truth, verified numerically.
@Suite struct TruthTests {
  static let spectra: [[String: SettingValue]] = [
    ["dimension": .integer(9), "largest": .number(10), "smallest": .number(0.1)],
    [
      "spectrum": .text("power-law"), "dimension": .integer(6), "largest": .number(4),
      "exponent": .number(1.5),
    ],
    ["spectrum": .text("list"), "eigenvalues": .numbers([0.5, 2, 7, 0])],
    ["dimension": .integer(1), "largest": .number(3)],
  ]

  @Test(arguments: spectra)
  func `the Hessian has the stated spectrum`(settings: [String: SettingValue]) throws {
    let problem = try makeProblem("quadratic", settings)
    let truth = problem.truth
    // The gradient is linear, so its differences along the axes are the Hessian's columns exactly.
    let w = problem.initialParameters()
    var g0 = Buffer<Double>(zeros: w.count), g1 = g0
    _ = problem.loss(at: w, on: .full, gradient: &g0)
    var eigenvalues: [Double] = []
    for i in w.indices {
      var v = w
      v[i] += 1
      _ = problem.loss(at: v, on: .full, gradient: &g1)
      for j in w.indices where j != i { #expect(g1[j] == g0[j]) }
      eigenvalues.append(g1[i] - g0[i])
    }
    let spectrum = try #require(truth.spectrum)
    for (a, b) in zip(eigenvalues.sorted(by: >), spectrum) { #expect(abs(a - b) < 1e-12 * 10) }
    #expect(truth.largestEigenvalue == spectrum[0])
    #expect(truth.stabilityLimit == 2 / spectrum[0])
  }

  @Test(arguments: spectra)
  func `minimiser, minimum, distance and initial loss`(settings: [String: SettingValue]) throws {
    for distance in [0, 1, 30.0] {
      let problem = try makeProblem(
        "quadratic", settings.merging(["distance": .number(distance)]) { $1 })
      let truth = problem.truth
      let minimiser = Buffer(try #require(truth.minimiser))
      var gradient = Buffer<Double>(zeros: minimiser.count)
      #expect(problem.loss(at: minimiser, on: .full, gradient: &gradient) == truth.minimum)
      #expect(gradient.allSatisfy { $0 == 0 })
      let w = problem.initialParameters()
      let length = zip(w, minimiser).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
      #expect(abs(length - distance) < 1e-12 * max(1, distance))
      #expect(truth.initialDistance == distance)
      let initial = try #require(truth.initialLoss)
      #expect(abs(problem.evaluate(at: w).loss - initial) <= 1e-14 * max(initial, 1e-300))
    }
  }

  @Test func `plain gradient descent diverges just above 2 over the largest eigenvalue`() throws {
    for (factor, shrinks) in [(0.999, true), (1.001, false)] {
      let problem = try makeProblem("quadratic", Self.spectra[0])
      let rate = factor * problem.truth.stabilityLimit!
      var w = problem.initialParameters()
      var g = Buffer<Double>(zeros: w.count)
      for _ in 0..<20_000 {
        _ = problem.loss(at: w, on: .full, gradient: &g)
        for i in w.indices { w[i] -= rate * g[i] }
      }
      #expect((problem.evaluate(at: w).loss < problem.truth.initialLoss!) == shrinks)
    }
  }

  @Test(arguments: [(0.1, 1), (0.1, 16), (0.19, 4)])
  func `SGD comes to rest at the stated noise floor`(rate: Double, batchSize: Int) throws {
    let settings: [String: SettingValue] = [
      "dimension": .integer(20), "largest": .number(10), "smallest": .number(1),
      "gradient_noise": .number(0.5), "distance": .number(0),
    ]
    let problem = try makeProblem("quadratic", settings)
    let floor = try #require(problem.truth.noiseFloor(rate: rate, batchSize: batchSize))
    var sampler = BatchSampler(seed: 1, sampling: .streaming)
    var batch = Batch(size: .examples(batchSize))
    var w = problem.initialParameters()
    var g = Buffer<Double>(zeros: w.count)
    var sum = 0.0
    let steps = 60_000, skipped = 2000
    for step in 0..<steps {
      sampler.next(&batch)
      let loss = problem.loss(at: w, on: batch, gradient: &g)
      if step >= skipped { sum += loss }
      for i in w.indices { w[i] -= rate * g[i] }
    }
    let measured = sum / Double(steps - skipped)
    // Twenty components over tens of thousands of correlated steps: about a per cent.
    #expect(abs(measured / floor - 1) < 0.05)
    #expect(problem.truth.noiseFloor(rate: 0.2, batchSize: 1) == nil)
  }

  @Test func `the mean of noisy gradients is the gradient, and their spread is σ over √B`() throws {
    let problem = try makeProblem(
      "quadratic", ["dimension": .integer(50), "gradient_noise": .number(2)])
    let w = problem.initialParameters()
    var exact = Buffer<Double>(zeros: 50), noisy = exact
    _ = problem.loss(at: w, on: .full, gradient: &exact)
    var sampler = BatchSampler(seed: 1, sampling: .streaming)
    var batch = Batch(size: .examples(4))
    var sum = 0.0, squares = 0.0
    let n = 2000.0 * 50
    for _ in 0..<2000 {
      sampler.next(&batch)
      _ = problem.loss(at: w, on: batch, gradient: &noisy)
      for i in 0..<50 {
        let error = noisy[i] - exact[i]
        sum += error
        squares += error * error
      }
    }
    #expect(abs(sum / n) < 5 / n.squareRoot())
    #expect(abs(squares / n - 1) < 5 * 2.0.squareRoot() / n.squareRoot())
  }

  @Test func `classifiers that start at zero have the stated initial loss`() throws {
    for classes in [2, 3, 7] {
      let problem = try makeProblem("logistic-regression", ["classes": .integer(classes)])
      let initial = try #require(problem.truth.initialLoss)
      #expect(abs(initial - log(Double(classes))) < 1e-15)
      #expect(abs(problem.evaluate(at: problem.initialParameters()).loss - initial) < 1e-12)
    }
  }

  @Test func `the Bayes classifier of a Gaussian mixture has the stated accuracy`() throws {
    for separation in [1, 2, 3.5] {
      let problem = try makeProblem(
        "logistic-regression",
        [
          "classes": .integer(2), "features": .integer(4), "separation": .number(separation),
          "evaluation_examples": .integer(200_000),
        ])
      // The optimal boundary lies midway between the means, across the line that joins them.
      let w: Buffer<Double> = [-1, 1, 0, 0, 0]
      let accuracy = try #require(problem.evaluate(at: w).accuracy)
      #expect(abs(accuracy - problem.truth.bayesAccuracy!) < 5 * 0.5 / 200_000.0.squareRoot())
    }
  }
}
