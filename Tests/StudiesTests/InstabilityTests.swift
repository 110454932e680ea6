import Foundation
import Plans
import Records
import Runs
import Testing
import TestSupport

@Suite struct InstabilityTests {
  private static let transformer = """
    experiment: small
    problem:
      {name: transformer, layers: 1, width: 8, heads: 2, vocabulary: 8, length: 8,
       streaming: true, evaluation_examples: 16, qk_norm: [false, true]}
    optimizers: [{name: adamw, beta2: 0.95}]
    schedules: [{name: cosine, warmup: 5}]
    learning_rates: [0.001, 0.1, 3]
    batch_sizes: [8]
    seeds: 2
    steps: 40
    record: {every: 4}
    study: {name: instability}
    """

  /// A run of the study made by hand, with what the paper asks of it written out again.
  private struct ByHand {
    var initial = 0.0, loss = 0.0, excess = 0.0, logit = -Double.infinity, lastLogit = 0.0
    var lastLogarithm = 0.0, lastNormaliser = 0.0, largestNormaliser = 0.0, largestLoss = 0.0

    init(_ spec: MeasurementSpec, rate: Double) throws {
      var run = spec.run
      run.peakRate = rate
      let record = RunExecutor(.standard).run(run)
      try #require(record.outcome == .finished)
      let curve = record.curve
      func index(_ name: String) throws -> Int { try #require(curve.columns.firstIndex(of: name)) }
      for row in 0..<curve.count {
        loss = try #require(curve[row, try index("loss")])
        if row == 0 { initial = loss }
        largestLoss = max(largestLoss, loss)
        excess = try #require(curve[row, try index("excess_loss")])
        lastLogit = try #require(curve[row, try index("max_attention_logit")])
        logit = max(logit, lastLogit)
        lastLogarithm = try #require(curve[row, try index("log_z")])
        lastNormaliser = abs(lastLogarithm)
        largestNormaliser = max(largestNormaliser, lastNormaliser)
      }
    }
  }

  @Test func `quantities are those of the curves of the same runs`() throws {
    let study = try ComputedStudy(Self.transformer)
    #expect(study.table.axes == ["problem", "rate"] && study.table.cells.count == 2 * 3)
    let experiment = try PlanDecoder.load(text: Self.transformer, path: "plan.yaml", in: .standard)
      .experiment
    #expect(experiment.measurements.count == 4)
    for (number, spec) in experiment.measurements.enumerated() {
      let rates = [0.001, 0.1, 3]
      let runs = try rates.map { try ByHand(spec, rate: $0) }
      let best = runs.map(\.loss).min()!
      let capped = runs.map { min($0.loss, $0.initial) - best }
      for (place, run) in runs.enumerated() {
        let cell = study.table.cells[number / 2 * 3 + place]
        #expect(cell.label(on: Axis("rate")) == ["0.001", "0.1", "3"][place])
        #expect(cell.parameters["rate"] == rates[place] && cell.parameters["heads"] == 2)
        let values = cell.samples[number % 2].values
        #expect(values["loss"] == run.loss && values["excess_loss"] == run.excess)
        #expect(values["max_attention_logit"] == run.logit)
        #expect(values["final_log_z"] == run.lastNormaliser)
        #expect(values["largest_log_z"] == run.largestNormaliser)
        #expect(values["largest_loss"] == run.largestLoss / run.initial)
        #expect(values["diverged"] == 0 && values["diverged_fraction"] == 0)
        // Of the whole grid, at every rate.
        #expect(values["best_rate"] == rates[runs.firstIndex { $0.loss == best }!])
        #expect(abs(values["sensitivity"]! - (capped[0] + capped[1] + capped[2]) / 3) < 1e-15)
      }
      // Large rates have to tell the largest from the last, or this test would not.
      #expect(runs.contains { $0.logit > $0.lastLogit })
      #expect(runs[2].largestNormaliser > runs[2].lastNormaliser)
      #expect(runs[2].largestLoss > runs[2].loss)
    }
  }

  /// Of two tokens the logarithm of Z can be negative, as it is here where it is largest.
  @Test func `the logarithm of a normaliser counts by its size`() throws {
    let plan = Self.transformer.replacing("vocabulary: 8", with: "vocabulary: 2")
      .replacing("qk_norm: [false, true]", with: "qk_norm: false")
      .replacing("seeds: 2", with: "seeds: [10, 33]").replacing("[0.001, 0.1, 3]", with: "[0.03]")
      .replacing("steps: 40", with: "steps: 20").replacing("every: 4", with: "every: 1")
      .replacing("{name: cosine, warmup: 5}", with: "{name: constant}")
      .replacing("adamw, beta2: 0.95", with: "adamw")
    let study = try ComputedStudy(plan)
    let experiment = try PlanDecoder.load(text: plan, path: "plan.yaml", in: .standard).experiment
    for (spec, sample) in zip(experiment.measurements, study.table.cells[0].samples) {
      let run = try ByHand(spec, rate: 0.03)
      #expect(run.largestNormaliser > abs(run.lastLogarithm))
      #expect(sample.values["largest_log_z"] == run.largestNormaliser)
      #expect(run.lastLogarithm < 0 && sample.values["final_log_z"] == -run.lastLogarithm)
    }
  }

