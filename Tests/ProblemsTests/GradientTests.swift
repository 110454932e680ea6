import Catalog
import Compute
import Problems
import RandomStreams
import TestSupport
import Testing

/// Gradients against central differences in double precision.
@Suite struct GradientTests {
  static let examples = otherExamples + analyticExamples + networkExamples

  private static let otherExamples: [(String, [String: SettingValue])] = [
    ("quadratic", ["dimension": .integer(7)]),
    ("quadratic", ["dimension": .integer(6), "gradient_noise": .number(0.5)]),
    (
      "quadratic",
      ["spectrum": .text("power-law"), "dimension": .integer(5), "exponent": .number(2)]
    ),
    ("quadratic", ["spectrum": .text("list"), "eigenvalues": .numbers([3, 0, 1])]),
    (
      "logistic-regression", ["classes": .integer(2), "examples": .integer(31), "l2": .number(0.1)]
    ),
    (
      "logistic-regression", ["classes": .integer(5), "examples": .integer(17), "l2": .number(0.3)]
    ),
    ("logistic-regression", ["classes": .integer(3), "intercept": .flag(false)]),
    ("mlp", ["hidden": .integers([]), "examples": .integer(9)]),
    ("mlp", ["hidden": .integers([1]), "activation": .text("tanh"), "examples": .integer(10)]),
    ("mlp", ["hidden": .integers([5, 17, 3]), "activation": .text("tanh")]),
    ("mlp", ["hidden": .integers([13, 7]), "activation": .text("relu")]),
    (
      "mlp",
      [
        "data": .text("gaussian-mixture"), "features": .integer(20), "classes": .integer(18),
        "hidden": .integers([33]), "activation": .text("tanh"),
      ]
    ),
    ("mlp", ["data": .text("gaussian-mixture"), "classes": .integer(2)]),
  ]

  @Test func `at the minimiser a noisy batch has a gradient and no loss`() throws {
    let problem = try makeProblem("quadratic", ["gradient_noise": .number(0.5)], seed: 3)
    let w = Buffer<Double>(try #require(problem.truth.minimiser))
    var sampler = BatchSampler(seed: 3, sampling: .streaming)
    var batch = Batch(size: .examples(2))
    sampler.next(&batch)
    var gradient = Buffer<Double>(zeros: w.count)
    #expect(problem.loss(at: w, on: batch, gradient: &gradient) == 0)
    #expect(gradient.allSatisfy { $0 != 0 })
  }

  @Test(arguments: examples, [BatchSize.full, .examples(1), .examples(7)])
  func `gradients equal central differences`(
    example: (String, [String: SettingValue]), size: BatchSize
  ) throws {
    let prepared = try prepare(example.0, example.1)
    let problem = prepared.make(seed: 3, as: Double.self)
    var sampler = BatchSampler(seed: 3, sampling: prepared.outline.sampling)
    var batch = Batch(size: size)
    sampler.next(&batch)
    var stream = RandomStream(seed: 5, purpose: .test)
    var w = problem.initialParameters()
    // Away from zero initial points, where a wrong derivative may vanish.
    for i in w.indices { w[i] += 0.3 * stream.normal() }
    var gradient = Buffer<Double>(zeros: w.count), ignored = gradient
    let loss = problem.loss(at: w, on: batch, gradient: &gradient)
    #expect(loss.isFinite)
    let scale = gradient.map(abs).max()!
    for i in stride(from: 0, to: w.count, by: max(1, w.count / 40)) {
      let h = 1e-5
      var v = w
      v[i] = w[i] + h
      let above = problem.loss(at: v, on: batch, gradient: &ignored)
      v[i] = w[i] - h
      let below = problem.loss(at: v, on: batch, gradient: &ignored)
      // Truncation h² f‴ and roundoff ε f / h; a kink of ReLU within h would show as an outlier.
      #expect(abs((above - below) / (2 * h) - gradient[i]) <= 1e-6 * max(scale, 1), "\(i)")
    }
  }

  @Test(arguments: examples)
  func `single precision agrees with double`(example: (String, [String: SettingValue])) throws {
    let prepared = try prepare(example.0, example.1)
    let single = prepared.make(seed: 3, as: Float.self)
    let double = prepared.make(seed: 3, as: Double.self)
    let w = single.initialParameters()
    var g = Buffer<Float>(zeros: w.count), h = Buffer<Double>(zeros: w.count)
    let a = single.loss(at: w, on: .full, gradient: &g)
    let b = double.loss(at: Buffer(w.map(Double.init)), on: .full, gradient: &h)
    #expect(abs(a - b) <= 1e-5 * max(1, abs(b)))
    #expect(relativeDeviation(g.map(Double.init), from: Array(h)) < 1e-4)
    let e = single.evaluate(at: w), f = double.evaluate(at: Buffer(w.map(Double.init)))
    #expect(abs(e.loss - f.loss) <= 1e-5 * max(1, abs(f.loss)))
    #expect((e.accuracy == nil) == (f.accuracy == nil))
  }

  @Test(arguments: examples)
  func `the same seed makes the same problem, another seed another`(
    example: (String, [String: SettingValue])
  ) throws {
    let prepared = try prepare(example.0, example.1)
    var batch = Batch(size: .examples(2))
    var sampler = BatchSampler(seed: 1, sampling: prepared.outline.sampling)
    sampler.next(&batch)
    // What a seed may decide: the data, the starting point and the noise.
    func losses(_ seed: UInt64) -> [Double] {
      let problem = prepared.make(seed: seed, as: Double.self)
      let start = problem.initialParameters()
      let w = Buffer((0..<start.count).map { Double(($0 * 37) % 19) / 10 - 0.8 })
      var ignored = w
      return [
        problem.evaluate(at: w).loss, problem.evaluate(at: start).loss,
        problem.loss(at: w, on: batch, gradient: &ignored),
      ]
    }
    #expect(losses(1) == losses(1))
    let isFixed = [Rosenbrock.about.id, Beale.about.id].contains(example.0)
    #expect((losses(1) == losses(2)) == isFixed)
  }

  @Test(arguments: examples)
  func `a full batch has the training loss, and evaluating leaves no trace`(
    example: (String, [String: SettingValue])
  ) throws {
    let prepared = try prepare(example.0, example.1)
    let problem = prepared.make(seed: 3, as: Double.self)
    var sampler = BatchSampler(seed: 3, sampling: prepared.outline.sampling)
    var batch = Batch(size: .examples(3))
    sampler.next(&batch)
    let w = problem.initialParameters()
    var first = Buffer<Double>(zeros: w.count), second = first
    let loss = problem.loss(at: w, on: batch, gradient: &first)
    let full = problem.loss(at: w, on: .full, gradient: &second)
    // Dropout belongs to training, and a stream's statistics are those of a sample of their own.
    let isOfTheBatch =
      example.1["normalization"] == .text("batch") && example.1["streaming"] != nil
    if example.1["dropout"] == nil, !isOfTheBatch {
      #expect(abs(full - problem.trainingLoss(at: w)) <= 1e-13 * max(1, abs(full)))
    }
    #expect(problem.evaluate(at: w).measures.count == problem.measureNames.count)
    // A pure function of the parameters and the batch.
    second = Buffer(repeating: 7, count: w.count)
    #expect(problem.loss(at: w, on: batch, gradient: &second) == loss)
    #expect(second == first)
  }
}
