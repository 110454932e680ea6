import Catalog

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
  /// two cells that differ in one axis. A bound that is `nil` is none.
  case ratio(along: String, of: RatioLabels, lower: Double?, upper: Double?)
  /// Cells that differ in one axis, the smallest value first.
  case ordering(along: String, labels: [String])
  /// Rising or falling at every step along a parameter, or along an axis whose labels are numbers.
  case trend(along: String, Direction)

  /// The labels of a ratio's two cells on the axis along which they differ.
  public struct RatioLabels: Sendable, Hashable {
    public var numerator: String
    public var denominator: String

    public init(_ numerator: String, over denominator: String) {
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

  /// What cells are compared along, for rules that compare them with each other and not with a
  /// prediction.
  public var axis: String? {
    switch self {
    case .within, .withinFactor, .atMost, .atLeast, .share, .ratio: nil
    case .ordering(let along, _), .trend(let along, _): along
    }
  }

  /// The axes along which cells are compared with each other or their ratio is taken.
  public var comparedAxes: [String] {
    switch self {
    case .within, .withinFactor, .atMost, .atLeast, .share: []
    case .ratio(let along, _, _, _), .ordering(let along, _), .trend(let along, _):
      Self.parts(along)
    }
  }

  /// The axes that an `along` names, or the labels along them: one, or several joined by ` + `, for
  /// cells that differ in several at once.
  public static func parts(_ along: String) -> [String] {
    along.split(separator: " + ").map(String.init)
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
    case .ordering(_, let labels): labels.joined(separator: " < ")
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

extension Claim {
  /// The rule; `nil` if the catalogue does not know it, as of a store of another version.
  public var verdictRule: ClaimRule? {
    guard let entry = try? ClaimRuleEntry.standard[rule.name],
      let configuration = try? entry.declaration.configuration(rule.settings)
    else { return nil }
    return try? entry.prepare(configuration)
  }
}
