import Catalog
import Compute
import Problems
import RandomStreams
import Testing

@Suite struct AbsoluteLossTests {
  static let sizes: [[String: SettingValue]] = [
    [:], ["examples": .integer(300), "dimension": .integer(7), "distance": .number(30)],
    ["examples": .integer(5), "dimension": .integer(5)],
  ]

  /// The rows of A up to sign: the gradients of single examples, away from the minimiser.
  private func rows(_ problem: any Problem<Double>, count: Int) -> [Buffer<Double>] {
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: count))
    var batch = Batch(size: .examples(1))
    let w = problem.initialParameters()
    return (0..<count).map { _ in
      sampler.next(&batch)
      var gradient = Buffer<Double>(zeros: w.count)
      _ = problem.loss(at: w, on: batch, gradient: &gradient)
      return gradient
    }
  }

  @Test(arguments: sizes)
  func `the bounds are ‖A‖ over √n and the longest row`(settings: [String: SettingValue]) throws {
    let problem = try makeProblem("absolute-loss", settings)
    guard case .finite(let n) = try prepare("absolute-loss", settings).outline.sampling else {
      return
    }
    let a = rows(problem, count: n)
    let d = a[0].count
    var gram = Buffer<Double>(zeros: d * d)
    for row in a {
      for i in 0..<d { for j in 0..<d { gram[i * d + j] += row[i] * row[j] } }
    }
    let expected = (jacobiEigenvalues(gram, order: d)[0] / Double(n)).squareRoot()
    let bound = try #require(problem.truth.gradientBound)
    #expect(bound >= expected * (1 - 1e-13) && bound < expected * (1 + 1e-9))
    #expect(abs(problem.truth.exampleGradientBound! / a.map { norm($0) }.max()! - 1) < 1e-14)
    // The loss is the mean of |aᵢ·(x − x*)|, wherever x is.
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    var stream = RandomStream(seed: 2, purpose: .test)
    let w = standardNormal(d, &stream)
    let mean =
      a.reduce(0) { sum, row in
        sum + abs(zip(row, zip(w, minimiser)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) })
      } / Double(n)
    #expect(abs(problem.evaluate(at: w).loss / mean - 1) < 1e-13)
    #expect(abs(problem.trainingLoss(at: w) / mean - 1) < 1e-13)
  }

  @Test func `the elements are standard normal`() throws {
    let settings: [String: SettingValue] = [
      "examples": .integer(20_000), "dimension": .integer(3), "distance": .number(2),
    ]
    let problem = try makeProblem("absolute-loss", settings)
    // |a·e| has the mean √(2/π) ‖e‖ and the variance (1 − 2/π) ‖e‖².
    let mean = 2 * (2 / Double.pi).squareRoot()
    let error = 2 * ((1 - 2 / Double.pi) / 20_000).squareRoot()
    #expect(abs(problem.truth.initialLoss! - mean) < 5 * error)
  }

  @Test(arguments: [AbsoluteLoss.about.id, ChebyshevMax.about.id])
  func `at the minimiser the subgradient is 0`(name: String) throws {
    let problem = try makeProblem(name)
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    #expect(problem.evaluate(at: minimiser).loss == 0)
    #expect(fullGradient(problem, at: minimiser).allSatisfy { $0 == 0 })
  }

  @Test func `with too few rows the minimiser is not unique and not stated`() throws {
    let truth = try makeProblem(
      "absolute-loss", ["examples": .integer(3), "dimension": .integer(4)]
    ).truth
    #expect(truth.minimiser == nil && truth.initialDistance == nil && truth.minimum == 0)
  }

  @Test(arguments: [AbsoluteLoss.about.id, ChebyshevMax.about.id])
  func `a matrix that does not fit into memory is refused`(name: String) {
    #expect(throws: ConfigurationError.self) {
      try makeProblem(name, ["examples": .integer(10_000_000), "dimension": .integer(2000)])
    }
  }
}

@Suite struct ChebyshevMaxTests {
  static let sizes: [[String: SettingValue]] = [
    ["examples": .integer(40), "dimension": .integer(3)],
    ["examples": .integer(40), "dimension": .integer(3), "residual": .number(0.7)],
    ["examples": .integer(3), "dimension": .integer(2), "residual": .number(5)],
    ["examples": .integer(2), "dimension": .integer(1), "residual": .number(1)],
  ]

  @Test(arguments: sizes, 0..<5)
  func `nothing is below the stated minimum, which is at the minimiser alone`(
    settings: [String: SettingValue], seed: Int
  ) throws {
    let problem = try makeProblem("chebyshev-max", settings, seed: UInt64(seed))
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    let minimum = try #require(problem.truth.minimum)
    #expect(problem.evaluate(at: minimiser).loss == minimum)
    var stream = RandomStream(seed: 1, purpose: .test)
    // The function is convex: no direction may lead down.
    for _ in 0..<5000 {
      let direction = standardNormal(minimiser.count, &stream)
      let near = Buffer(zip(minimiser, direction).map { $0 + 1e-3 * $1 })
      #expect(problem.evaluate(at: near).loss > minimum)
    }
  }

  @Test(arguments: sizes)
  func `Polyak's step, which needs the minimum, leads to the minimiser`(
    settings: [String: SettingValue]
  ) throws {
    let problem = try makeProblem("chebyshev-max", settings)
    let minimiser = try #require(problem.truth.minimiser)
    let minimum = try #require(problem.truth.minimum)
    var w = problem.initialParameters()
    for _ in 0..<20_000 {
      let gradient = fullGradient(problem, at: w)
      let excess = problem.evaluate(at: w).loss - minimum
      guard excess > 1e-12 else { break }
      let squared = gradient.reduce(0) { $0 + $1 * $1 }
      for i in w.indices { w[i] -= excess / squared * gradient[i] }
    }
    #expect(norm(zip(w, minimiser).map { $0 - $1 }) < 1e-6)
  }

