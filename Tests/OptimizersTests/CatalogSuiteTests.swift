import Catalog
import Compute
import Optimizers
import Testing

/// What every optimizer must do, in both precisions.
@Suite struct CatalogSuiteTests {
  static let ids = OptimizerCatalog.all.map(\.declaration.id)

  private func make<S: Scalar>(
    _ id: String, count: Int, _ settings: [String: SettingValue] = [:]
  ) throws -> any Optimizer<S> {
    let entry = try OptimizerCatalog.entry(named: id)
    return try entry.make(
      entry.declaration.configuration(settings), layout: ParameterLayout(count: count))
  }

  private func start<S: Scalar>(_ count: Int) -> Buffer<S> {
    Buffer((0..<count).map { S(Double(($0 * 37) % 101) / 50 - 1) })
  }

  private func gradient<S: Scalar>(_ w: Buffer<S>, _ step: Int) -> Buffer<S> {
    Buffer(w.indices.map { S(Double(w[$0]) + Double(($0 + 13 * step) % 7) / 10 - 0.3) })
  }

  @Test(arguments: ids) func `a rate of 0 leaves the parameters as they are`(id: String) throws {
    try unchanged(id, as: Float.self)
    try unchanged(id, as: Double.self)
  }

  private func unchanged<S: Scalar>(_ id: String, as: S.Type) throws {
    var optimizer: any Optimizer<S> = try make(id, count: 21)
    let initial: Buffer<S> = start(21)
    var w = initial, x = initial
    for step in 0..<30 { optimizer.step(&w, gradient: gradient(w, step), rate: 0) }
    #expect(w == initial)
    optimizer.evaluationPoint(of: w, into: &x)
    #expect(x == initial)
  }

  @Test(arguments: ids) func `a first rate of 0 does no lasting harm`(id: String) throws {
    try recovers(id, as: Float.self) { step in step == 0 ? 0 : 0.01 }
    try recovers(id, as: Double.self) { step in step == 0 ? 0 : 0.01 }
  }

  @Test(arguments: ids) func `gradients of 0 do no lasting harm`(id: String) throws {
    for type in [0, 1] {
      if type == 0 {
        try recovers(id, as: Float.self, zeroGradients: 5) { _ in 0.01 }
      } else {
        try recovers(id, as: Double.self, zeroGradients: 5) { _ in 0.01 }
      }
    }
  }

  private func recovers<S: Scalar>(
    _ id: String, as: S.Type, zeroGradients: Int = 0, rate: (Int) -> Double
  ) throws {
    var optimizer: any Optimizer<S> = try make(id, count: 5, ["weight_decay": .number(0)])
    let initial: Buffer<S> = start(5)
    var w = initial
    for step in 0..<zeroGradients {
      optimizer.step(&w, gradient: Buffer(zeros: 5), rate: rate(step))
    }
    if zeroGradients > 0 { #expect(w == initial) }
    for step in 0..<50 { optimizer.step(&w, gradient: gradient(w, step), rate: rate(step)) }
    #expect(w.allSatisfy { $0.isFinite })
    #expect(w != initial)
    #expect(optimizer.diagnostics.allSatisfy { $0.isFinite })
  }

  @Test(arguments: ids, [1, 100_000])
  func `one parameter and a hundred thousand`(id: String, count: Int) throws {
    var optimizer: any Optimizer<Float> = try make(id, count: count)
    var w: Buffer<Float> = start(count)
    for step in 0..<3 { optimizer.step(&w, gradient: gradient(w, step), rate: 0.01) }
    #expect(w.allSatisfy { $0.isFinite })
  }

  /// The update is elementwise but for sums over all parameters, so the same values in another
  /// number of parameters take the same path: remainders of vectors are not special.
  @Test(arguments: ids) func `repeated parameters move alike`(id: String) throws {
    for count in [16, 17, 31, 100] {
      var optimizer: any Optimizer<Double> = try make(id, count: count)
      var w = Buffer<Double>(repeating: 0.7, count: count)
      for step in 0..<20 {
        let g = Buffer(repeating: w[0] - 0.1 * Double(step % 3), count: count)
        optimizer.step(&w, gradient: g, rate: 0.1)
      }
      #expect(w.allSatisfy { $0 == w[0] })
    }
  }

  @Test(arguments: ids) func `a copied state replays bit for bit`(id: String) throws {
    var optimizer: any Optimizer<Float> = try make(id, count: 100)
    var w: Buffer<Float> = start(100)
    for step in 0..<10 { optimizer.step(&w, gradient: gradient(w, step), rate: 0.05) }
    var copy = optimizer
    var v = w
    for step in 10..<40 { optimizer.step(&w, gradient: gradient(w, step), rate: 0.05) }
    for step in 10..<40 { copy.step(&v, gradient: gradient(v, step), rate: 0.05) }
    #expect(w == v)
    #expect(optimizer.diagnostics == copy.diagnostics)
  }

  @Test(arguments: ids) func `diagnostics have names`(id: String) throws {
    let entry = try OptimizerCatalog.entry(named: id)
    let optimizer: any Optimizer<Double> = try make(id, count: 3)
    #expect(optimizer.diagnostics.count == entry.diagnosticNames.count)
  }

  @Test func `Nesterov's step wants momentum and no dampening`() {
    #expect(throws: ConfigurationError.self) {
      let _: any Optimizer<Double> = try make("sgd", count: 1, ["nesterov": .flag(true)])
    }
  }

  /// The proof that the estimate stays below the true distance (claim D1) is of the method without
  /// Adam's moving averages; with them it can overshoot a small distance. What holds is that it
  /// never shrinks, and grows from any start to the order of the distance.
  @Test(arguments: [1e-8, 1e-4], [0.01, 1, 50.0])
  func `the estimated distance grows to the order of the true one`(
    start: Double, distance: Double
  ) throws {
    var optimizer: any Optimizer<Double> = try make("dadapt-adam", count: 1, ["d0": .number(start)])
    var w: Buffer<Double> = [distance]
    var last = start
    for _ in 0..<2000 {
      optimizer.step(&w, gradient: [w[0] > 0 ? 1 : -1], rate: 1)
      #expect(optimizer.diagnostics[0] >= last)
      last = optimizer.diagnostics[0]
    }
    #expect(last > distance / 30 && last < distance * 30)
  }
}
