import Catalog
import Compute
import Foundation
import Problems
import RandomStreams
import Testing

/// Sharpness against eigenvalues of the whole Hessian, by rotations, and against closed forms.
@Suite struct SharpnessTests {
  private func measure(
    _ problem: any Problem<Double>, at w: Buffer<Double>, count: Int = 1,
    preconditioner: Buffer<Double>? = nil
  ) throws -> Sharpness.Measurement {
    var sharpness = Sharpness(
      of: problem, lanczos: Lanczos(count: count, tolerance: 1e-7, limit: 200))
    return try found(sharpness.measure(at: w, preconditioner: preconditioner))
  }

  private func found(_ measurement: Sharpness.Measurement?) throws -> Sharpness.Measurement {
    try #require(measurement)
  }

  private func network(_ seed: UInt64) throws -> any Problem<Double> {
    try makeProblem(
      "mlp",
      [
        "data": .text("chebyshev"), "degree": .integer(6), "points": .integer(20),
        "hidden": .integers([6, 4]), "activation": .text("tanh"),
        "initialization": .text("lecun"),
      ], seed: seed)
  }

  @Test(arguments: [0, 1, 2, 3] as [UInt64])
  func `of a network it is the top of the whole Hessian's spectrum`(seed: UInt64) throws {
    let problem = try network(seed)
    for steps in [0, 300] {
      let w = descend(problem, from: problem.initialParameters(), rate: 0.1, steps: steps)
      let hessian = denseHessian(problem, at: w)
      let exact = jacobiEigenvalues(hessian, order: w.count)
      // The solver for any matrix, which does not know that the matrix is symmetric, agrees.
      let general = try #require(eigenvalues(of: hessian, order: w.count))
        .map(\.real).sorted(by: >)
      for (value, eigenvalue) in zip(general, exact.prefix(3)) {
        #expect(abs(value - eigenvalue) <= 1e-9 * exact[0], "\(value) \(eigenvalue)")
      }
      for count in [1, 3] {
        let found = try measure(problem, at: w, count: count)
        #expect(found.isConverged && found.residual <= 1e-7)
        for (value, eigenvalue) in zip(found.eigenvalues, exact.prefix(count)) {
          #expect(abs(value - eigenvalue) <= 1e-6 * eigenvalue, "\(value) \(eigenvalue)")
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2] as [UInt64])
  func `preconditioned it is that of the scaled Hessian`(seed: UInt64) throws {
    let problem = try network(seed)
    let w = descend(problem, from: problem.initialParameters(), rate: 0.1, steps: 50)
    var stream = RandomStream(seed: seed, purpose: .test)
    let scale = Buffer(w.indices.map { _ in 0.01 + stream.uniform() })
    var hessian = denseHessian(problem, at: w)
    for i in w.indices {
      for j in w.indices { hessian[i * w.count + j] /= (scale[i] * scale[j]).squareRoot() }
    }
    let exact = jacobiEigenvalues(hessian, order: w.count)
    let found = try measure(problem, at: w, count: 3, preconditioner: scale)
    for (value, eigenvalue) in zip(found.eigenvalues, exact) {
      #expect(abs(value - eigenvalue) <= 1e-6 * eigenvalue)
    }
    // A preconditioner that is the same everywhere divides the sharpness.
    let uniform = try measure(
      problem, at: w, preconditioner: Buffer(repeating: 4, count: w.count))
    let plain = try measure(problem, at: w)
    #expect(abs(4 * uniform.eigenvalues[0] - plain.eigenvalues[0]) < 1e-6 * plain.eigenvalues[0])
  }

  @Test(arguments: [false, true])
  func `of a quadratic it is the top of the stated spectrum`(rotated: Bool) throws {
    let problem = try makeProblem(
      "quadratic",
      [
        "dimension": .integer(50), "spectrum": .text("power-law"), "largest": .number(7),
        "rotated": .flag(rotated),
      ])
    let spectrum = try #require(problem.truth.spectrum)
    for count in [1, 3] {
      let found = try measure(problem, at: problem.initialParameters(), count: count)
      for (value, exact) in zip(found.eigenvalues, spectrum) {
        #expect(abs(value - exact) <= 1e-8 * exact)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4] as [UInt64])
  func `of a two-layer linear network it is the stated one`(seed: UInt64) throws {
    let problem = try makeProblem("two-layer-linear", seed: seed)
    let found = try measure(problem, at: problem.initialParameters())
    let exact = try #require(problem.truth.initialSharpness)
    #expect(abs(found.eigenvalues[0] - exact) <= 1e-7 * exact)
  }

  @Test func `along a run it starts where it was, and is what a fresh measurement finds`() throws {
    let problem = try network(5)
    var following = Sharpness(of: problem, lanczos: Lanczos(tolerance: 1e-5))
    var w = problem.initialParameters()
    var products = (following: 0, fresh: 0)
    for _ in 0..<20 {
      w = descend(problem, from: w, rate: 0.15, steps: 40)
      let a = try found(following.measure(at: w))
      var fresh = Sharpness(of: problem, lanczos: Lanczos(tolerance: 1e-5))
      let b = try found(fresh.measure(at: w))
      #expect(abs(a.eigenvalues[0] - b.eigenvalues[0]) <= 1e-7 * b.eigenvalues[0])
      products.following += a.products
      products.fresh += b.products
    }
    #expect(products.following < products.fresh, "\(products)")
  }

  @Test func `a direction that becomes the sharpest is found from the old one`() throws {
    // The Hessian of Rastrigin's function is diagonal, 2 + 4π²A cos 2πx: the axes change places.
    let problem = try makeProblem("rastrigin", ["dimension": .integer(30)])
    var following = Sharpness(of: problem)
    var w = Buffer<Double>(repeating: 0.2, count: 30)
    for axis in 0..<30 {
      for i in w.indices { w[i] = i == axis ? 0.1 : 0.2 }
      let found = try found(following.measure(at: w))
      let exact = 2 + 40 * Double.pi * Double.pi * cos(0.2 * .pi)
      #expect(abs(found.eigenvalues[0] - exact) < 1e-6 * exact)
    }
  }

  @Test func `what cannot be measured is none`() throws {
    let problem = try makeProblem("beale")
    var sharpness = Sharpness(of: problem)
    for point: Buffer<Double> in [[1e200, 1e200], [.nan, 0]] {
      let nothing = sharpness.measure(at: point)
      #expect(nothing == nil)
    }
    for scale: Buffer<Double> in [[0, 1], [-1, 1], [.nan, 1], [.infinity, 1]] {
      let nothing = sharpness.measure(at: [1, 1], preconditioner: scale)
      #expect(nothing == nil)
    }
    // A failure leaves nothing behind.
    let after = try found(sharpness.measure(at: [1, 1]))
    var fresh = Sharpness(of: problem)
    let expected = fresh.measure(at: [1, 1])
    #expect(after == expected)
  }

  @Test func `a limit that is too small shows in the residual`() throws {
    let problem = try makeProblem(
      "quadratic", ["dimension": .integer(200), "spectrum": .text("power-law")])
    var sharpness = Sharpness(of: problem, lanczos: Lanczos(tolerance: 1e-6, limit: 3))
    let found = try found(sharpness.measure(at: problem.initialParameters()))
    #expect(!found.isConverged && found.residual > 1e-6 && found.products == 3)
  }
}
