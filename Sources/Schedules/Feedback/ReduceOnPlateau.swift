import Catalog

/// Multiplies the rate by a factor when the loss has stopped improving.
///
/// An observation counts as an improvement if it is better than the best so far by more than the
/// threshold. After more than `patience` observations without one in a row the rate is reduced;
/// then `cooldown` observations are passed over. The rules, and the defaults but for the interval,
/// are those of PyTorch's ReduceLROnPlateau.
public struct ReduceOnPlateau: FeedbackSchedule {
  public enum Better: String, SettingChoice { case smaller, larger }
  public enum ThresholdMode: String, SettingChoice { case relative, absolute }

  @Setting(.above(0, upTo: 1), "by which a reduction multiplies the rate", name: "factor")
  public var reduction = 0.1
  @Setting(.within(0, 1e9), "observations without improvement that are borne")
  public var patience = 10
  @Setting(.atLeast(0), "by how much an improvement must be better") public var threshold = 1e-4
  @Setting("of the best loss (relative) or in its units (absolute)")
  public var thresholdMode = ThresholdMode.relative
  @Setting(.within(0, 1e9), "observations after a reduction that do not count")
  public var cooldown = 0
  @Setting(.within(0, 1), "the rate never falls below this fraction of the peak")
  public var floor = 0.0
  @Setting(.atLeast(0), "a reduction by less than this fraction of the peak is not made")
  public var smallestChange = 1e-8
  @Setting("which losses are better; larger for a metric to maximise")
  public var better = Better.smaller
  @Setting(
    .above(0),
    "training steps over whose mean loss one observation is made: below 1 a fraction of the run")
  public var interval: Duration = 0.01

  public init() {}

  public static let about = About(
    "reduce-on-plateau", "the rate falls when the training loss stops improving",
    Citation(
      "as PyTorch's ReduceLROnPlateau; the practice of Bengio 2012", arXiv: "1206.5533"))

  public func start() -> any FeedbackState { Plateau(self) }

  fileprivate func isImprovement(_ observation: Double, over best: Double) -> Bool {
    switch (better, thresholdMode) {
    case (.smaller, .relative): observation < best * (1 - threshold)
    case (.smaller, .absolute): observation < best - threshold
    case (.larger, .relative): observation > best * (1 + threshold)
    case (.larger, .absolute): observation > best + threshold
    }
  }
}

/// The state of ``ReduceOnPlateau``.
private struct Plateau: FeedbackState {
  private let rule: ReduceOnPlateau
  private(set) var factor = 1.0
  private var best: Double
  private var withoutImprovement = 0
  private var cooldownLeft = 0
  private var sum = 0.0
  private var stepsSummed = 0

  init(_ rule: ReduceOnPlateau) {
    self.rule = rule
    best = rule.better == .smaller ? .infinity : -.infinity
  }

  mutating func observe(loss: Double, of horizon: Horizon) {
    sum += loss
    stepsSummed += 1
    guard stepsSummed >= rule.interval.steps(of: horizon) else { return }
    consider(stepsSummed == 1 ? loss : sum / Double(stepsSummed))
    (sum, stepsSummed) = (0, 0)
  }

  private mutating func consider(_ observation: Double) {
    if rule.isImprovement(observation, over: best) {
      best = observation
      withoutImprovement = 0
    } else {
      withoutImprovement += 1
    }
    if cooldownLeft > 0 {
      cooldownLeft -= 1
      withoutImprovement = 0
    }
    guard withoutImprovement > rule.patience else { return }
    let next = max(factor * rule.reduction, rule.floor)
    if factor - next > rule.smallestChange { factor = next }
    cooldownLeft = rule.cooldown
    withoutImprovement = 0
  }
}
