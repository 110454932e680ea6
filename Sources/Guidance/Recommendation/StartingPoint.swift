import Catalog

/// What a guide recommends for one optimizer in one scenario, before anything is measured.
public struct StartingPoint: Sendable {
  /// How the rate follows the batch size.
  public enum BatchScaling: Sendable {
    /// For SGD: η · B/B_ref.
    case linear
    /// For Adam and its relatives: η · √(B/B_ref).
    case squareRoot

    /// What the rate is multiplied by.
    ///
    /// - Parameter ratio: B/B_ref
    public func factor(_ ratio: Double) -> Double {
      switch self {
      case .linear: ratio
      case .squareRoot: ratio.squareRoot()
      }
    }

    public var rule: String {
      switch self {
      case .linear:
        "linear scaling: η_new = η_ref · B_new/B_ref, Goyal et al. 2017, arXiv 1706.02677"
      case .squareRoot:
        "square root for Adam: η_new = η_ref · √(B_new/B_ref), Malladi et al. 2022, "
          + "arXiv 2205.10287"
      }
    }
  }

  /// A number with the range in which it is usually found.
  public struct Choice: Sendable {
    public var value: Double
    public var range: ClosedRange<Double>?
    /// Where the number comes from, or why it is this one of the range.
    public var rule: String

    public init(_ value: Double, _ range: ClosedRange<Double>? = nil, rule: String) {
      self.value = value
      self.range = range
      self.rule = rule
    }
  }

  /// Of the catalogue.
  public var optimizer: String
  /// Beside weight decay and clipping, in the order in which they are written.
  public var settings: [(name: String, value: SettingValue)]
  public var scaling: BatchScaling
  public var rate: Choice
  /// The batch sizes that the rate is for; within them it is not scaled.
  public var batch: ClosedRange<Int>
  public var weightDecay: Choice?

  init(
    _ optimizer: String, _ settings: [(name: String, value: SettingValue)] = [],
    rate: Choice, batch: ClosedRange<Int> = 32...64, weightDecay: Choice? = nil
  ) {
    self.optimizer = optimizer
    self.settings = settings
    scaling = optimizer == "sgd" ? .linear : .squareRoot
    self.rate = rate
    self.batch = batch
    self.weightDecay = weightDecay
  }
}

/// A kind of training with the rules of thumb for it.
public struct Scenario: Sendable {
  public enum Shape: String, Sendable {
    case constant, cosine, wsd
  }

  /// A length of time as guides give it.
  public enum Length: Sendable, Hashable {
    case fraction(Double)
    case epochs(Double)
  }

  public struct Warmup: Sendable {
    public var length: Length
    /// As fractions or epochs, whichever the length is.
    public var range: ClosedRange<Double>?
    public var rule: String
  }

  /// The name, in kebab case.
  public var id: String
  public var title: String
  /// The first one is taken unless another optimizer is asked for.
  public var startingPoints: [StartingPoint]
  public var shape: Shape
  public var shapeRule: String
  public var warmup: Warmup?
  /// The part of the run at its end, of `wsd`.
  public var cooldown: StartingPoint.Choice?
  /// The largest norm of the gradient.
  public var clip: StartingPoint.Choice?
  public var epochs: ClosedRange<Double>?
  /// Fractions of the run at which the rate is divided by ten, where steps are an alternative.
  public var milestones: [Double] = []
  /// Whether layer-wise decay and a faster head apply.
  public var isFineTuning = false
  /// Whether one-cycle is an alternative.
  public var offersOneCycle = false
  /// Whether weight decay is to be tuned together with the rate.
  public var tunesWeightDecay = false
  public var advice: [String] = []

  init(
    _ id: String, _ title: String, _ startingPoints: [StartingPoint], shape: Shape,
    shapeRule: String, warmup: Warmup? = nil, clip: StartingPoint.Choice? = nil
  ) {
    self.id = id
    self.title = title
    self.startingPoints = startingPoints
    self.shape = shape
    self.shapeRule = shapeRule
    self.warmup = warmup
    self.clip = clip
  }

  /// As `steplab list scenarios` shows it.
  public var declaration: Declaration {
    let points = startingPoints.map { point in
      "\(point.optimizer) \(compact(point.rate.value))"
        + (point.batch == 32...64 ? "" : " at batch \(point.batch.lowerBound)")
    }
    return Declaration(
      About(
        id, "\(title): \(points.joined(separator: ", or "))",
        Citation("practitioners' rules of thumb")))
  }
}
