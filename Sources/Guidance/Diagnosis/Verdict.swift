import Analysis

/// What a training curve shows, with the numbers that show it.
public struct Verdict: Sendable, Hashable {
  /// The kinds of verdicts; their order is that of severity, the worst first.
  public enum Kind: String, Sendable, CaseIterable {
    case immediateDivergence = "immediate-divergence"
    case diverging
    case tooLittleData = "too-little-data"
    case highVariance = "high-run-to-run-variance"
    case risesAfterFalling = "rises-after-falling"
    case oscillating
    case stuck
    case overfitting
    case slow
    case healthy
  }

  public var kind: Kind
  /// Not empty.
  public var evidence: [Evidence]

  public init(_ kind: Kind, evidence: [Evidence]) {
    self.kind = kind
    self.evidence = evidence
  }

  /// What likely is behind it.
  public var cause: String { kind.cause }
  /// What to try, in this order.
  public var fixes: [String] { kind.fixes }
}

extension Verdict.Kind {
  /// What likely is behind such a curve.
  public var cause: String {
    switch self {
    case .tooLittleData: "the log has too few points to say anything"
    case .immediateDivergence:
      "the learning rate is far too high, there is no warmup, or the data or numbers are broken"
    case .diverging: "the learning rate is too high"
    case .risesAfterFalling: "the learning rate is a bit too high, or does not decay"
    case .stuck:
      "the learning rate is too low or decays too early, the batch is too noisy, or weight decay "
        + "is too high"
    case .oscillating: "the learning rate is slightly too high"
    case .overfitting: "the model fits the training data better than what they have in common"
    case .slow: "the learning rate is too low, or the run too short: the loss is still on its way"
    case .highVariance: "learning rate or batch size are too aggressive: luck decides the result"
    case .healthy: "nothing speaks against the learning rate"
    }
  }

  /// What to try, in this order.
  public var fixes: [String] {
    switch self {
    case .tooLittleData: ["record the loss at more steps", "train longer"]
    case .immediateDivergence:
      [
        "divide the peak learning rate by 10",
        "add warmup: 5 % of the steps where there was none",
        "clip the gradient's norm at 1.0",
        "check the data for NaN, infinities and missing normalisation",
        "in mixed precision, check the loss scaling",
        "lower the weight decay",
      ]
    case .diverging: ["divide the peak learning rate by 10"]
    case .risesAfterFalling:
      ["halve the peak learning rate", "use a schedule that decays: cosine or one-cycle"]
    case .stuck:
      [
        "multiply the learning rate by 10, or add momentum",
        "keep the rate up for longer before it decays",
        "use a larger batch",
        "lower the weight decay",
      ]
    case .oscillating:
      ["divide the learning rate by 3", "lower the momentum", "clip the gradient's norm"]
    case .overfitting:
      [
        "regularise: weight decay, dropout, augmentation, more data",
        "stop early, at the validation loss's minimum",
        "lower the learning rate",
      ]
    case .slow:
      [
        "multiply the learning rate by 3 to 10", "train longer", "add momentum",
        "shorten the warmup",
      ]
    case .highVariance:
      ["lower the learning rate", "use a larger batch", "clip the gradient's norm"]
    case .healthy:
      ["leave it; a run at 3 times and one at a third of the rate show whether it is the best"]
    }
  }
}

/// A number that a verdict rests on.
public struct Evidence: Sendable, Hashable {
  public enum Relation: String, Sendable {
    case above, below
    case atLeast = "at least"
    case atMost = "at most"
  }

  /// The number that decides, and the option that changes it.
  public struct Limit: Sendable, Hashable {
    public var relation: Relation
    public var value: Double
    /// A name of ``Thresholds/declaration``; `nil` for what is no option.
    public var threshold: String?

    public init(_ relation: Relation, _ value: Double, threshold: String? = nil) {
      self.relation = relation
      self.value = value
      self.threshold = threshold
    }
  }

  /// What was measured, such as `mean of the last 3 losses over that of the first 3`.
  public var quantity: String
  public var value: Double
  /// The steps that it was measured over.
  public var steps: ClosedRange<Double>?
  /// `nil` where the number is told without deciding.
  public var limit: Limit?
  /// A 95 % bootstrap interval of the value, where there is one.
  public var interval: Interval?

  public init(
    _ quantity: String, _ value: Double, _ limit: Limit? = nil, steps: ClosedRange<Double>? = nil
  ) {
    self.quantity = quantity
    self.value = value
    self.limit = limit
    self.steps = steps
  }

  /// Whether the number is on the side of its limit that speaks for the verdict.
  public var isMet: Bool {
    guard let limit else { return true }
    return switch limit.relation {
    case .above: value > limit.value
    case .below: value < limit.value
    case .atLeast: value >= limit.value
    case .atMost: value <= limit.value
    }
  }
}
