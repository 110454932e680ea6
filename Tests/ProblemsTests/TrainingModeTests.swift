import Catalog
import Compute
import Problems
import RandomStreams
import Testing

/// What differs between training and evaluation: dropout, statistics of batches, penalties.
@Suite struct TrainingModeTests {
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
}
