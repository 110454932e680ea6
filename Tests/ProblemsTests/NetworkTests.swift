import AllocationCounter
import Catalog
import Compute
import Foundation
import Problems
import RandomStreams
import Testing

/// What all networks promise beside right gradients.
@Suite struct NetworkTests {
  /// Where the C library lets a program stand between; see `AllocationCounter`.
  static let canCountAllocations = allocation_count() >= 0

  @Test(.enabled(if: canCountAllocations), arguments: networkExamples)
  func `a step allocates nothing after the first`(
    example: (String, [String: SettingValue])
  ) throws {
    try allocatesNothing(example, as: Float.self)
    try allocatesNothing(example, as: Double.self)
  }

  private func allocatesNothing<S: Scalar>(
    _ example: (String, [String: SettingValue]), as: S.Type
  ) throws {
    let entry = try ProblemCatalog.entry(named: example.0)
    let settings = try entry.declaration.configuration(example.1)
    let problem: any Problem<S> = entry.make(settings, context: ProblemContext(seed: 3))
    var sampler = BatchSampler(seed: 3, sampling: try entry.outline(settings).sampling)
    var batch = Batch(size: .examples(5))
    let w = problem.initialParameters()
    var gradient = Buffer<S>(zeros: w.count)
    for _ in 0..<2 {
      sampler.next(&batch)
      _ = problem.loss(at: w, on: batch, gradient: &gradient)
    }
    // OpenBLAS takes memory when another thread calls it at the same time, which is a matter of
    // chance; a step that allocates does so every time.
    let isFree = (0..<4).contains { _ in
      let before = allocation_count()
      for _ in 0..<5 {
        sampler.next(&batch)
        _ = problem.loss(at: w, on: batch, gradient: &gradient)
      }
      return allocation_count() == before
    }
    #expect(isFree)
  }

  /// The settings without what makes training differ from evaluation.
  private static let plainExamples = networkExamples.filter {
    $0.1["normalization"] != .text("batch") && $0.1["dropout"] == nil
      && $0.1["streaming"] == nil && $0.1["data"] != .text("chebyshev")
  }

