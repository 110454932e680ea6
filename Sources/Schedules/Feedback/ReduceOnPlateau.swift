import Catalog

/// Multiplies the rate by a factor when the loss has stopped improving.
///
/// An observation counts as an improvement if it is better than the best so far by more than the
/// threshold. After more than `patience` observations without one in a row the rate is reduced;
/// then `cooldown` observations are passed over. The rules, and the defaults but for the interval,
/// are those of PyTorch's ReduceLROnPlateau.
public struct ReduceOnPlateau: FeedbackSchedule {
  enum Better: String, SettingChoice { case smaller, larger }
  enum ThresholdMode: String, SettingChoice { case relative, absolute }

  static let reduction = Setting(
    "factor", default: 0.1, .above(0, upTo: 1), "by which a reduction multiplies the rate")
  static let patience = Setting(
    "patience", default: 10, .within(0, 1e9), "observations without improvement that are borne")
  static let threshold = Setting(
    "threshold", default: 1e-4, .atLeast(0), "by how much an improvement must be better")
  static let thresholdMode = Setting(
    "threshold_mode", default: ThresholdMode.relative,
    "of the best loss (relative) or in its units (absolute)")
  static let cooldown = Setting(
    "cooldown", default: 0, .within(0, 1e9), "observations after a reduction that do not count")
  static let floor = Setting(
    "floor", default: 0.0, .within(0, 1), "the rate never falls below this fraction of the peak")
  static let smallestChange = Setting(
    "smallest_change", default: 1e-8, .atLeast(0),
    "a reduction by less than this fraction of the peak is not made")
  static let better = Setting(
    "better", default: Better.smaller, "which losses are better; larger for a metric to maximise")
  static let interval = Setting(
    "interval", default: 0.01, .above(0),
    "training steps over whose mean loss one observation is made: below 1 a fraction of the run")

  public static let declaration = Declaration(
    id: "reduce-on-plateau", summary: "the rate falls when the training loss stops improving",
    citation: Citation(
      "as PyTorch's ReduceLROnPlateau; the practice of Bengio 2012",
      arXiv: "1206.5533"),
    settings: [
      reduction.declaration, patience.declaration, threshold.declaration,
      thresholdMode.declaration, cooldown.declaration, floor.declaration,
      smallestChange.declaration, better.declaration, interval.declaration,
    ])

  private let reduction, threshold, floor, smallestChange: Double
  private let thresholdMode: ThresholdMode
  private let patience, cooldown: Int
  private let better: Better
  private let interval: Duration

  public private(set) var factor = 1.0
  private var best: Double
  private var withoutImprovement = 0
  private var cooldownLeft = 0
  private var sum = 0.0
  private var stepsSummed = 0

  public init(_ configuration: Configuration) {
    reduction = configuration[Self.reduction]
    patience = configuration[Self.patience]
    threshold = configuration[Self.threshold]
    thresholdMode = configuration[Self.thresholdMode]
    cooldown = configuration[Self.cooldown]
    floor = configuration[Self.floor]
    smallestChange = configuration[Self.smallestChange]
    better = configuration[Self.better]
    interval = Duration(configuration[Self.interval])
    best = better == .smaller ? .infinity : -.infinity
  }

  public mutating func observe(loss: Double, of horizon: Horizon) {
    sum += loss
    stepsSummed += 1
    guard stepsSummed >= interval.steps(of: horizon) else { return }
    consider(stepsSummed == 1 ? loss : sum / Double(stepsSummed))
    (sum, stepsSummed) = (0, 0)
  }

  private mutating func consider(_ observation: Double) {
    if isImprovement(observation) {
      best = observation
      withoutImprovement = 0
    } else {
      withoutImprovement += 1
    }
    if cooldownLeft > 0 {
      cooldownLeft -= 1
      withoutImprovement = 0
    }
    guard withoutImprovement > patience else { return }
    let next = max(factor * reduction, floor)
    if factor - next > smallestChange { factor = next }
    cooldownLeft = cooldown
    withoutImprovement = 0
  }

  private func isImprovement(_ observation: Double) -> Bool {
    switch (better, thresholdMode) {
    case (.smaller, .relative): observation < best * (1 - threshold)
    case (.smaller, .absolute): observation < best - threshold
    case (.larger, .relative): observation > best * (1 + threshold)
    case (.larger, .absolute): observation > best + threshold
    }
  }
}
