import AllocationCounter
import Catalog
import Compute
import Optimizers
import Testing

/// What every optimizer must do, in both precisions, for vectors and for matrices.
@Suite struct CatalogSuiteTests {
  static let ids = OptimizerFixture.ids

  @Test(arguments: ids, [false, true])
  func `a rate of 0 leaves the parameters as they are`(id: String, isMatrix: Bool) throws {
    try unchanged(id, isMatrix, as: Float.self)
    try unchanged(id, isMatrix, as: Double.self)
  }

  private func unchanged<S: Scalar>(_ id: String, _ isMatrix: Bool, as: S.Type) throws {
    var optimizer: ConfiguredOptimizer<S> = try OptimizerFixture.make(
      id, layout: OptimizerFixture.layout(21, isMatrix: isMatrix))
    let initial: Buffer<S> = OptimizerFixture.start(21)
    var w = initial, x = initial
    for step in 0..<30 {
      optimizer.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 0)
    }
    #expect(w == initial)
    optimizer.evaluationPoint(of: w, into: &x)
    #expect(x == initial)
  }

  @Test(arguments: ids, [false, true])
  func `a first rate of 0 does no lasting harm`(id: String, isMatrix: Bool) throws {
    try recovers(id, isMatrix, as: Float.self) { step in step == 0 ? 0 : 0.01 }
    try recovers(id, isMatrix, as: Double.self) { step in step == 0 ? 0 : 0.01 }
  }

  @Test(arguments: ids, [false, true])
  func `a rate of 0 in the middle does no lasting harm`(id: String, isMatrix: Bool) throws {
    try recovers(id, isMatrix, as: Float.self) { step in step == 20 ? 0 : 0.01 }
    try recovers(id, isMatrix, as: Double.self) { step in step == 20 ? 0 : 0.01 }
  }

  @Test(arguments: ids, [false, true])
  func `gradients of 0 do no lasting harm`(id: String, isMatrix: Bool) throws {
    try recovers(id, isMatrix, as: Float.self, zeroGradients: 5) { _ in 0.01 }
    try recovers(id, isMatrix, as: Double.self, zeroGradients: 5) { _ in 0.01 }
  }

  private func recovers<S: Scalar>(
    _ id: String, _ isMatrix: Bool, as: S.Type, zeroGradients: Int = 0, rate: (Int) -> Double
  ) throws {
    var optimizer: ConfiguredOptimizer<S> = try OptimizerFixture.make(
      id, layout: OptimizerFixture.layout(6, isMatrix: isMatrix), ["weight_decay": .number(0)])
    let initial: Buffer<S> = OptimizerFixture.start(6)
    var w = initial, x = initial
    for step in 0..<zeroGradients {
      optimizer.step(&w, gradient: Buffer(zeros: 6), rate: rate(step))
    }
    if zeroGradients > 0 { #expect(w == initial) }
    for step in 0..<50 {
      optimizer.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: rate(step))
    }
    #expect(w.allSatisfy { $0.isFinite })
    #expect(w != initial)
    optimizer.evaluationPoint(of: w, into: &x)
    #expect(x.allSatisfy { $0.isFinite })
    #expect(optimizer.diagnostics.allSatisfy { $0.isFinite })
  }

  @Test(arguments: ids, [1, 100_000])
  func `one parameter and a hundred thousand`(id: String, count: Int) throws {
    var optimizer: ConfiguredOptimizer<Float> = try OptimizerFixture.make(
      id, layout: ParameterLayout(count: count))
    var w: Buffer<Float> = OptimizerFixture.start(count)
    for step in 0..<3 {
      optimizer.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 0.01)
    }
    #expect(w.allSatisfy { $0.isFinite })
  }

  /// The update of a vector is elementwise but for sums over all parameters, so the same values in
  /// another number of parameters take the same path: remainders of vectors are not special.
  @Test(arguments: ids) func `repeated parameters move alike`(id: String) throws {
    for count in [16, 17, 31, 100] {
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        id, layout: ParameterLayout(count: count))
      var w = Buffer<Double>(repeating: 0.7, count: count)
      for step in 0..<20 {
        let g = Buffer(repeating: w[0] - 0.1 * Double(step % 3), count: count)
        optimizer.step(&w, gradient: g, rate: 0.1)
      }
      #expect(w.allSatisfy { $0 == w[0] })
    }
  }

  @Test(arguments: ids, [false, true])
  func `a copied state replays bit for bit`(id: String, isMatrix: Bool) throws {
    try replays(id, isMatrix, as: Float.self)
    try replays(id, isMatrix, as: Double.self)
  }

  private func replays<S: Scalar>(_ id: String, _ isMatrix: Bool, as: S.Type) throws {
    var optimizer: ConfiguredOptimizer<S> = try OptimizerFixture.make(
      id, layout: OptimizerFixture.layout(100, isMatrix: isMatrix), ["clip_norm": .number(3)])
    var w: Buffer<S> = OptimizerFixture.start(100)
    for step in 0..<15 {
      optimizer.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 0.05)
    }
    var copy = optimizer
    var v = w
    for step in 15..<40 {
      optimizer.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 0.05)
    }
    for step in 15..<40 {
      copy.step(&v, gradient: OptimizerFixture.gradient(v, step), rate: 0.05)
    }
    #expect(w == v)
    var x = w, y = w
    optimizer.evaluationPoint(of: w, into: &x)
    copy.evaluationPoint(of: v, into: &y)
    #expect(x == y)
    #expect(optimizer.diagnostics == copy.diagnostics)
  }

  /// Where the C library lets a program stand between; see `AllocationCounter`.
  static let canCountAllocations = allocation_count() >= 0

  @Test(.enabled(if: canCountAllocations), arguments: ids, [false, true])
  func `a step allocates nothing after the first`(id: String, isMatrix: Bool) throws {
    try allocatesNothing(id, isMatrix, as: Float.self)
    try allocatesNothing(id, isMatrix, as: Double.self)
  }

  private func allocatesNothing<S: Scalar>(_ id: String, _ isMatrix: Bool, as: S.Type) throws {
    let count = 420
    var optimizer: ConfiguredOptimizer<S> = try OptimizerFixture.make(
      id, layout: OptimizerFixture.layout(count, isMatrix: isMatrix), ["clip_norm": .number(0.5)])
    var w: Buffer<S> = OptimizerFixture.start(count)
    let gradients: [Buffer<S>] = (0..<25).map { OptimizerFixture.gradient(w, $0) }
    optimizer.step(&w, gradient: gradients[0], rate: 0.01)
    // Far enough for SOAP to refresh its bases.
    #expect(
      isFreeOfAllocations {
        for gradient in gradients.dropFirst() { optimizer.step(&w, gradient: gradient, rate: 0.01) }
      })
  }

  /// OpenBLAS takes memory for as many threads as call it at the same time, and keeps it: which of
  /// the tests that run beside each other pays for it is a matter of chance. A step that allocates
  /// does so every time.
  private func isFreeOfAllocations(_ work: () -> Void) -> Bool {
    (0..<4).contains { _ in
      let before = allocation_count()
      work()
      return allocation_count() == before
    }
  }

  /// What wrappers wrap, and the options that other states come with.
  @Test(
    arguments: [
      ("schedule-free", ["base": SettingValue.entry("dadapt-adam", [:])]),
      ("schedule-free", ["base": .entry("prodigy", [:])]),
      ("schedule-free", ["base": .entry("soap", [:])]),
      ("dog", ["first_step_length": .number(0.01)]), ("ldog", ["first_step_length": .number(0.01)]),
      ("adamw", ["amsgrad": .flag(true)]), ("adam", ["amsgrad": .flag(true)]),
      ("rmsprop", ["centred": .flag(true), "momentum": .number(0.9)]),
      ("rmsprop", ["centred": .flag(true)]), ("rmsprop", ["momentum": .number(0.9)]),
      ("sgd", ["momentum": .number(0.9), "nesterov": .flag(true)]),
      ("dadapt-adam", ["estimate": .text("norms")]), ("dadapt-sgd", ["momentum": .number(0.9)]),
      ("soap", ["precondition_vectors": .flag(true)]), ("dowg", ["average": .flag(false)]),
      ("dadapt-dual-averaging", ["average": .flag(false)]),
    ])
  func `options keep the promises of their rule`(
    id: String, settings: [String: SettingValue]
  ) throws {
    for zeroGradients in [0, 3] {
      for firstRate in [0, 0.01] {
        var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
          id, layout: OptimizerFixture.layout(12), settings)
        let initial: Buffer<Double> = OptimizerFixture.start(12)
        var w = initial
        // A copy of its own, which rules that wait at first would otherwise leave to a later step.
        w[0] = initial[0]
        for _ in 0..<zeroGradients {
          optimizer.step(&w, gradient: Buffer(zeros: 12), rate: firstRate)
        }
        optimizer.step(&w, gradient: OptimizerFixture.gradient(w, 0), rate: firstRate)
        let before = allocation_count()
        let gradients = (1..<40).map { OptimizerFixture.gradient(w, $0) }
        #expect(allocation_count() > before || !Self.canCountAllocations)
        #expect(
          isFreeOfAllocations {
            for gradient in gradients { optimizer.step(&w, gradient: gradient, rate: 0.01) }
          })
        #expect(w.allSatisfy { $0.isFinite } && w != initial)
        #expect(optimizer.diagnostics.count == optimizer.diagnosticNames.count)
      }
    }
  }

  @Test(arguments: ids) func `diagnostics have names`(id: String) throws {
    for clip in [SettingValue.number(.infinity), .number(1)] {
      let prepared = try OptimizerFixture.prepare(id, ["clip_norm": clip])
      let optimizer = try prepared.make(for: ParameterLayout(count: 3), as: Double.self)
      #expect(optimizer.diagnostics.count == optimizer.diagnosticNames.count)
      #expect(prepared.diagnosticNames == optimizer.diagnosticNames)
    }
  }

  /// Several threads get spans of their own, and sums are added in the order of the spans.
  @Test(arguments: ids) func `threads change no bit`(id: String) throws {
    let count = (1 << 20) + 37
    let initial: Buffer<Float> = OptimizerFixture.start(count)
    let results = try [1, 3].map { threads in
      var optimizer: ConfiguredOptimizer<Float> = try OptimizerFixture.make(
        id, layout: ParameterLayout(count: count), threads: threads)
      var w = initial
      for step in 0..<2 {
        optimizer.step(&w, gradient: OptimizerFixture.gradient(initial, step), rate: 0.01)
      }
      return w
    }
    #expect(results[0] == results[1])
  }
}
