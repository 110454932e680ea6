/// How a run ended. Failure is an outcome, not an exception and not a NaN in a column.
public enum Outcome: Hashable, Sendable {
  case finished
  /// The loss or the gradient was not finite, or the loss exceeded the stated multiple of the
  /// initial loss, at this step.
  case diverged(step: Int)
  case failed(reason: String)
  case skipped(reason: String)

  /// The outcome as it stands in tables, in one word.
  public var word: String {
    switch self {
    case .finished: "finished"
    case .diverged: "diverged"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  public var step: Int? {
    if case .diverged(let step) = self { step } else { nil }
  }

  public var reason: String? {
    switch self {
    case .failed(let reason), .skipped(let reason): reason
    case .finished, .diverged: nil
    }
  }

  /// The inverse of ``word``, ``step`` and ``reason``.
  public init?(word: String, step: Int?, reason: String?) {
    switch word {
    case "finished": self = .finished
    case "diverged": self = .diverged(step: step ?? 0)
    case "failed": self = .failed(reason: reason ?? "")
    case "skipped": self = .skipped(reason: reason ?? "")
    default: return nil
    }
  }
}

/// What a run is summarised by. All values are finite; what does not exist is `nil`.
public struct Metrics: Hashable, Sendable {
  /// The loss on the evaluation data before the first step.
  public var initialLoss: Double?
  /// The loss on all training data at the end; only of finished runs.
  public var trainLoss: Double?
  /// The loss on the evaluation data at the evaluation point, at the end; only of finished runs.
  public var loss: Double?
  /// The smallest recorded evaluation loss.
  public var bestLoss: Double?
  /// The fraction of the evaluation data that is classified correctly at the end; only of finished
  /// runs of classifiers.
  public var accuracy: Double?

  public init(
    initialLoss: Double? = nil, trainLoss: Double? = nil, loss: Double? = nil,
    bestLoss: Double? = nil, accuracy: Double? = nil
  ) {
    self.initialLoss = initialLoss
    self.trainLoss = trainLoss
    self.loss = loss
    self.bestLoss = bestLoss
    self.accuracy = accuracy
  }
}

/// The result of a run.
public struct RunRecord: Hashable, Sendable {
  public var id: String
  /// What it was computed with.
  public var arithmetic: Arithmetic
  public var outcome: Outcome
  public var metrics: Metrics
  public var curve: Curve
  /// Wall time. Not a result: it is kept apart from the tables, which are the same for every
  /// machine load and number of workers.
  public var seconds: Double

  public init(
    id: String, arithmetic: Arithmetic, outcome: Outcome, metrics: Metrics, curve: Curve,
    seconds: Double
  ) {
    self.id = id
    self.arithmetic = arithmetic
    self.outcome = outcome
    self.metrics = metrics
    self.curve = curve
    self.seconds = seconds
  }
}
