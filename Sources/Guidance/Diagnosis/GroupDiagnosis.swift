import Analysis

/// What the runs of one configuration show together.
public struct GroupDiagnosis: Sendable, Hashable {
  public var name: String
  /// One a run.
  public var runs: [Diagnosis]
  public var primary: Verdict
  public var also: [Verdict]
  public var notes: [String]

  public init(of group: LogGroup, thresholds: Thresholds = Thresholds()) {
    name = group.name
    let runs = group.logs.map { Diagnosis(of: $0, thresholds: thresholds) }
    self.runs = runs
    notes = []
    guard runs.count > 1 else {
      guard let run = runs.first else {
        primary = Verdict(.tooLittleData, evidence: [Evidence("runs", 0, .init(.atLeast, 1))])
        also = []
        return
      }
      (primary, also, notes) = (run.primary, run.also, run.notes)
      return
    }
    let common = Self.commonVerdict(runs)
    let finding = Self.spread(runs, thresholds, label: group.name)
    notes = Self.notes(runs)
    guard let finding, finding.holds else {
      (primary, also) = (common, [])
      return
    }
    // Of so few points the spread says nothing.
    let dominates = common.kind == .tooLittleData
    (primary, also) = dominates ? (common, [finding.verdict]) : (finding.verdict, [common])
    if !dominates, common.kind == .healthy { also = [] }
  }

  /// How many runs have which primary verdict, the most severe first.
  public var counts: [(kind: Verdict.Kind, count: Int)] {
    Verdict.Kind.allCases.compactMap { kind in
      let count = runs.count { $0.primary.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
  }

  /// The most frequent one; of equally frequent ones the most severe. Its numbers are those of the
  /// first run that has it.
  private static func commonVerdict(_ runs: [Diagnosis]) -> Verdict {
    var best = (kind: Verdict.Kind.healthy, count: 0)
    for kind in Verdict.Kind.allCases {
      let count = runs.count { $0.primary.kind == kind }
      if count > best.count { best = (kind, count) }
    }
    let first = runs.first { $0.primary.kind == best.kind }
    return Verdict(
      best.kind,
      evidence: [
        Evidence("runs of \(runs.count) with this verdict", Double(best.count), .init(.atLeast, 1))
      ] + (first?.primary.evidence ?? []))
  }

  private static func hasDiverged(_ run: Diagnosis) -> Bool {
    run.primary.kind == .immediateDivergence || run.primary.kind == .diverging
  }

  /// Some runs diverge and at least as many do not, or the final losses differ widely.
  private static func spread(
    _ runs: [Diagnosis], _ thresholds: Thresholds, label: String
  ) -> Finding? {
    let diverged = runs.count(where: hasDiverged)
    if diverged > 0 {
      let share = Double(diverged) / Double(runs.count)
      return Finding(
        kind: .highVariance,
        evidence: [
          Evidence("runs of \(runs.count) that diverged", Double(diverged), .init(.atLeast, 1)),
          Evidence("their share", share, .init(.atMost, 0.5)),
        ])
    }
    let losses = runs.compactMap(\.final)
    guard losses.count > 1 else { return nil }
    let largest = losses.map(abs).max() ?? 0
    let scale = largest > 0 ? largest : 1
    let scaled = losses.map { $0 / scale }
    let fall = Statistics.median(runs.map { $0.fall / scale })
    let limit = Evidence.Limit(.above, thresholds.variance, threshold: "variance")
    var evidence: [Evidence] = []
    if scaled.allSatisfy({ $0 > 0 }) {
      evidence.append(
        Evidence(
          "standard deviation over mean of the final losses", relativeDeviation(scaled), limit))
      evidence[0].interval =
        losses.count < 3
        ? nil
        : Bootstrap().interval(
          of: relativeDeviation, scaled, label: "run-to-run variance of \(label)")
    } else {
      evidence.append(
        Evidence(
          "standard deviation of the final losses over the fall "
            + "(losses not above 0: the ratio to the mean is skipped)",
          ratio(deviation(scaled), fall), limit))
    }
    let range = (scaled.max() ?? 0) - (scaled.min() ?? 0)
    evidence.append(
      Evidence(
        "range of the final losses over the fall", ratio(range, fall),
        .init(.above, thresholds.varianceRange, threshold: "variance_range")))
    return Finding(kind: .highVariance, evidence: evidence)
  }

  /// Of a sample.
  private static func deviation(_ values: [Double]) -> Double {
    let mean = Statistics.mean(values)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
      .squareRoot()
  }

  private static func relativeDeviation(_ values: [Double]) -> Double {
    values.count > 1 ? deviation(values) / Statistics.mean(values) : 0
  }

  private static func notes(_ runs: [Diagnosis]) -> [String] {
    var notes: [String] = []
    for run in runs { notes += run.notes.map { "\(run.log): \($0)" } }
    if runs.count < 3 { notes.append("\(runs.count) runs are too few for an interval") }
    return notes
  }
}
