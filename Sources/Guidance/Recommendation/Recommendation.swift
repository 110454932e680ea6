import Catalog
import Foundation

/// Numbers to begin with, each with the rule that it comes from.
public struct Recommendation: Sendable, Hashable {
  /// What is known of the run.
  public struct Request: Sendable, Hashable {
    /// Examples a step.
    public var batch: Int?
    /// Of the catalogue.
    public var optimizer: String?
    public var steps: Int?
    /// Training examples, with which epochs become steps.
    public var datasetSize: Int?
    public var edge: MeasuredEdge?

    public init(
      batch: Int? = nil, optimizer: String? = nil, steps: Int? = nil, datasetSize: Int? = nil,
      edge: MeasuredEdge? = nil
    ) {
      self.batch = batch
      self.optimizer = optimizer
      self.steps = steps
      self.datasetSize = datasetSize
      self.edge = edge
    }
  }

  public enum Value: Sendable, Hashable {
    case number(Double)
    case text(String)
  }

  public struct Entry: Sendable, Hashable {
    /// Such as `peak learning rate`.
    public var quantity: String
    public var value: Value
    /// Empty for what has none, such as the rate.
    public var unit: String
    public var range: ClosedRange<Double>?
    /// The rule, with its source.
    public var rule: String

    init(
      _ quantity: String, _ value: Value, unit: String = "", range: ClosedRange<Double>? = nil,
      rule: String
    ) {
      self.quantity = quantity
      self.value = value
      self.unit = unit
      self.range = range
      self.rule = rule
    }
  }

  public let scenario: String
  public let title: String
  public let optimizer: String
  public let batch: Int
  /// Rounded to two digits: more would pretend to a precision that rules of thumb do not have.
  public let peak: Double
  public private(set) var entries: [Entry] = []
  public private(set) var notes: [String] = []
  /// Keys of a plan: `optimizers`, `schedules`, `learning_rates`, `batch_sizes` and `steps`.
  public private(set) var plan = ""

  /// - Parameter request: numbers have to be above 0
  public init(_ scenario: Scenario, _ request: Request = Request()) throws(ConfigurationError) {
    for (name, value) in [
      ("batch", request.batch), ("steps", request.steps), ("dataset-size", request.datasetSize),
    ] {
      if let value, value < 1 || value > 1_000_000_000_000 {
        throw .outOfRange(
          owner: "recommend", setting: name, found: "\(value)", allowed: "from 1 to 10¹²")
      }
    }
    let point = try Self.startingPoint(scenario, request.optimizer)
    self.scenario = scenario.id
    title = scenario.title
    optimizer = point.optimizer
    batch = request.batch ?? point.batch.upperBound
    let rate = RateChoice(point, batch: batch, request.edge)
    peak = rate.peak
    let times = TimeChoice(scenario, request, batch: batch)
    entries.append(
      Entry("optimizer", .text(Self.words(point)), rule: "starting point for \(scenario.title)"))
    entries += rate.entries
    if let decay = point.weightDecay {
      entries.append(
        Entry("weight decay", .number(decay.value), range: decay.range, rule: decay.rule))
    }
    entries.append(Entry("schedule", .text(scenario.shape.rawValue), rule: scenario.shapeRule))
    entries += times.entries
    if let clip = scenario.clip {
      entries.append(Entry("clip norm", .number(clip.value), rule: clip.rule))
    }
    addAlternatives(scenario)
    notes = rate.notes + times.notes + scenario.advice
    plan = PlanFragment(scenario, point, self, times).text
  }

  private static func startingPoint(
    _ scenario: Scenario, _ optimizer: String?
  ) throws(ConfigurationError) -> StartingPoint {
    guard let optimizer else { return scenario.startingPoints[0] }
    guard let point = scenario.startingPoints.first(where: { $0.optimizer == optimizer }) else {
      throw .unknownName(
        kind: "optimizer for '\(scenario.id)'", found: optimizer,
        allowed: scenario.startingPoints.map(\.optimizer))
    }
    return point
  }

  private static func words(_ point: StartingPoint) -> String {
    guard !point.settings.isEmpty else { return point.optimizer }
    return point.optimizer + ", "
      + point.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  private mutating func addAlternatives(_ scenario: Scenario) {
    if !scenario.milestones.isEmpty {
      entries.append(
        Entry(
          "or in steps", .text("rate × 0.1 at 30, 60 and 90 % of the run"),
          rule: "step schedule at 30, 60 and 90 of 100 epochs, γ = 0.1"))
    }
    if scenario.offersOneCycle {
      entries.append(
        Entry(
          "or one-cycle, highest rate", .number(roundedToTwoDigits(7 * peak)),
          range: roundedToTwoDigits(5 * peak)...roundedToTwoDigits(10 * peak),
          rule: "one-cycle: η_high is 5–10 times the base rate; its geometric middle"))
    }
    if scenario.isFineTuning {
      entries.append(
        Entry("layer-wise decay", .number(0.9), rule: "each earlier layer's rate × 0.9"))
      entries.append(
        Entry("rate of a new head", .number(10), unit: "× body", rule: "new head 10 × the body"))
    }
  }
}

/// The nearest number with two significant digits.
public func roundedToTwoDigits(_ x: Double) -> Double {
  x.rounded(toDigits: 2)
}
