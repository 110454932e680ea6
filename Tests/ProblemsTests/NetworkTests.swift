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
    let prepared = try prepare(example.0, example.1)
    let problem: any Problem<S> = prepared.make(seed: 3)
    var sampler = BatchSampler(seed: 3, sampling: prepared.outline.sampling)
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
    let prepared = try prepare(example.0, example.1)
    let used: any Problem<S> = prepared.make(seed: 3)
    let fresh: any Problem<S> = prepared.make(seed: 3)
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
