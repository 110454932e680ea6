import Catalog

/// The rules that a claim can choose from.
public enum ClaimRuleCatalog {
  public static let all: [ClaimRuleEntry] = [
    within, withinFactor, atMost, atLeast, share, ratio, ordering, trend,
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> ClaimRuleEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "rule", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }

  private static let house = Citation("Steplab")

  private static let subject = Setting(
    "of", default: ClaimRule.Subject.median,
    "the interval of the median over the seeds decides, or every seed has to comply")
  private static let along = Setting(
    "along", default: "",
    "an axis of the study's cells, or the name of a number of theirs; of a ratio or an ordering also "
      + "several axes, as `optimizer + schedule`")

  // MARK: Held against a prediction

  private static let tolerance = Setting(
    "tolerance", default: 0.05, .above(0, upTo: 1), "largest relative difference")

  static let within = ClaimRuleEntry(
    Declaration(
      id: "within", summary: "measured and predicted differ by at most a relative tolerance",
      citation: house, settings: [tolerance.declaration, subject.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in
    .within(tolerance: given[tolerance], of: given[subject])
  }

  private static let spread = Setting(
    "factor", default: 10.0, .above(1), "largest ratio of the larger to the smaller")

  static let withinFactor = ClaimRuleEntry(
    Declaration(
      id: "within-factor", summary: "measured and predicted have a ratio of at most a factor",
      citation: house, settings: [spread.declaration, subject.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in .withinFactor(given[spread], of: given[subject]) }

  private static let multiple = Setting(
    "factor", default: 1.0, .above(0), "the limit is this multiple of the prediction")

  static let atMost = ClaimRuleEntry(
    Declaration(
      id: "at-most", summary: "measured is no more than a multiple of predicted", citation: house,
      settings: [multiple.declaration, subject.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in .atMost(factor: given[multiple], of: given[subject]) }

  static let atLeast = ClaimRuleEntry(
    Declaration(
      id: "at-least", summary: "measured is no less than a multiple of predicted", citation: house,
      settings: [multiple.declaration, subject.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in .atLeast(factor: given[multiple], of: given[subject]) }

  private static let below = Setting<Double?>(
    "lower", default: nil, .atLeast(0), "a run's value is at least this multiple of the prediction")
  private static let above = Setting<Double?>(
    "upper", default: nil, .above(0), "a run's value is at most this multiple of the prediction")
  private static let least = Setting(
    "least", default: 0.9, .from(1e-6, below: 1), "the smallest share of the runs")

  static let share = ClaimRuleEntry(
    Declaration(
      id: "share",
      summary: "at least a share of the runs have a value in a range; diverged runs have not",
      citation: Citation("Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404"),
      settings: [below.declaration, above.declaration, least.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in
    let (lower, upper) = (given[below], given[above])
    try requireRange(lower, upper, "share")
    return .share(lower: lower, upper: upper, least: given[least])
  }

  // MARK: Between cells

  private static let pair = Setting<[String]>(
    "of", default: [], "labels or names along the axis: that of the numerator, then the denominator"
  )
  private static let lower = Setting<Double?>(
    "lower", default: nil, .atLeast(0), "the ratio is at least this multiple of the prediction")
  private static let upper = Setting<Double?>(
    "upper", default: nil, .above(0), "the ratio is at most this multiple of the prediction")

  static let ratio = ClaimRuleEntry(
    Declaration(
      id: "ratio", summary: "the measured values of two cells have a ratio near a predicted one",
      citation: house,
      settings: [along.declaration, pair.declaration, lower.declaration, upper.declaration]),
    needsPrediction: true
  ) { (given) throws(ConfigurationError) in
    try require(given[along], "ratio")
    let labels = given[pair]
    guard labels.count == 2, labels[0] != labels[1] else {
      throw .invalid(owner: "ratio", setting: "of", reason: "expected two different labels")
    }
    let (lower, upper) = (given[lower], given[upper])
    try requireRange(lower, upper, "ratio")
    return .ratio(
      along: given[along], of: ClaimRule.RatioLabels(labels[0], over: labels[1]), lower: lower,
      upper: upper)
  }

  private static let order = Setting<[String]>(
    "order", default: [], "labels or names along the axis, that of the smallest value first")

  static let ordering = ClaimRuleEntry(
    Declaration(
      id: "ordering", summary: "cells along an axis have measured values in an order",
      citation: house, settings: [along.declaration, order.declaration]),
    needsPrediction: false
  ) { (given) throws(ConfigurationError) in
    let labels = given[order]
    try require(given[along], "ordering")
    guard labels.count > 1, Set(labels).count == labels.count else {
      throw .invalid(
        owner: "ordering", setting: "order", reason: "expected at least two different labels")
    }
    return .ordering(along: given[along], labels: labels)
  }

  private static let direction = Setting(
    "direction", default: ClaimRule.Direction.increasing, "of the measured values")

  static let trend = ClaimRuleEntry(
    Declaration(
      id: "trend", summary: "measured values rise, or fall, at every step along a parameter",
      citation: house, settings: [along.declaration, direction.declaration]),
    needsPrediction: false
  ) { (given) throws(ConfigurationError) in
    try require(given[along], "trend")
    return .trend(along: given[along], given[direction])
  }

  private static func requireRange(
    _ lower: Double?, _ upper: Double?, _ owner: String
  ) throws(ConfigurationError) {
    guard lower != nil || upper != nil else {
      throw .invalid(
        owner: owner, setting: "upper", reason: "'lower', 'upper' or both have to be given")
    }
    guard lower ?? 0 <= upper ?? .infinity else {
      throw .invalid(
        owner: owner, setting: "lower",
        reason: "\(compact(lower ?? 0)) is above 'upper', \(compact(upper ?? 0))")
    }
  }

  private static func require(_ along: String, _ owner: String) throws(ConfigurationError) {
    guard along.isEmpty else { return }
    throw .invalid(owner: owner, setting: "along", reason: "'along' is missing")
  }
}
