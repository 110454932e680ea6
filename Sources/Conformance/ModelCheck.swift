import Compute
import Optimizers
import Problems

/// Compares a network with its reference: outputs, loss, gradients and training.
struct ModelCheck<S: Scalar> {
  private let example: ModelCase
  private let entries: ConformanceEntries
  private let network: NetworkOnExamples<S>
  private let lossFactor: Double
  private let tolerances: ModelTolerances
  private var comparison = Comparison()

  static func run(
    _ example: ModelCase, _ tolerances: ModelTolerances, _ entries: ConformanceEntries
  ) -> CaseResult {
    do throws(Untranslatable) {
      var check = try ModelCheck(example, tolerances, entries)
      try check.compare()
      return check.comparison.result(example.name)
    } catch {
      return .skipped(example.name, error.reason)
    }
  }

  private init(
    _ example: ModelCase, _ tolerances: ModelTolerances, _ entries: ConformanceEntries
  ) throws(Untranslatable) {
    let translation = try ModelTranslation(example)
    self.example = example
    self.tolerances = tolerances
    self.entries = entries
    lossFactor = translation.lossFactor
    network = NetworkOnExamples(
      translation.architecture, translation.loss, shape: translation.shape,
      count: translation.count, translation.examples)
  }

  private mutating func compare() throws(Untranslatable) {
    let w = Buffer<S>(example.parameters.flatMap(\.data).map { S($0) })
    comparison.countPoint()
    comparison.compare(
      network.outputs(at: w), with: example.logits.data, tolerance: tolerances.forward)
    var gradient = Buffer<S>(zeros: w.count)
    let loss = lossFactor * network.loss(at: w, gradient: &gradient)
    comparison.compare([loss], with: [example.loss], tolerance: tolerances.forward)
    let measures = network.measures(at: w)
    for (name, expected) in [
      ("max_attention_logit", example.records?.maxAttentionLogit),
      ("log_z", example.records?.logZ),
    ] {
      guard let expected else { continue }
      comparison.compare(
        [measures[name] ?? .nan], with: [expected], tolerance: tolerances.forward)
    }
    for (segment, expected) in zip(network.layout.segments, example.gradients) {
      comparison.compare(
        segment.range.map { lossFactor * Double(gradient[$0]) }, with: expected.data,
        tolerance: tolerances.gradient, scale: vanishes(expected) ? largestGradient : nil)
    }
    for run in example.trajectories { try follow(run, from: w) }
  }

  private mutating func follow(
    _ run: ModelRun, from start: Buffer<S>
  ) throws(Untranslatable) {
    let translation = try Translation.of(run.optimizer, among: entries.optimizers)
    var optimizer: ConfiguredOptimizer<S>
    do {
      optimizer = try entries.optimizer(translation).make(for: network.layout)
    } catch {
      throw Untranslatable("\(error)")
    }
    var w = start
    var gradient = Buffer<S>(zeros: w.count)
    let factor = S(translation.maximizes ? -lossFactor : lossFactor)
    for (step, expected) in run.losses.enumerated() {
      let loss = lossFactor * network.loss(at: w, gradient: &gradient)
      comparison.countPoint()
      comparison.compare(
        [loss], with: [expected],
        tolerance: max(tolerances.training, 100 * run.noise[step] * tolerances.noiseFactor))
      guard step < run.losses.count - 1 else { break }
      for i in gradient.indices { gradient[i] *= factor }
      optimizer.step(
        &w, gradient: gradient, rate: translation.rate(step, translation.baseRate))
    }
    let segments = network.layout.segments
    for (number, expected) in run.finalParameters.enumerated() {
      // An optimizer that divides by the gradient's size turns its roundoff into steps: little in
      // double precision, anything in single.
      let isRoundoff = vanishes(example.gradients[number])
      if isRoundoff, S.self == Float.self { continue }
      comparison.compare(
        segments[number].range.map { Double(w[$0]) }, with: expected.data,
        tolerance: isRoundoff ? 10 * tolerances.parameters : tolerances.parameters,
        scale: isRoundoff ? max(1, largest(expected)) : nil)
    }
  }

  /// Whether a gradient is zero but for roundoff, as that of the keys' bias in attention.
  private func vanishes(_ gradient: ReferenceTensor) -> Bool {
    largest(gradient) < 1e-9 * largestGradient
  }

  private var largestGradient: Double { example.gradients.map(largest).max() ?? 0 }

  private func largest(_ tensor: ReferenceTensor) -> Double {
    tensor.data.reduce(0) { max($0, abs($1)) }
  }
}

/// What roundoff may do, in each precision.
struct ModelTolerances {
  /// Of outputs and loss.
  var forward: Double
  /// Of a tensor's gradient, relative to its largest element.
  var gradient: Double
  /// Of losses in training, unless a hundred times the reference's own noise is more.
  var training: Double
  /// Of a tensor's elements after training, relative to the largest.
  var parameters: Double
  /// What double precision amplifies to a noise, this one amplifies to so many times it.
  var noiseFactor: Double

  static let double = ModelTolerances(
    forward: 1e-12, gradient: 1e-11, training: 1e-12, parameters: 1e-9, noiseFactor: 1)
  static let single = ModelTolerances(
    forward: 1e-5, gradient: 1e-4, training: 1e-4, parameters: 1e-2, noiseFactor: 0x1p29)
}
