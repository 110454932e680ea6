import Records
import Theory

/// The runs of a method at every rate of its grid: what it is tuned on, and what is compared.
public struct MethodRuns: Sendable {
  /// How a run ended.
  public struct Run: Sendable, Hashable {
    /// The final evaluation loss; +∞ if the run diverged.
    public var loss: Double
    /// The final loss above the smallest possible one, where it is known; +∞ if the run diverged.
    public var excess: Double?
    public var initialLoss: Double?
    /// The steps that it took: a diverged run ends early.
    public var steps: Int
    /// The evaluation losses of the curve, step by step as recorded.
    public var points: [Point]

    public struct Point: Sendable, Hashable {
      public var step: Int
      public var loss: Double

      public init(step: Int, loss: Double) {
        self.step = step
        self.loss = loss
      }
    }

    public init(
      loss: Double, excess: Double? = nil, initialLoss: Double? = nil, steps: Int,
      points: [Point] = []
    ) {
      self.loss = loss
      self.excess = excess
      self.initialLoss = initialLoss
      self.steps = steps
      self.points = points
    }

    /// The first recorded step with a loss of at most the target; +∞ if there is none.
    ///
    /// A run that diverges later has reached it all the same.
    public func stepsTo(_ target: Double) -> Double {
      points.first { $0.loss <= target }.map { Double($0.step) } ?? .infinity
    }
  }

  public let method: RunRow.Method
  /// What tells it from other variants of the method that tuning chooses among, such as
  /// `weight_decay=0.1`; empty where there are none.
  public let variant: String
  /// The peak rates of the grid, ascending.
  public let rates: [Double]
  public let seeds: [UInt64]
  /// What one step costs: the examples whose gradients it takes, 1 for an exact gradient; `nil` where
  /// the problem's data, and so a full batch, are not at hand.
  public let gradientsPerStep: Int?
  /// What its schedule guarantees of gradient descent; `nil` for one that depends on the losses.
  public let bound: ConvexBound?
  /// The runs that are compared, by rate, then by seed in the order of ``seeds``; `nil` for a run
  /// that failed or was not computed.
  public var compared: [[Run?]]
  /// The runs that the peak rate is tuned on, by rate, then by tuning seed; `nil` for a run that
  /// failed or was not computed.
  public var tuning: [[Run?]]

  /// A method without runs, which are filled in as they are read.
  public init(
    method: RunRow.Method, variant: String = "", rates: [Double], seeds: [UInt64],
    tuningSeedCount: Int, gradientsPerStep: Int?, bound: ConvexBound? = nil
  ) {
    self.method = method
    self.variant = variant
    self.rates = rates
    self.seeds = seeds
    self.gradientsPerStep = gradientsPerStep
    self.bound = bound
    compared = Array(repeating: Array(repeating: nil, count: seeds.count), count: rates.count)
    tuning = Array(repeating: Array(repeating: nil, count: tuningSeedCount), count: rates.count)
  }
}
