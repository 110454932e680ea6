import Catalog

/// A run in a table: its place among the axes of its experiment, and how it ended.
public struct RunRow: Sendable, Hashable {
  /// The axes that seeds are summarised over.
  public struct Cell: Sendable, Hashable {
    public var method: Method
    public var peakRate: Double

    public init(method: Method, peakRate: Double) {
      self.method = method
      self.peakRate = peakRate
    }
  }

  /// What a peak rate is tuned for.
  public struct Method: Sendable, Hashable {
    public var problem: String
    public var steps: Int
    public var optimizer: String
    public var schedule: String
    public var batch: BatchSize

    public init(
      problem: String, steps: Int, optimizer: String, schedule: String, batch: BatchSize
    ) {
      self.problem = problem
      self.steps = steps
      self.optimizer = optimizer
      self.schedule = schedule
      self.batch = batch
    }

    /// The optimizer and the schedule, as titles name a method.
    public var name: String { "\(optimizer), \(schedule)" }

    /// All of it in one line; names random streams.
    public var label: String {
      [problem, String(steps), optimizer, schedule, batch.description].joined(separator: "|")
    }
  }

  public var id: String
  public var cell: Cell
  public var seed: UInt64
  /// `nil` while the run is not computed.
  public var outcome: Outcome?
  public var metrics: Metrics

  public init(id: String, cell: Cell, seed: UInt64, outcome: Outcome?, metrics: Metrics) {
    self.id = id
    self.cell = cell
    self.seed = seed
    self.outcome = outcome
    self.metrics = metrics
  }
}
