import Records
import Theory

/// The runs of a method at the peak rates that were tried: what it is tuned on, and what is compared.
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

  /// The runs at one peak rate.
  public struct AtRate: Sendable {
    public let rate: Double
    /// In the order of the seeds; `nil` for a run that failed or was not computed.
    public var runs: [Run?] = []
  }

  /// How a peak rate is tuned.
  public enum Tuning: Sendable, Hashable {
    /// The best of the rates that the tuning runs have; the only one without such runs.
    case grid
    /// By a search, which asks for the tuning runs.
    case search(RateSearch)
  }

  public let method: RunRow.Method
  /// What tells it from other variants of the method that tuning chooses among, such as
  /// `weight_decay=0.1`; empty where there are none.
  public let variant: String
  public let seeds: [UInt64]
  /// What one step costs: the examples whose gradients it takes, 1 for an exact gradient; `nil` where
  /// the problem's data, and so a full batch, are not at hand.
  public let gradientsPerStep: Int?
  /// What its schedule guarantees of gradient descent; `nil` for one that depends on the losses.
  public let bound: ConvexBound?
  public let tunedBy: Tuning
  /// The runs that are compared, by rate, ascending, each with a run for each of ``seeds``.
  public private(set) var compared: [AtRate] = []
  /// The runs that the peak rate is tuned on, by rate, ascending; rates around the best of a search have more
  /// of them.
  public private(set) var tuning: [AtRate] = []

  /// A method without runs, which are added as they are read.
  public init(
    method: RunRow.Method, variant: String = "", seeds: [UInt64], gradientsPerStep: Int?,
    bound: ConvexBound? = nil, tunedBy: Tuning = .grid
  ) {
    self.method = method
    self.variant = variant
    self.seeds = seeds
    self.gradientsPerStep = gradientsPerStep
    self.bound = bound
    self.tunedBy = tunedBy
  }

  /// The peak rates that were tried, ascending.
  public var rates: [Double] { (tuning.isEmpty ? compared : tuning).map(\.rate) }

  /// Adds the run of the next seed at a rate.
  ///
  /// - Parameters:
  ///   - run: `nil` if it failed or was not computed
  ///   - rate: the peak rate
  public mutating func addCompared(_ run: Run?, at rate: Double) {
    Self.add(run, at: rate, to: &compared)
  }

  /// Adds the run of the next tuning seed at a rate.
  ///
  /// - Parameters:
  ///   - run: `nil` if it failed or was not computed
  ///   - rate: the peak rate
  public mutating func addTuning(_ run: Run?, at rate: Double) {
    Self.add(run, at: rate, to: &tuning)
  }

  private static func add(_ run: Run?, at rate: Double, to all: inout [AtRate]) {
    var place = all.endIndex
    while place > 0, all[place - 1].rate >= rate { place -= 1 }
    if place == all.endIndex || all[place].rate != rate {
      all.insert(AtRate(rate: rate), at: place)
    }
    all[place].runs.append(run)
  }
}

extension MethodRuns.AtRate {
  /// The run of a seed, by the seed's place.
  subscript(seed: Int) -> MethodRuns.Run? { runs.indices.contains(seed) ? runs[seed] : nil }

  /// The final losses; `nil` if a run is missing.
  var losses: [Double]? {
    let losses = runs.compactMap { $0?.loss }
    return losses.count == runs.count ? losses : nil
  }

  var median: Double? { losses.map(Statistics.median) }
}