  /// Without training the gains are 1: the bound is the formula's.
  @Test func `logits of normalised queries and keys stay below the root of the head's width`()
    throws
  {
    let plan = Self.transformer.replacing("[0.001, 0.1, 3]", with: "[1e-9]")
    let study = try ComputedStudy(plan)
    for value in study.values("max_attention_logit")[1] { #expect(value > 1 && value <= 2) }
    #expect(study.table.cells[1].samples[0].missing["sensitivity"] == "there is a single rate")
  }

  /// ½(1 − η)²ᵏ after k steps of gradient descent.
  private static let quadratic = """
    experiment: closed
    problem: {name: quadratic, dimension: 1, largest: 1, distance: 1}
    optimizers: [{name: sgd}]
    learning_rates: [0.5, 1.9, 3]
    seeds: 1
    steps: 20
    precision: float64
    study: {name: instability}
    """

  @Test func `a diverging rate is counted, and costs what not training costs`() throws {
    let study = try ComputedStudy(Self.quadratic)
    let losses = [0.5 * pow(0.5, 40), 0.5 * pow(0.9, 40)]
    #expect(try abs(study.value("loss", 0) - losses[0]) < 1e-15)
    #expect(try abs(study.value("excess_loss", 1) - losses[1]) < 1e-14)
    #expect(try study.value("loss", 2) == .infinity && study.value("excess_loss", 2) == .infinity)
    #expect(try study.value("largest_loss", 0) == 1 && study.value("largest_loss", 2) == .infinity)
    #expect(study.values("diverged") == [[0], [0], [1]])
    for cell in 0..<3 {
      #expect(try study.value("diverged_fraction", cell) == 1 / 3.0)
      #expect(try study.value("best_rate", cell) == 0.5)
      let expected = (losses[1] - losses[0] + 0.5 - losses[0]) / 3
      #expect(try abs(study.value("sensitivity", cell) - expected) < 1e-14)
    }
    let missing = study.table.cells[0].samples[0].missing
    #expect(missing["max_attention_logit"] == "'quadratic' has no attention")
    #expect(missing["final_log_z"] == "'quadratic' has no softmax output")
  }

  /// Between two rates the cost is a line in the logarithm of the rate: its mean is half of that at the end.
  @Test func `rates that are too small and too large cost on their own`() throws {
    let study = try ComputedStudy(
      Self.quadratic.replacing("[0.5, 1.9, 3]", with: "[5, 0.05, 0.5]"))
    let best = 0.5 * pow(0.5, 40), slow = 0.5 * pow(0.95, 40)
    #expect(try abs(study.value("sensitivity_below") - (slow - best) / 2) < 1e-15)
    #expect(try abs(study.value("sensitivity_above") - (0.5 - best) / 2) < 1e-15)
    let missing = try ComputedStudy(Self.quadratic).table.cells[0].samples[0].missing
    #expect(missing["sensitivity_below"] == "no rate is a tenth of the best one or less")
    #expect(missing["sensitivity_above"] == "no rate is ten times the best one or more")
  }

  /// (1 − ½)² = (1 − 1.5)².
  @Test func `of equal losses the smaller rate is the best`() throws {
    let study = try ComputedStudy(Self.quadratic.replacing("[0.5, 1.9, 3]", with: "[0.5, 1.5]"))
    #expect(try study.value("loss", 0) == study.value("loss", 1))
    #expect(try study.value("best_rate", 1) == 0.5)
  }

  @Test func `without a rate that trains there is no sensitivity`() throws {
    let study = try ComputedStudy(Self.quadratic.replacing("[0.5, 1.9, 3]", with: "[3, 4]"))
    #expect(try study.value("diverged_fraction") == 1)
    let missing = study.table.cells[0].samples[0].missing
    #expect(missing["sensitivity"] == "the runs of all rates diverged")
    #expect(missing["best_rate"] == "the runs of all rates diverged")
  }

  /// At this rate the logits go up before the loss does. The largest one is that of the last point
  /// in some of the runs, and in others it is not.
  @Test(arguments: [0, 1])
  func `a diverged transformer keeps the logits of before, and has no final log Z`(model: Int)
    throws
  {
    let plan = Self.transformer.replacing("[0.001, 0.1, 3]", with: "[0.001, 1]")
      .replacing("study:", with: "divergence_factor: 1.5\nstudy:")
      .replacing("every: 4", with: "every: 1")
    let study = try ComputedStudy(plan)
    let experiment = try PlanDecoder.load(text: plan, path: "plan.yaml", in: .standard).experiment
    for seed in 0..<2 {
      var run = experiment.measurements[2 * model + seed].run
      run.peakRate = 1
      let record = RunExecutor(.standard).run(run)
      let step = try #require(record.outcome.step)
      let sample = study.table.cells[2 * model + 1].samples[seed]
      func before(_ column: String) -> [Double] {
        zip(record.curve.column("step"), record.curve.column(column))
          .filter { $0.0! < Double(step) }.compactMap(\.1)
      }
      let logits = before("max_attention_logit"), normalisers = before("log_z").map(abs)
      #expect(logits.count > 1 && logits.max()! > logits[0])
      #expect(sample.values["max_attention_logit"] == logits.max())
      #expect(sample.values["largest_log_z"] == normalisers.max())
      #expect(sample.values["diverged"] == 1 && sample.values["loss"] == .infinity)
      #expect(sample.values["largest_loss"] == .infinity && sample.values["final_log_z"] == nil)
      #expect(sample.missing["final_log_z"] == "diverged at step \(step)")
    }
  }
}