  @Test(arguments: sizes)
  func `the bound is the longest row`(settings: [String: SettingValue]) throws {
    let problem = try makeProblem("chebyshev-max", settings)
    let bound = try #require(problem.truth.gradientBound)
    var stream = RandomStream(seed: 3, purpose: .test)
    // Far out the row with the largest product is active: for x along the longest row, that row.
    var longest = 0.0
    for _ in 0..<4000 {
      let w = Buffer(standardNormal(problem.truth.minimiser!.count, &stream).map { 1e6 * $0 })
      longest = max(longest, norm(fullGradient(problem, at: w)))
    }
    #expect(longest <= bound * (1 + 1e-14) && longest > bound * (1 - 1e-14))
  }

  /// A replaced row is as long as the others.
  @Test func `an inconsistent system is as steep as a consistent one`() throws {
    func bound(_ residual: Double, _ seed: UInt64) throws -> Double {
      try makeProblem(
        "chebyshev-max",
        [
          "examples": .integer(31), "dimension": .integer(30), "residual": .number(residual),
        ], seed: seed
      ).truth.gradientBound!
    }
    for seed: UInt64 in 1...5 {
      #expect(abs(try bound(1, seed) / bound(0, seed) - 1) < 0.3)
    }
  }

  @Test func `a residual needs more rows than parameters`() {
    #expect(throws: ConfigurationError.self) {
      try makeProblem(
        "chebyshev-max",
        ["examples": .integer(4), "dimension": .integer(4), "residual": .number(1)])
    }
  }
}

@Suite struct SupportVectorTests {
  /// Labels 2 and 5, where 5 becomes y = 1.
  private let table = LabelledTable(
    features: [1, 2, -1, 0.5, 0, -3], labels: [5, 2, 5], columns: 2)

  private func problem(l2: Double) throws -> any Problem<Double> {
    try makeProblem(
      "support-vector",
      ["file": .text("three"), "evaluation_fraction": .number(0), "l2": .number(l2)],
      in: scope("three", table))
  }

  @Test func `the loss of three examples is what one finds by hand`() throws {
    let problem = try problem(l2: 0.2)
    let w: Buffer<Double> = [0.5, 0.125]
    // y x·w: 0.75, 0.4375 and −0.375.
    let hinge = (0.25 + 0.5625 + 1.375) / 3
    let penalty = 0.1 * (0.25 + 0.015625)
    var gradient = Buffer<Double>(zeros: 2)
    let loss = problem.loss(at: w, on: .full, gradient: &gradient)
    #expect(abs(loss - hinge - penalty) < 1e-15)
    // −(1/3) Σ yx = −(1/3) ((1, 2) + (1, −0.5) + (0, −3)), plus 0.2 w.
    #expect(abs(gradient[0] - (-2.0 / 3 + 0.1)) < 1e-15)
    #expect(abs(gradient[1] - (1.5 / 3 + 0.025)) < 1e-15)
    let evaluation = problem.evaluate(at: w)
    #expect(abs(evaluation.loss - hinge) < 1e-15)
    #expect(evaluation.accuracy == 2.0 / 3)
    // Beyond its margin an example no longer counts; at it neither.
    #expect(abs(problem.evaluate(at: [1, 0]).loss - 1.0 / 3) < 1e-15)
    _ = problem.loss(at: [1, 0], on: .full, gradient: &gradient)
    #expect(abs(gradient[0] - 0.2) < 1e-15 && abs(gradient[1] - 1) < 1e-15)
  }

  @Test func `the gradient's bound is the longest example, if there is no penalty`() throws {
    #expect(try problem(l2: 0).truth.gradientBound == 3)
    #expect(try problem(l2: 0).truth.exampleGradientBound == 3)
    #expect(try problem(l2: 0.1).truth.gradientBound == nil)
    #expect(try problem(l2: 0.1).truth.initialLoss == 1)
    // And is attained at the start, where every example counts.
    let mixture = try makeProblem("support-vector", ["examples": .integer(40)])
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 40))
    var batch = Batch(size: .examples(1))
    var longest = 0.0
    for _ in 0..<40 {
      sampler.next(&batch)
      var gradient = Buffer<Double>(zeros: 10)
      let w = mixture.initialParameters()
      #expect(mixture.loss(at: w, on: batch, gradient: &gradient) == 1)
      longest = max(longest, norm(gradient))
    }
    #expect(abs(longest / mixture.truth.exampleGradientBound! - 1) < 1e-14)
  }

  @Test func `the direction between the means has the Bayes accuracy`() throws {
    let problem = try makeProblem(
      "support-vector", ["features": .integer(3), "evaluation_examples": .integer(200_000)])
    let accuracy = try #require(problem.evaluate(at: [-1, 1, 0]).accuracy)
    #expect(abs(accuracy - problem.truth.bayesAccuracy!) < 5 * 0.5 / 200_000.0.squareRoot())
    #expect(problem.evaluate(at: problem.initialParameters()).accuracy == 0)
  }

  @Test func `more than two classes are refused`() throws {
    let entry = try ProblemEntry.standard["support-vector"]
    let three = scope("three", LabelledTable(features: [1, 2, 3], labels: [1, 2, 3], columns: 1))
    let settings = try entry.declaration.configuration(["file": .text("three")], in: three)
    #expect(throws: ConfigurationError.self) { try entry.prepare(settings, in: three) }
    #expect(throws: ConfigurationError.self) {
      try makeProblem("support-vector", ["classes": .integer(3)])
    }
  }
}
