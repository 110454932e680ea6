import Catalog
import Records

/// What a claim says of measured values: when it counts as reproduced.
public enum ClaimRule: Sendable, Hashable {
  /// |measured − predicted| ≤ tolerance × |predicted|
  case within(tolerance: Double, of: Subject)
  /// predicted/factor ≤ measured ≤ predicted × factor
  case withinFactor(Double, of: Subject)
  /// measured ≤ factor × predicted
  case atMost(factor: Double, of: Subject)
  /// measured ≥ factor × predicted
  case atLeast(factor: Double, of: Subject)
  /// The share of runs with lower × predicted ≤ measured ≤ upper × predicted is at least `least`. A
  /// bound that is `nil` is none. A run that diverged, or has no value, is not one of them.
  case share(lower: Double?, upper: Double?, least: Double)
  /// lower × predicted ≤ measured of the first cell / measured of the second ≤ upper × predicted, of
  /// two cells that differ along some axes. A bound that is `nil` is none.
  case ratio(along: AxisGroup, of: RatioCells, lower: Double?, upper: Double?)
  /// Cells that differ along some axes, the smallest value first.
  case ordering(along: AxisGroup, [NamedCell])
  /// Rising or falling at every step along a parameter, or along an axis of numbers.
  case trend(along: Axis, Direction)

  /// The two cells of a ratio.
  public struct RatioCells: Sendable, Hashable {
    public var numerator: NamedCell
    public var denominator: NamedCell

    public init(_ numerator: NamedCell, over denominator: NamedCell) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// Whether a rule speaks of the middle of the seeds or of each of them.
  public enum Subject: String, Sendable, Hashable, SettingChoice {
    case median
    case everySeed = "every-seed"
  }

  public enum Direction: String, Sendable, Hashable, SettingChoice {
    case increasing, decreasing
  }

  /// Whether cells are compared with each other and not with a prediction.
  public var isComparison: Bool {
    switch self {
    case .within, .withinFactor, .atMost, .atLeast, .share, .ratio: false
    case .ordering, .trend: true
    }
  }

  /// The axes along which cells are compared with each other or their ratio is taken.
  public var comparedAxes: [Axis] {
    switch self {
    case .within, .withinFactor, .atMost, .atLeast, .share: []
    case .ratio(let along, _, _, _), .ordering(let along, _): along.axes
    case .trend(let along, _): [along]
    }
  }

  /// Whether what it accepts lies around the prediction.
  public var hasTwoSides: Bool {
    switch self {
    case .within, .withinFactor: true
    case .share(let lower, let upper, _), .ratio(_, _, let lower, let upper):
      lower != nil && upper != nil
    case .atMost, .atLeast, .ordering, .trend: false
    }
  }

  /// The rule in words, such as `within 1 %` or `increasing along warmup`.
  public var description: String {
    switch self {
    case .within(let tolerance, let subject):
      "within \(compact((tolerance * 1e8).rounded() / 1e6)) %" + subject.suffix
    case .withinFactor(let factor, let subject):
      "within a factor of \(compact(factor))\(subject.suffix)"
    case .atMost(let factor, let subject): "at most \(Self.times(factor))predicted\(subject.suffix)"
    case .atLeast(let factor, let subject):
      "at least \(Self.times(factor))predicted\(subject.suffix)"
    case .share(let lower, let upper, let least):
      "\(Self.range(lower, upper))predicted in at least \(compact(least * 100)) % of the runs"
    case .ratio(_, let of, let lower, let upper):
      "of \(of.numerator) over that of \(of.denominator) \(Self.range(lower, upper))predicted"
    case .ordering(_, let cells): cells.map(\.description).joined(separator: " < ")
    case .trend(let along, let direction): "\(direction.rawValue) along \(along)"
    }
  }

  private static func times(_ factor: Double) -> String {
    factor == 1 ? "" : compact(factor) + " × "
  }

  private static func range(_ lower: Double?, _ upper: Double?) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?): "from \(compact(lower)) to \(compact(upper)) × "
    case (nil, let upper?): "at most \(times(upper))"
    case (let lower, nil): "at least \(times(lower ?? 0))"
    }
  }
}

extension ClaimRule.Subject {
  fileprivate var suffix: String { self == .everySeed ? ", every seed" : "" }
}

/// A kind of rule as plans know it.
public struct ClaimRuleEntry: CatalogueEntry {
  public static let kind = "rule"

  public let declaration: Declaration
  /// Whether values are held against a prediction; else cells are compared with each other.
  public let needsPrediction: Bool
  private let read: @Sendable (Configuration) throws(ConfigurationError) -> ClaimRule

  init<Terms: Settings>(
    _ about: About, of terms: Terms.Type, needsPrediction: Bool = true,
    _ rule: @escaping @Sendable (Terms) -> ClaimRule
  ) {
    declaration = Declaration(about) { [Terms()] }
    self.needsPrediction = needsPrediction
    read = { (configuration) throws(ConfigurationError) in rule(try Terms(configuration)) }
  }

  /// The rule with these settings.
  ///
  /// - Throws: if the settings are another entry's, or do not go together
  public func prepare(_ configuration: Configuration) throws(ConfigurationError) -> ClaimRule {
    try configuration.check(isOf: declaration.id)
    return try read(configuration)
  }
}
