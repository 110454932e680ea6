import Catalog
import Compute
import Problems
import RandomStreams
import Testing

/// Least squares on fresh examples, against Isserlis's theorem written out and against sampling.
@Suite struct LeastSquaresTests {
  static let eigenvalues = [1.5, 1, 0.25]

  private func problem(
    _ law: String, noise: Double = 0.3, eigenvalues: [Double] = eigenvalues
  ) throws -> any Problem<Double> {
    try makeProblem(
      "least-squares",
      [
        "spectrum": .text("list"), "eigenvalues": .numbers(eigenvalues), "features": .text(law),
        "label_noise": .number(noise), "distance": .number(2),
      ])
  }

  /// E[xᵢxⱼxₖxₗ] of independent features: the sum over pairings for Gaussian ones, and 1 for signs
  /// wherever equal indices come in pairs.
  private func fourthMoment(_ law: String, _ λ: [Double], _ index: [Int]) -> Double {
    func pair(_ a: Int, _ b: Int) -> Double { index[a] == index[b] ? λ[index[a]] : 0 }
    if law == "gaussian" {
      return pair(0, 1) * pair(2, 3) + pair(0, 2) * pair(1, 3) + pair(0, 3) * pair(1, 2)
    }
    let sorted = index.sorted()
    return sorted[0] == sorted[1] && sorted[2] == sorted[3] ? λ[sorted[0]] * λ[sorted[2]] : 0
  }

  /// E[eeᵀ] after one step of SGD with batches of `size`, from E[eeᵀ].
  private func step(
    _ m: [[Double]], law: String, _ λ: [Double], rate η: Double, size: Int, noise σ: Double
  ) -> [[Double]] {
    let d = λ.count, b = Double(size)
    return (0..<d).map { i in
      (0..<d).map { j in
        // E[xxᵀMxxᵀ]
        var fourth = 0.0
        for k in 0..<d {
          for l in 0..<d { fourth += m[k][l] * fourthMoment(law, λ, [i, k, l, j]) }
        }
        let second = λ[i] * m[i][j] * λ[j]
        return m[i][j] - η * (λ[i] + λ[j]) * m[i][j]
          + η * η * (fourth / b + (1 - 1 / b) * second + (i == j ? σ * σ * λ[i] / b : 0))
      }
    }
  }

