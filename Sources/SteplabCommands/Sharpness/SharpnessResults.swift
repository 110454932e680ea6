import Analysis
import Catalog
import Plans
import Presentation
import Records
import Reports
import Studies

/// The runs of `steplab sharpness`: one optimizer, problem and rate over seeds.
struct SharpnessResults {
  let experiment: Experiment
  let threshold: StabilityThreshold?
  let runs: [Run]

  struct Run {
    let seed: UInt64
    let curve: SharpnessCurve
    let summary: SharpnessSummary
  }

  init(_ experiment: Experiment, _ records: [RunRecord], in laboratory: Laboratory) throws {
    self.experiment = experiment
    let arm = experiment.arms[0]
    let threshold = try SharpnessStudy.threshold(of: arm.optimizer, in: laboratory)
    self.threshold = threshold
    runs = zip(experiment.seeds, records).map { seed, record in
      let curve = SharpnessCurve(record.curve, threshold: threshold)
      return Run(
        seed: seed, curve: curve,
        summary: SharpnessSummary(curve, steps: arm.steps, outcome: record.outcome))
    }
  }

  var arm: Experiment.Arm { experiment.arms[0] }

  /// How all runs measure it.
  var settings: SharpnessSettings? { experiment.spec(0).sharpness }

  var title: String {
    "\(arm.problemLabel), \(arm.optimizerLabel), \(arm.scheduleLabel) \(compact(arm.rates[0]))"
      + ", batch \(arm.batches[0].description)"
  }

  var isPreconditioned: Bool { runs.contains { $0.curve.isPreconditioned } }

  /// The sharpness at which the peak rate is the largest stable one.
  var peakThreshold: Double? { threshold?.sharpness(at: arm.rates[0]) }

  func estimate(_ quantity: KeyPath<SharpnessSummary, Double?>) -> SharpnessEstimate? {
    SharpnessEstimate(runs.map { $0.summary[keyPath: quantity] })
  }

  func figure(name: String) -> Figure? {
    SharpnessFigure.make(
      runs.map(Self.line), name: name, title: title, product: threshold?.product)
  }

  private static func line(_ run: Run) -> SharpnessFigure.Input {
    var label = "seed \(run.seed)"
    if case .diverged(let step) = run.summary.outcome { label += ", diverged at step \(step)" }
    return SharpnessFigure.Input(label: label, curve: run.curve)
  }

  // MARK: For people

  var text: String {
    let quantity = isPreconditioned ? "preconditioned sharpness" : "sharpness"
    var text = wrapped(title, width: 78) + "\n"
    text +=
      wrapped(
        "\(arm.steps) steps, measured every \(settings?.every ?? 0); \(quantity) of "
          + "the training loss" + edge, width: 78) + "\n\n"
    text += TerminalFormat().text(of: table) + "\n"
    for line in SharpnessWords.sentences(self) { text += wrapped(line, width: 78) + "\n" }
    return text
  }

  private var edge: String {
    guard let peakThreshold else { return "; no edge of stability is known for this optimizer" }
    let formula = threshold?.product.map { " = \(short($0))/rate" } ?? ""
    return "; edge of stability at \(short(peakThreshold))\(formula)"
  }

  private var table: Table {
    Table(
      runs,
      [
        Column("seed") { .text(String($0.seed)) },
        Column("first") { .rounded($0.summary.initialSharpness, digits: 4) },
        Column("last") { .rounded($0.summary.finalSharpness, digits: 4) },
        Column("largest") { .rounded($0.summary.largestSharpness, digits: 4) },
        Column("at edge") { .optional($0.summary.edgeStep.map { "step \($0)" }) },
        Column("ratio, 2nd half") { .rounded($0.summary.settledRatio, digits: 4) },
        Column("outcome") { .text(Self.words($0.summary.outcome)) },
      ])
  }

  private static func words(_ outcome: Outcome) -> String {
    guard let step = outcome.step else { return outcome.word }
    return "\(outcome.word) at \(step)"
  }

  func short(_ x: Double) -> String { NumberFormat.short(x, digits: 4) }
}
