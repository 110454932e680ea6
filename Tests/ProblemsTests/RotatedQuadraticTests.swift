import Catalog
import Compute
import Problems
import RandomStreams
import Testing

@Suite struct RotatedQuadraticTests {
  private func settings(_ more: [String: SettingValue]) -> [String: SettingValue] {
    more.merging(["rotated": .flag(true)]) { $1 }
  }

  /// The gradient is linear, so its differences along the axes are the Hessian's columns exactly.
  private func hessian(_ problem: any Problem<Double>) throws -> Buffer<Double> {
    let minimiser = Buffer(try #require(problem.truth.minimiser))
    let n = minimiser.count
    var hessian = Buffer<Double>(zeros: n * n)
    for j in 0..<n {
      var w = minimiser
      w[j] += 1
      let column = fullGradient(problem, at: w)
      for i in 0..<n { hessian[i * n + j] = column[i] }
    }
    return hessian
  }

  @Test(arguments: TruthTests.spectra)
  func `the Hessian is symmetric and has the stated spectrum`(
    spectrum: [String: SettingValue]
  ) throws {
    let problem = try makeProblem("quadratic", settings(spectrum))
    let stated = try #require(problem.truth.spectrum)
    let n = stated.count
    let matrix = try hessian(problem)
    for i in 0..<n {
      for j in 0..<i {
        #expect(abs(matrix[i * n + j] - matrix[j * n + i]) < 1e-14 * stated[0])
        #expect(abs(matrix[i * n + j]) > 1e-6 * stated[0], "dense")
      }
    }
    for (a, b) in zip(jacobiEigenvalues(matrix, order: n), stated) {
      #expect(abs(a - b) < 1e-13 * stated[0])
    }
    #expect(try makeProblem("quadratic", spectrum).truth.spectrum == stated)
  }

  @Test(arguments: TruthTests.spectra)
  func `loss and gradient belong to the same Hessian`(spectrum: [String: SettingValue]) throws {
    let problem = try makeProblem("quadratic", settings(spectrum))
    let matrix = try hessian(problem)
    let minimiser = try #require(problem.truth.minimiser)
    let n = minimiser.count
    let w = problem.initialParameters()
    let gradient = fullGradient(problem, at: w)
    var loss = 0.0
    for i in 0..<n {
      let expected = (0..<n).reduce(0) { $0 + matrix[i * n + $1] * (w[$1] - minimiser[$1]) }
      #expect(abs(gradient[i] - expected) < 1e-13 * problem.truth.largestEigenvalue!)
      loss += 0.5 * (w[i] - minimiser[i]) * expected
    }
    #expect(abs(loss - problem.evaluate(at: w).loss) < 1e-13 * max(1, loss))
    #expect(abs(loss - problem.truth.initialLoss!) < 1e-13 * max(1, loss))
  }

  /// In three dimensions each coordinate of a uniformly random direction is uniform (Archimedes), so
  /// that the first diagonal element of vvᵀ has the distribution function √h. Whichever of the three
  /// vectors v is: the last of an orthonormalisation is where a mistake would show.
  @Test(arguments: 0..<3)
  func `directions are uniformly random`(vector: Int) throws {
    let eigenvalues = (0..<3).map { $0 == vector ? 1.0 : 0 }
    let count = 2000
    var coordinates: [Double] = [], products = 0.0
    for seed in 0..<UInt64(count) {
      let problem = try makeProblem(
        "quadratic",
        settings(["spectrum": .text("list"), "eigenvalues": .numbers(eigenvalues)]), seed: seed)
      let matrix = try hessian(problem)
      coordinates.append(matrix[0].squareRoot())
      products += matrix[1]
    }
    // Kolmogorov and Smirnov: 1.95/√n is exceeded once in a thousand.
    for (i, value) in coordinates.sorted().enumerated() {
      #expect(abs(value - (Double(i) + 0.5) / Double(count)) < 1.95 / Double(count).squareRoot())
    }
    // E[v₁v₂] = 0, and E[v₁²v₂²] = 1/15.
    #expect(abs(products) < 4 * (Double(count) / 15).squareRoot())
  }

  @Test func `turning the axes leaves the minimiser, the start and the noise as they are`() throws {
    let plain: [String: SettingValue] = [
      "dimension": .integer(20), "largest": .number(10), "smallest": .number(1),
      "gradient_noise": .number(0.5),
    ]
    let straight = try makeProblem("quadratic", plain)
    let turned = try makeProblem("quadratic", settings(plain))
    #expect(straight.truth.minimiser == turned.truth.minimiser)
    #expect(straight.initialParameters() == turned.initialParameters())
    #expect(straight.truth.initialLoss != turned.truth.initialLoss)
    for rate in [0.01, 0.19] {
      let floor = try #require(straight.truth.noiseFloor(rate: rate, batchSize: 4))
      #expect(turned.truth.noiseFloor(rate: rate, batchSize: 4) == floor)
    }
  }

  @Test func `SGD comes to rest at the stated noise floor`() throws {
    let problem = try makeProblem(
      "quadratic",
      settings([
        "dimension": .integer(20), "largest": .number(10), "smallest": .number(1),
        "gradient_noise": .number(0.5), "distance": .number(0),
      ]))
    let rate = 0.15
    var batches = StreamedBatches(of: 4)
    var w = problem.initialParameters()
    var g = Buffer<Double>(zeros: w.count)
    var sum = 0.0
    for step in 0..<60_000 {
      _ = problem.loss(at: w, on: batches.next(), gradient: &g)
      for i in w.indices { w[i] -= rate * g[i] }
      if step >= 2000 { sum += problem.trainingLoss(at: w) }
    }
    let floor = try #require(problem.truth.noiseFloor(rate: rate, batchSize: 4))
    #expect(abs(sum / 58_000 / floor - 1) < 0.03)
  }

  @Test func `an unrotated quadratic is what it was before there were rotated ones`() throws {
    let problem = try makeProblem(
      "quadratic", ["dimension": .integer(5), "gradient_noise": .number(0.5)], seed: 7)
    var batches = StreamedBatches(of: 3, seed: 7)
    _ = batches.next()
    let w = problem.initialParameters()
    var g = Buffer<Double>(zeros: 5)
    let loss = problem.loss(at: w, on: batches.next(), gradient: &g)
    #expect(loss.bitPattern == 4_601_701_337_806_650_234)
    #expect(
      g.map(\.bitPattern) == [
        13_827_926_746_147_216_716, 4_595_350_086_281_205_649, 13_824_484_686_568_439_532,
        4_594_653_373_521_256_432, 4_570_230_202_450_292_551,
      ])
    #expect(problem.truth.initialLoss?.bitPattern == 4_591_936_621_497_180_710)
  }

  @Test(arguments: [false, true])
  func `the noise scale is that of the measured gradients`(rotated: Bool) throws {
    let problem = try makeProblem(
      "quadratic",
      [
        "spectrum": .text("list"), "eigenvalues": .numbers([3, 1, 0.2]), "rotated": .flag(rotated),
        "gradient_noise": .number(0.7),
      ])
    let w = problem.initialParameters()
    let matrix = try hessian(problem)
    let sampled = SampledGradients(problem, at: w, count: 100_000)
    let (full, simple) = sampled.noiseScales(gradient: fullGradient(problem, at: w), matrix)
    #expect(abs(full / problem.truth.noiseScale! - 1) < 0.03)
    #expect(abs(simple / problem.truth.simpleNoiseScale! - 1) < 0.03)
  }

  @Test func `a dense Hessian of too many dimensions is refused`() throws {
    #expect(throws: ConfigurationError.self) {
      try makeProblem("quadratic", settings(["dimension": .integer(2001)]))
    }
  }
}