  @Test(arguments: ["gaussian", "signs"])
  func `gradients have the covariance and the mean that fourth moments give`(law: String) throws {
    let λ = Self.eigenvalues, σ = 0.3
    let problem = try problem(law)
    let minimiser = try #require(problem.truth.minimiser)
    let w = problem.initialParameters()
    let e = zip(w, minimiser).map { $0 - $1 }
    let sampled = SampledGradients(problem, at: w, count: 200_000)
    let power = zip(λ, e).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    for i in 0..<3 {
      let error = (sampled.covariance[i * 3 + i] / 200_000).squareRoot()
      #expect(abs(sampled.mean[i] - λ[i] * e[i]) < 5 * error)
      for j in 0..<3 {
        var expected = -λ[i] * e[i] * λ[j] * e[j] + (i == j ? σ * σ * λ[i] : 0)
        for k in 0..<3 {
          for l in 0..<3 { expected += e[k] * e[l] * fourthMoment(law, λ, [i, k, l, j]) }
        }
        #expect(
          abs(sampled.covariance[i * 3 + j] - expected) <= 5 * sampled.covarianceError[i * 3 + j])
      }
    }
    let deviation = power + σ * σ
    #expect(abs(sampled.loss - problem.evaluate(at: w).loss) < 0.02 * deviation)
    #expect(abs(problem.evaluate(at: w).loss - 0.5 * deviation) < 1e-14)
  }

  @Test(arguments: ["gaussian", "signs"])
  func `the noise scales are those of the measured gradients`(law: String) throws {
    let problem = try problem(law)
    let w = problem.initialParameters()
    let sampled = SampledGradients(problem, at: w, count: 200_000)
    var hessian = Buffer<Double>(zeros: 9)
    for i in 0..<3 { hessian[4 * i] = Self.eigenvalues[i] }
    let (full, simple) = sampled.noiseScales(gradient: fullGradient(problem, at: w), hessian)
    #expect(abs(full / problem.truth.noiseScale! - 1) < 0.03)
    #expect(abs(simple / problem.truth.simpleNoiseScale! - 1) < 0.03)
    // And they are measured along a run.
    let measures = problem.evaluate(at: w).measures
    #expect(measures == [problem.truth.noiseScale, problem.truth.simpleNoiseScale])
    #expect(problem.measureNames == ["noise_scale", "simple_noise_scale"])
  }

  @Test(arguments: ["gaussian", "signs"], [1, 7])
  func `one step of SGD has the expected loss of the recursion`(law: String, size: Int) throws {
    let problem = try problem(law)
    let w = problem.initialParameters()
    let e = zip(w, try #require(problem.truth.minimiser)).map { $0 - $1 }
    let rate = 0.4
    let moments = step(
      e.map { a in e.map { a * $0 } }, law: law, Self.eigenvalues, rate: rate, size: size,
      noise: 0.3)
    let expected = (0..<3).reduce(0.045) { $0 + 0.5 * Self.eigenvalues[$1] * moments[$1][$1] }
    var batches = StreamedBatches(of: size)
    var gradient = Buffer<Double>(zeros: 3)
    var sum = 0.0, squares = 0.0
    let count = 100_000.0
    for _ in 0..<Int(count) {
      _ = problem.loss(at: w, on: batches.next(), gradient: &gradient)
      var v = w
      for i in 0..<3 { v[i] -= rate * gradient[i] }
      let loss = problem.evaluate(at: v).loss
      sum += loss / count
      squares += loss * loss / count
    }
    #expect(abs(sum - expected) < 5 * ((squares - sum * sum) / count).squareRoot())
  }

  @Test(
    arguments: [[1.0], [2, 2, 2, 2], [1.5, 1, 0.25], [3, 0.1, 0.1, 0]],
    [("gaussian", 1), ("signs", 1), ("gaussian", 6), ("signs", 6)])
  func `the mean square is bounded just below the limit and grows just above`(
    λ: [Double], law: (name: String, size: Int)
  ) throws {
    let problem = try problem(law.name, eigenvalues: λ)
    let limit = try #require(problem.truth.meanSquareStabilityLimit(batchSize: law.size))
    for (factor, grows) in [(0.99, false), (1.01, true)] {
      var m = λ.indices.map { i in λ.indices.map { $0 == i && λ[i] > 0 ? 1.0 : 0 } }
      for _ in 0..<5000 {
        m = step(m, law: law.name, λ, rate: factor * limit, size: law.size, noise: 0)
        if m[0][0] > 1e100 { break }
      }
      #expect((m[0][0] > 1) == grows, "\(factor)")
    }
  }

  /// Claim: 2B/(B + d + 1) for Gaussian features, and 2 for large batches.
  @Test(arguments: [1, 3, 40], [1, 8, 1000])
  func `an isotropic design's limit is a closed form`(d: Int, size: Int) throws {
    for s in [0.01, 1, 30] {
      let eigenvalues = [Double](repeating: s, count: d)
      let (b, n) = (Double(size), Double(d))
      let gaussian = try problem("gaussian", eigenvalues: eigenvalues).truth
        .meanSquareStabilityLimit(batchSize: size)!
      #expect(abs(gaussian * s / (2 * b / (b + n + 1)) - 1) < 1e-13)
      let signs = try problem("signs", eigenvalues: eigenvalues).truth
        .meanSquareStabilityLimit(batchSize: size)!
      #expect(abs(signs * s / (2 * b / (b + n - 1)) - 1) < 1e-13)
    }
    let truth = try problem("gaussian").truth
    #expect(abs(truth.meanSquareStabilityLimit(batchSize: 1 << 40)! / (2 / 1.5) - 1) < 1e-10)
  }

  @Test(arguments: [("gaussian", 1), ("gaussian", 5), ("signs", 1)])
  func `SGD comes to rest at the stated noise floor`(law: String, size: Int) throws {
    let problem = try problem(law)
    let rate = 0.4 * problem.truth.meanSquareStabilityLimit(batchSize: size)!
    let floor = try #require(problem.truth.noiseFloor(rate: rate, batchSize: size))
    // The fixed point of the recursion.
    var m = [[Double]](repeating: [0, 0, 0], count: 3)
    for _ in 0..<3000 {
      m = step(m, law: law, Self.eigenvalues, rate: rate, size: size, noise: 0.3)
    }
    let expected = (0..<3).reduce(0) { $0 + 0.5 * Self.eigenvalues[$1] * m[$1][$1] }
    #expect(abs(floor / expected - 1) < 1e-12)
    #expect(problem.truth.noiseFloor(rate: 3 * rate, batchSize: size) == nil)

    var batches = StreamedBatches(of: size)
    var w = Buffer(try #require(problem.truth.minimiser))
    var gradient = Buffer<Double>(zeros: 3)
    var sum = 0.0
    let steps = 200_000.0
    for _ in 0..<Int(steps) {
      _ = problem.loss(at: w, on: batches.next(), gradient: &gradient)
      for i in 0..<3 { w[i] -= rate * gradient[i] }
      sum += problem.evaluate(at: w).loss / steps
    }
    #expect(abs((sum - problem.truth.minimum!) / floor - 1) < 0.05)
  }

  @Test func `the floor is half the variance of the labels`() throws {
    let problem = try problem("gaussian", noise: 0.3)
    #expect(problem.truth.minimum == 0.5 * 0.3 * 0.3)
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    let sampled = SampledGradients(problem, at: minimiser, count: 100_000)
    #expect(abs(sampled.loss / problem.truth.minimum! - 1) < 5 * (2.0 / 100_000).squareRoot())
    #expect(fullGradient(problem, at: minimiser).allSatisfy { $0 == 0 })
  }

  @Test func `settings that do not go together are refused under this problem's name`() {
    #expect {
      try makeProblem("least-squares", ["spectrum": .text("list")])
    } throws: {
      ($0 as? ConfigurationError)?.description.contains("least-squares") == true
    }
  }
}
