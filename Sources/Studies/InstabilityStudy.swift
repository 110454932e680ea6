import Analysis
import Catalog
import Plans
import Records
import Runs

/// How training fares at every rate of a grid, and how much the rate matters: the loss, the attention
/// logits and the output's normaliser.
///
/// All rates are trained with the same seed, common random numbers. Wortsman et al. 2023,
/// arXiv 2309.14322.
struct InstabilityStudy: MeasuringStudy {
  init() {}

  static let about = About(
    "instability",
    "losses, attention logits and log Z at every rate, and the sensitivity to the rate",
    Citation("Wortsman et al. 2023", arXiv: "2309.14322"))
  static let scope = MeasuredScope.tuning
  static let series: StudySeries? = StudySeries(.rate)
  static let shown: [Quantity] = [
    .loss, .maxAttentionLogit, .finalLogZ, .diverged, .sensitivityAbove,
  ]
  static let drawings: [StudyDrawing] = [
    .series(
      Quantity.sensitivityAbove,
      along: [.warmup, Axis("z_loss"), .weightDecay, Axis("layers"), Axis("width")]),
    .series(Quantity.loss, along: [.rate]),
    .series(Quantity.maxAttentionLogit, along: [.rate]),
    .series(Quantity.finalLogZ, along: [.rate]),
  ]

  enum Quantity: String, StudyQuantityName {
    case loss
    case excessLoss = "excess_loss"
    case maxAttentionLogit = "max_attention_logit"
    case finalLogZ = "final_log_z"
    case largestLogZ = "largest_log_z"
    case largestLoss = "largest_loss"
    case diverged
    case sensitivity
    case sensitivityBelow = "sensitivity_below"
    case sensitivityAbove = "sensitivity_above"
    case bestRate = "best_rate"
    case divergedFraction = "diverged_fraction"

    var terms: Terms {
      switch self {
      case .loss:
        Terms(
          "final evaluation loss", "the final evaluation loss; infinite if diverged",
          isLogarithmic: true)
      case .excessLoss:
        Terms(
          "final excess loss",
          "the final evaluation loss above the smallest possible one; infinite if diverged",
          isLogarithmic: true)
      case .maxAttentionLogit:
        Terms(
          "largest attention logit",
          "the largest attention logit of all recorded points, those of diverged runs included",
          isLogarithmic: true)
      case .finalLogZ: Terms("final |log Z|", "the absolute value of the mean of log Z at the end")
      case .largestLogZ:
        Terms(
          "largest |log Z|",
          "the largest absolute value of the mean of log Z of all recorded points")
      case .largestLoss:
        Terms(
          "largest loss / initial loss",
          "the largest recorded evaluation loss over the initial one; infinite if diverged",
          isLogarithmic: true)
      case .diverged: Terms("diverged (1 or 0)", "whether the run diverged")
      case .sensitivity:
        Terms(
          "learning-rate sensitivity",
          "the mean over the rates of min(final loss, initial loss) less the best final loss",
          isOfWhole: true)
      case .sensitivityBelow:
        Terms(
          "sensitivity to smaller rates (loss)",
          "the mean of min(final loss, initial loss) less the best final loss over the logarithm of the "
            + "rate, from the best rate down to a tenth of it",
          isOfWhole: true)
      case .sensitivityAbove:
        Terms(
          "sensitivity to larger rates (loss)",
          "the same from the best rate up to ten times as much", isOfWhole: true)
      case .bestRate:
        Terms(
          "best learning rate", "the rate with the smallest final loss", isLogarithmic: true,
          isOfWhole: true)
      case .divergedFraction: Terms("diverged runs / runs", "of all rates", isOfWhole: true)
      }
    }
  }

  func places(steps: Int, rates: [Double]) -> [Double] { rates }

  func measure(_ point: StudiedPoint, _ needs: Void) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    var losses: [Double] = []
    var initialLoss: Double?
    for rate in point.rates {
      var run = point.run
      run.peakRate = rate
      let record = point.executor.run(run)
      guard let loss = point.finalLoss(record, of: run) else { return sample }
      losses.append(loss)
      initialLoss = initialLoss ?? record.metrics.initialLoss
      sample[at: rate] = ofRate(record, loss, problem: run.problem.name)
    }
    describeGrid(point.rates, losses, initialLoss, &sample)
    return sample
  }

  // MARK: One rate

  private func ofRate(_ record: RunRecord, _ loss: Double, problem: String) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    let divergedAt = record.outcome.step
    let curve = record.curve
    func absence(of column: String, _ what: String) -> String {
      curve.columns.contains(column)
        ? "diverged at step \(divergedAt ?? 0)" : "'\(problem)' has no \(what)"
    }

    sample[.loss] = loss
    sample[.diverged] = divergedAt == nil ? 0 : 1
    let excess = curve.column("excess_loss")
    sample.set(
      .excessLoss, excess.isEmpty ? nil : divergedAt == nil ? excess.last ?? nil : .infinity,
      otherwise: "no smallest loss is known")
    let largest = curve.column("loss").compactMap(\.self).max()
    let ratio = record.metrics.initialLoss.flatMap { initial in
      largest.map { initial > 0 ? $0 / initial : .nan }
    }
    sample.set(
      .largestLoss, divergedAt == nil ? ratio.flatMap { $0.isNaN ? nil : $0 } : .infinity,
      otherwise: "the initial loss is not positive")

    // A value that is not finite is none: the last finite one before a divergence counts.
    let logits = curve.column("max_attention_logit").compactMap(\.self)
    sample.set(
      .maxAttentionLogit, logits.max(),
      otherwise: absence(of: "max_attention_logit", "attention"))
    let normalisers = curve.column("log_z")
    let reason = absence(of: "log_z", "softmax output")
    sample.set(.largestLogZ, normalisers.compactMap { $0.map(abs) }.max(), otherwise: reason)
    sample.set(
      .finalLogZ, divergedAt == nil ? (normalisers.last ?? nil).map(abs) : nil,
      otherwise: reason)
    return sample
  }

  // MARK: All rates

  private func describeGrid(
    _ rates: [Double], _ losses: [Double], _ initialLoss: Double?, _ sample: inout Sample<Quantity>
  ) {
    sample[.divergedFraction] =
      Double(losses.count { $0 == .infinity }) / Double(losses.count)
    guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }),
      losses[best].isFinite
    else {
      sample.leaveOut(
        .bestRate, .sensitivity, .sensitivityBelow, .sensitivityAbove,
        because: "the runs of all rates diverged")
      return
    }
    sample[.bestRate] = rates[best]
    let sensitivity = Statistics.rateSensitivity(
      losses, initialLosses: losses.map { _ in initialLoss ?? .infinity })
    if let sensitivity {
      sample[.sensitivity] = sensitivity
    } else {
      sample[reasonOf: .sensitivity] = "there is a single rate"
    }
    let points = zip(rates, losses).map { (rate: $0, loss: $1) }.sorted { $0.rate < $1.rate }
    let sides = RateSensitivity(
      points, around: (rates[best], losses[best]), initialLoss: initialLoss ?? .infinity, span: 10)
    sample.set(
      .sensitivityBelow, sides.below, otherwise: "no rate is a tenth of the best one or less")
    sample.set(
      .sensitivityAbove, sides.above, otherwise: "no rate is ten times the best one or more")
  }
}
