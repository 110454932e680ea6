import Catalog

/// What one training curve shows.
///
/// The tests are made in the order of ``Verdict/Kind``, which is that of severity: a loss that is
/// not finite, growth, a rise, oscillation, no improvement, overfitting, a fall that has not come
/// far. Too few points are enough for the first of these only. The first that holds is the primary
/// verdict; the others that hold are told beside it.
public struct Diagnosis: Sendable, Hashable {
  /// The curve in a few numbers.
  public struct Summary: Sendable, Hashable {
    /// Finite training losses.
    public var points: Int
    public var steps: ClosedRange<Double>?
    public var first: Double?
    public var best: Double?
    public var last: Double?
    /// The last finite validation loss.
    public var validation: Double?
  }

  public var log: String
  public var primary: Verdict
  public var also: [Verdict]
  public var notes: [String]
  public var summary: Summary
  /// The loss that seeds are compared by: the last of validation, else the smoothed training loss.
  let final: Double?
  /// How far the training loss fell.
  let fall: Double

  public init(of log: TrainingLog, thresholds: Thresholds = Thresholds()) {
    self.log = log.name
    notes = log.notes
    let series = LossSeries(log.points, \.trainLoss)
    let validation = LossSeries(log.points, \.validationLoss)
    summary = Summary(series, validation)
    fall = series.count > 0 ? series.fall * series.scale : 0
    final =
      summary.validation
      ?? LossSeries.smoothed(series.values).last.map { $0.median * series.scale }

    var verdicts: [Verdict] = []
    if let finding = Divergence.ofNonFinite(log, series, thresholds) {
      verdicts.append(finding.verdict)
    }
    guard series.count >= thresholds.points else {
      verdicts.append(Self.tooLittleData(series, thresholds))
      (primary, also) = (verdicts[0], [])
      return
    }
    let findings = Self.findings(series, validation, thresholds)
    // Two tests of one kind are one verdict.
    for finding in findings
    where finding.holds && !verdicts.contains(where: { $0.kind == finding.kind }) {
      verdicts.append(finding.verdict)
    }
    if verdicts.first?.kind == .immediateDivergence {
      verdicts.removeAll { $0.kind == .diverging }
    }
    if verdicts.isEmpty {
      verdicts = [Verdict(.healthy, evidence: findings.compactMap(\.refutation))]
    }
    verdicts[0].evidence += Self.context(log)
    (primary, also) = (verdicts[0], Array(verdicts.dropFirst()))
    notes += Self.notes(verdicts, log)
  }

  private static func findings(
    _ series: LossSeries, _ validation: LossSeries, _ thresholds: Thresholds
  ) -> [Finding] {
    let stagnation = Stagnation(series, validation: validation, thresholds)
    return [
      Divergence.ofGrowth(series, thresholds), Divergence.withoutRecovery(series, thresholds),
      Rise.finding(series, thresholds), stagnation.withLoss,
      Oscillation.finding(series, validation: validation, thresholds),
      stagnation.withoutFall,
      Overfitting.finding(series, validation: validation, thresholds),
      Slowness.finding(series, validation: validation, thresholds),
    ].compactMap { $0 }
  }

  private static func tooLittleData(_ series: LossSeries, _ thresholds: Thresholds) -> Verdict {
    Verdict(
      .tooLittleData,
      evidence: [
        Evidence(
          "finite losses in the log", Double(series.count),
          .init(.below, Double(thresholds.points), threshold: "points"),
          steps: series.steps(0..<series.count))
      ])
  }

  /// Numbers of the gradient and of the rate, which no test needs.
  private static func context(_ log: TrainingLog) -> [Evidence] {
    var evidence: [Evidence] = []
    let gradients = log.points.compactMap { point in point.gradientNorm.map { (point.step, $0) } }
    if let first = gradients.first, let last = gradients.last, gradients.count > 1 {
      evidence.append(Evidence("gradient norm at the start", first.1, steps: first.0...first.0))
      evidence.append(Evidence("gradient norm at the end", last.1, steps: last.0...last.0))
    }
    let rates = log.points.compactMap { point in point.rate.map { (point.step, $0) } }
    if let largest = rates.max(by: { $0.1 < $1.1 }), let last = rates.last {
      evidence.append(Evidence("largest rate", largest.1, steps: largest.0...largest.0))
      evidence.append(Evidence("rate at the end", last.1, steps: last.0...last.0))
    }
    return evidence
  }

  private static func notes(_ verdicts: [Verdict], _ log: TrainingLog) -> [String] {
    var notes: [String] = []
    let kinds = Set(verdicts.map(\.kind))
    if kinds.isSuperset(of: [.oscillating, .stuck]) {
      notes.append(
        "a rate far too low looks the same with batches this noisy: a larger batch tells")
    }
    if kinds.contains(.risesAfterFalling),
      let start = verdicts.first(where: { $0.kind == .risesAfterFalling })?.evidence.first?.steps,
      let before = log.points.last(where: { $0.step <= start.lowerBound && $0.rate != nil })?.rate,
      let later = log.points.filter({ $0.step > start.lowerBound }).compactMap(\.rate).max(),
      later > 1.5 * before
    {
      notes.append(
        "the rate rose meanwhile, from \(compact(before)) to \(compact(later)): a restart or a "
          + "warmup raises the loss for a while")
    }
    return notes
  }
}

extension Diagnosis.Summary {
  init(_ series: LossSeries, _ validation: LossSeries) {
    points = series.count
    steps = series.steps(0..<series.count)
    first = series.values.first.map { $0 * series.scale }
    best = series.values.min().map { $0 * series.scale }
    last = series.values.last.map { $0 * series.scale }
    self.validation = validation.values.last.map { $0 * validation.scale }
  }
}