  @Test(arguments: plainExamples)
  func `the training loss is the mean over examples, however they are taken`(
    example: (String, [String: SettingValue])
  ) throws {
    // More than an evaluation takes at once.
    let settings = example.1.merging(["examples": .integer(1100)]) { $1 }
    let problem = try makeProblem(example.0, settings)
    var stream = RandomStream(seed: 1, purpose: .test)
    var w = problem.initialParameters()
    for i in w.indices { w[i] += 0.1 * stream.normal() }
    let whole = problem.trainingLoss(at: w)
    var gradient = Buffer<Double>(zeros: w.count)
    #expect(abs(problem.loss(at: w, on: .full, gradient: &gradient) - whole) <= 1e-12)
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 1100))
    var batch = Batch(size: .examples(11))
    var sum = 0.0
    var sumOfGradients = Buffer<Double>(zeros: w.count), single = gradient
    for _ in 0..<100 {
      sampler.next(&batch)
      sum += problem.loss(at: w, on: batch, gradient: &single)
      for i in w.indices { sumOfGradients[i] += single[i] / 100 }
    }
    #expect(abs(sum / 100 - whole) <= 1e-12)
    for i in w.indices { #expect(abs(sumOfGradients[i] - gradient[i]) <= 1e-12) }
  }

  @Test(arguments: networkExamples)
  func `an evaluation is a function of the parameters alone`(
    example: (String, [String: SettingValue])
  ) throws {
    let problem = try makeProblem(example.0, example.1)
    let w = problem.initialParameters()
    let before = problem.evaluate(at: w)
    #expect(before.measures.count == problem.measureNames.count)
    var other = w
    for i in other.indices { other[i] += 1 }
    var gradient = Buffer<Double>(zeros: w.count)
    _ = problem.loss(at: other, on: .full, gradient: &gradient)
    _ = problem.trainingLoss(at: other)
    _ = problem.evaluate(at: other)
    #expect(problem.evaluate(at: w) == before)
  }

  @Test func `dropout is drawn anew in every step and keeps the mean`() throws {
    let settings: [String: SettingValue] = [
      "hidden": .integers([50]), "dropout": .number(0.25), "loss": .text("squared-error"),
      "activation": .text("tanh"), "examples": .integer(20),
    ]
    let dropped = try makeProblem("mlp", settings)
    let plain = try makeProblem("mlp", settings.merging(["dropout": .number(0)]) { $1 })
    var w = dropped.initialParameters()
    for i in dropped.layout.segments[2].range { w[i] = 1 + abs(w[i]) }
    #expect(dropped.evaluate(at: w) == plain.evaluate(at: w))
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 20))
    var batch = Batch(size: .full)
    var gradient = Buffer<Double>(zeros: w.count), exact = gradient
    // The gradient of the output's bias is linear in the hidden units, whose mean is kept.
    let bias = dropped.layout.segments[3].range
    var losses: Set<Double> = []
    var sums = bias.map { _ in (0.0, 0.0) }
    let steps = 4000
    for _ in 0..<steps {
      sampler.next(&batch)
      losses.insert(dropped.loss(at: w, on: batch, gradient: &gradient))
      for (k, i) in bias.enumerated() {
        sums[k].0 += gradient[i]
        sums[k].1 += gradient[i] * gradient[i]
      }
    }
    #expect(losses.count == steps)
    _ = plain.loss(at: w, on: .full, gradient: &exact)
    for (k, i) in bias.enumerated() {
      let mean = sums[k].0 / Double(steps)
      let error = ((sums[k].1 / Double(steps) - mean * mean) / Double(steps)).squareRoot()
      #expect(abs(mean - exact[i]) < 4.5 * error)
      // A mean that is a quarter smaller would show.
      #expect(abs(exact[i]) * 0.25 > 9 * error)
    }
  }

  @Test func `a dropped unit's fraction is the probability`() throws {
    let problem = try makeProblem(
      "mlp",
      [
        "hidden": .integers([400]), "dropout": .number(0.25), "activation": .text("tanh"),
        "examples": .integer(2),
      ])
    let w = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: w.count)
    var sampler = BatchSampler(seed: 1, sampling: .finite(examples: 2))
    var batch = Batch(size: .examples(1))
    var dropped = 0
    for _ in 0..<100 {
      sampler.next(&batch)
      _ = problem.loss(at: w, on: batch, gradient: &gradient)
      // With a single example, a dropped unit has no gradient at all.
      dropped += problem.layout.segments[1].range.count { gradient[$0] == 0 }
    }
    let deviation = (0.25 * 0.75 / 40_000).squareRoot()
    #expect(abs(Double(dropped) / 40_000 - 0.25) < 4 * deviation)
  }

  @Test func `batch normalisation evaluates by the statistics of the training set`() throws {
    let settings: [String: SettingValue] = [
      "hidden": .integers([8]), "normalization": .text("batch"), "examples": .integer(200),
      "activation": .text("tanh"), "evaluation_examples": .integer(3000),
    ]
    let problem = try makeProblem("mlp", settings)
    let w = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: w.count)
    // The whole set in one batch: its statistics are those of training.
    let full = problem.loss(at: w, on: .full, gradient: &gradient)
    #expect(abs(problem.trainingLoss(at: w) - full) <= 1e-12)
  }

  @Test func `statistics of a stream do not depend on how it is evaluated`() throws {
    let problem = try makeProblem(
      "mlp",
      [
        "hidden": .integers([8]), "normalization": .text("batch"), "streaming": .flag(true),
        "evaluation_examples": .integer(1), "activation": .text("tanh"),
      ])
    var w = problem.initialParameters()
    let before = problem.evaluate(at: w).loss
    // By its own statistics a single example would be normalised to zero, whatever the weights are.
    for i in problem.layout.segments[0].range where i.isMultiple(of: 2) { w[i] += 1 }
    #expect(abs(problem.evaluate(at: w).loss - before) > 1e-3)
  }

  private static let additions: [(String, [String: SettingValue], [String: SettingValue])] = [
    ("mlp", ["label_smoothing": .number(0.2)], ["label_smoothing": .number(0)]),
    ("mlp", ["dropout": .number(0.2)], ["dropout": .number(0)]),
    (
      "transformer",
      ["z_loss": .number(0.1), "length": .integer(6), "evaluation_examples": .integer(20)],
      ["z_loss": .number(0)]
    ),
  ]

  @Test(arguments: additions)
  func `an evaluation has none of what is added for training`(
    name: String, settings: [String: SettingValue], without: [String: SettingValue]
  ) throws {
    let with = try makeProblem(name, settings)
    let plain = try makeProblem(name, settings.merging(without) { $1 })
    let w = with.initialParameters()
    #expect(with.evaluate(at: w) == plain.evaluate(at: w))
    if settings["dropout"] == nil { #expect(with.trainingLoss(at: w) != plain.trainingLoss(at: w)) }
  }

  @Test(arguments: networkExamples)
  func `what is not finite leaves nothing behind`(
    example: (String, [String: SettingValue])
  ) throws {
    try leavesNothingBehind(example, as: Float.self)
    try leavesNothingBehind(example, as: Double.self)
  }

  private func leavesNothingBehind<S: Scalar>(
    _ example: (String, [String: SettingValue]), as: S.Type
  ) throws {
    let entry = try ProblemCatalog.entry(named: example.0)
    let settings = try entry.declaration.configuration(example.1)
    let used: any Problem<S> = entry.make(settings, context: ProblemContext(seed: 3))
    let fresh: any Problem<S> = entry.make(settings, context: ProblemContext(seed: 3))
    let w = used.initialParameters()
    var gradient = Buffer<S>(zeros: w.count), expected = gradient
    let bad = Buffer<S>(repeating: .nan, count: w.count)
    #expect(!used.loss(at: bad, on: .full, gradient: &gradient).isFinite)
    #expect(!used.evaluate(at: bad).loss.isFinite)
    let loss = used.loss(at: w, on: .full, gradient: &gradient)
    #expect(loss == fresh.loss(at: w, on: .full, gradient: &expected))
    #expect(gradient == expected)
    #expect(used.evaluate(at: w) == fresh.evaluate(at: w))
  }

  static let schemes: [(String, @Sendable (Double, Double) -> Double)] = [
    ("automatic", { inputs, _ in 2 / inputs }), ("standard", { inputs, _ in 1 / (3 * inputs) }),
    ("lecun", { inputs, _ in 1 / inputs }), ("he", { inputs, _ in 2 / inputs }),
    ("xavier", { inputs, outputs in 2 / (inputs + outputs) }),
  ]

  @Test(arguments: schemes.indices)
  func `initial weights have the variance of their scheme`(index: Int) throws {
    let (name, variance) = Self.schemes[index]
    let problem = try makeProblem(
      "mlp",
      [
        "initialization": .text(name), "initial_scale": .number(0.5),
        "hidden": .integers([300, 200]), "data": .text("gaussian-mixture"),
        "features": .integer(100),
      ])
    let w = problem.initialParameters()
    for segment in problem.layout.segments {
      if segment.role == .bias {
        #expect(segment.range.allSatisfy { w[$0] == 0 })
        continue
      }
      let expected = variance(Double(segment.shape[1]), Double(segment.shape[0]))
      let mean = segment.range.reduce(0) { $0 + w[$1] * w[$1] } / Double(segment.count)
      let spread = 5 * (2 / Double(segment.count)).squareRoot()
      #expect(abs(mean / (0.25 * expected) - 1) < spread, "\(segment.name)")
    }
  }

  @Test func `the maximal update parametrisation starts with a small output`() throws {
    let problem = try makeProblem(
      "mlp", ["initialization": .text("mup"), "hidden": .integers([1000])])
    let w = problem.initialParameters()
    let segment = problem.layout.segments[2]
    let mean = segment.range.reduce(0) { $0 + w[$1] * w[$1] } / Double(segment.count)
    #expect(abs(mean * 1e6 / 2 - 1) < 5 * (2 / Double(segment.count)).squareRoot())
  }

  @Test func `an adapter starts at its frozen network, and a probe's features stay`() throws {
    for name in ["low-rank-adapter", "linear-probe"] {
      let problem = try makeProblem(name)
      let again = try makeProblem(name)
      let w = problem.initialParameters()
      #expect(problem.evaluate(at: w) == again.evaluate(at: w))
      var changed = w
      for i in changed.indices { changed[i] += 0.1 }
      #expect(problem.evaluate(at: changed) != problem.evaluate(at: w))
    }
    // Without the trained B, A changes nothing.
    let adapter = try makeProblem("low-rank-adapter")
    var w = adapter.initialParameters()
    let before = adapter.evaluate(at: w)
    for segment in adapter.layout.segments where segment.name.hasSuffix("lora_a") {
      for i in segment.range { w[i] += 1 }
    }
    #expect(adapter.evaluate(at: w) == before)
  }

  @Test func `an adapter's change is scaled by alpha over its rank`() throws {
    func loss(rank: Int, alpha: Double, scaleOfB: Double) throws -> Double {
      let problem = try makeProblem(
        "low-rank-adapter",
        ["hidden": .integers([6]), "rank": .integer(rank), "alpha": .number(alpha)])
      var w = problem.initialParameters()
      // Of A and B the first two ranks only, whatever the rank is.
      for segment in problem.layout.segments {
        let isB = segment.name.hasSuffix("lora_b")
        for i in segment.range {
          let place = i - segment.offset
          let component = isB ? place % rank : place / segment.shape[1]
          let other = isB ? place / rank : place % segment.shape[1]
          w[i] =
            component < 2
            ? (isB ? scaleOfB : 1) * 0.3 * Double(1 + component) * cos(Double(other)) : 0
        }
      }
      return problem.evaluate(at: w).loss
    }
    let reference = try loss(rank: 4, alpha: 8, scaleOfB: 1)
    #expect(abs(try loss(rank: 4, alpha: 4, scaleOfB: 2) - reference) <= 1e-12)
    #expect(abs(try loss(rank: 2, alpha: 4, scaleOfB: 1) - reference) <= 1e-12)
    #expect(abs(try loss(rank: 4, alpha: 4, scaleOfB: 1) - reference) > 1e-3)
  }

  @Test func `the forget gate of a memory cell starts open`() throws {
    let hidden = 5
    let problem = try makeProblem("lstm", ["hidden": .integer(hidden)])
    let w = problem.initialParameters()
    let biases = problem.layout.segments.filter { $0.name.hasPrefix("lstm.bias") }
    #expect(biases.count == 2)
    for gate in 0..<4 {
      for j in 0..<hidden {
        let sum = biases.reduce(0) { $0 + w[$1.offset + gate * hidden + j] }
        #expect(sum == (gate == 1 ? 1 : 0))
      }
    }
  }

  @Test func `a transformer measures log Z and its largest attention logit`() throws {
    let problem = try makeProblem(
      "transformer", ["length": .integer(8), "evaluation_examples": .integer(40)])
    #expect(problem.measureNames == ["log_z", "max_attention_logit"])
    var w = problem.initialParameters()
    let before = problem.evaluate(at: w).measures
    // Twice the queries are twice the logits.
    for segment in problem.layout.segments where segment.name.contains("attn.q.") {
      for i in segment.range { w[i] *= 2 }
    }
    let one = try makeProblem(
      "transformer",
      ["length": .integer(8), "evaluation_examples": .integer(40), "layers": .integer(1)])
    var v = one.initialParameters()
    let single = one.evaluate(at: v).measures
    for segment in one.layout.segments where segment.name.contains("attn.q.") {
      for i in segment.range { v[i] *= 2 }
    }
    #expect(abs(one.evaluate(at: v).measures[1] - 2 * single[1]) <= 1e-12 * abs(single[1]))
    #expect(problem.evaluate(at: w).measures[1] > before[1])
    // A softmax over V classes of small logits has log Z near log V.
    for segment in one.layout.segments where segment.name == "head.weight" {
      for i in segment.range { v[i] = 0 }
    }
    let vocabulary = Double(one.layout.segments.last!.shape[0])
    #expect(abs(one.evaluate(at: v).measures[0] - log(vocabulary)) <= 1e-12)
  }
}
