import Catalog
import Records

/// The range tests of one problem, optimizer and batch size over the seeds. They do not depend on a
/// schedule or a horizon.
public struct RangeTestResult: Sendable {
  public let problem: String
  public let optimizer: String
  public let batch: BatchSize
  /// The curve of each seed; `nil` for tests that are missing or failed.
  public let curves: [RangeTestCurve?]
  /// The median over seeds of 2/λmax, where the problem knows it.
  public let stabilityLimit: Double?
  /// The suggested rates, by rule in the order of ``SuggestionRule/all``, then by seed; `nil` where
  /// a rule has nothing to suggest.
  public let suggestions: [[Double?]]
  public let rules: [RuleSummary]

  public init(
    problem: String, optimizer: String, batch: BatchSize, curves: [RangeTestCurve?],
    stabilityLimits: [Double?], bootstrap: Bootstrap = Bootstrap()
  ) {
    self.problem = problem
    self.optimizer = optimizer
    self.batch = batch
    self.curves = curves
    let limits = stabilityLimits.compactMap(\.self)
    stabilityLimit = limits.isEmpty ? nil : Statistics.median(limits)
    suggestions = SuggestionRule.all.map { rule in curves.map { $0.flatMap(rule.rate) } }
    let label = "range-test|\(problem)|\(optimizer)|\(batch.description)"
    rules = zip(SuggestionRule.all, suggestions).map { rule, rates in
      RuleSummary(rule.id, suggestions: rates, label: label, bootstrap: bootstrap)
    }
  }

  /// What tells it from the others.
  public var title: String { "\(problem), \(optimizer), batch \(batch.description)" }

  /// How many tests read how, the most frequent first.
  public var readings: [(reading: RangeTestReading, count: Int)] {
    let all = curves.compactMap { $0.map(RangeTestReading.init) }
    return RangeTestReading.allCases.map { reading in (reading, all.count { $0 == reading }) }
      .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
  }

  /// Tests that are missing or failed.
  public var missing: Int { curves.count { $0 == nil } }
}

/// The scores of all rules for one method.
public struct RangeTestScores: Sendable {
  /// The method, with the best rate of the sweep.
  public let method: MethodSummary
  public let stabilityLimit: Double?
  public let scores: [RuleScore]

  public init(method: MethodSummary, stabilityLimit: Double?, scores: [RuleScore]) {
    self.method = method
    self.stabilityLimit = stabilityLimit
    self.scores = scores
  }
}
