import Analysis

/// Losses that cease to be finite, or grow.
enum Divergence {
  /// A loss that is not finite any more, from some step to the end of the log.
  static func ofNonFinite(
    _ log: TrainingLog, _ series: LossSeries, _ thresholds: Thresholds
  ) -> Finding? {
    let losses = log.points.filter { $0.trainLoss != nil }
    let lastFinite = losses.lastIndex { $0.trainLoss?.isFinite == true }
    let tail = losses[((lastFinite ?? -1) + 1)...]
    guard tail.first != nil || log.divergence != nil else { return nil }

    let first = losses.first?.step ?? 0
    // A run that stopped when it diverged has as many steps as were planned, if that is known.
    let step = log.divergence?.divergedAt ?? tail.first?.step ?? losses.last?.step ?? 0
    let last = log.divergence?.plannedSteps ?? log.points.last?.step ?? 0
    let fraction = last > first ? (step - first) / (last - first) : 1
    let finite = Double(series.count)
    var evidence = [Evidence("first step without a finite loss", step)]
    if log.divergence != nil {
      evidence = [Evidence("step of the divergence, from the table of runs", step)]
    }
    let few = Evidence(
      "finite losses in the log", finite,
      .init(.below, Double(thresholds.earlyPoints), threshold: "early_points"))
    let early = Evidence(
      "part of the steps before it", fraction,
      .init(.atMost, thresholds.earlyFraction, threshold: "early_fraction"))
    if few.isMet || early.isMet {
      return Finding(
        kind: .immediateDivergence, evidence: evidence + [few, early].filter(\.isMet))
    }
    evidence.append(Evidence("finite losses in the log", finite))
    evidence.append(
      Evidence(
        "part of the steps before it", fraction,
        .init(.above, thresholds.earlyFraction, threshold: "early_fraction")))
    return Finding(kind: .diverging, evidence: evidence)
  }

  /// The mean of the last three losses against that of the first three.
  static func ofGrowth(_ series: LossSeries, _ thresholds: Thresholds) -> Finding {
    let count = LossSeries.endPoints
    let head = Array(series.values.prefix(count))
    let first = Statistics.mean(head)
    let last = Statistics.mean(Array(series.values.suffix(count)))
    let limit = Evidence.Limit(.above, thresholds.diverging, threshold: "diverging")
    let steps = series.steps(0..<series.count)
    guard head.contains(where: { $0 < 0 }) || last < 0 else {
      return Finding(
        kind: .diverging,
        evidence: [
          Evidence(
            "mean of the last 3 losses over that of the first 3", ratio(last, first), limit,
            steps: steps)
        ])
    }
    let size = head.map(abs).max() ?? 0
    return Finding(
      kind: .diverging,
      evidence: [
        Evidence(
          "rise from the first 3 to the last 3 losses over the largest of the first "
            + "(losses below 0: the ratio of the means is skipped)",
          ratio(last - first, size), limit, steps: steps)
      ])
  }

  /// A loss that shot up at some time and never came below where it began.
  static func withoutRecovery(_ series: LossSeries, _ thresholds: Thresholds) -> Finding? {
    guard series.isNonNegative, series.count > LossSeries.endPoints else { return nil }
    let values = series.values
    let first = values[0]
    let peak = values.indices.max { values[$0] < values[$1] } ?? 0
    let tail = Array(values[peak...])
    // One high minibatch is no divergence: a spike has neighbours that are high as well.
    let window = max(0, min(peak - 1, series.count - 3))..<min(series.count, max(peak + 2, 3))
    let high = Statistics.mean(Array(values[window]))
    let best = LossSeries.smoothed(tail).map(\.median).min() ?? 0
    return Finding(
      kind: .diverging,
      evidence: [
        Evidence(
          "largest loss, with its neighbours, over the first", ratio(high, first),
          .init(.above, thresholds.diverging, threshold: "diverging"),
          steps: series.steps(window)),
        Evidence(
          "improvement on the first loss afterwards", first > 0 ? 1 - best / first : 0,
          .init(.below, thresholds.stuck, threshold: "stuck"),
          steps: series.steps(peak..<series.count)),
      ])
  }
}
