import Catalog
import Records

extension ClaimRuleEntry {
  /// The rules that a claim can choose from.
  public static let standard = Catalogue.of([
    within, withinFactor, atMost, atLeast, share, ratio, ordering, trend,
  ])

  private static let house = Citation("Steplab")
}

extension SettingTerms {
  fileprivate static var subject: SettingTerms {
    SettingTerms(
      .any, "the interval of the median over the seeds decides, or every seed has to comply",
      name: "of")
  }
  fileprivate static var along: SettingTerms {
    SettingTerms(
      .any,
      "an axis of the study's cells, or the name of a number of theirs; of a ratio or an ordering "
        + "also several axes, as `optimizer + schedule`")
  }
}

// MARK: Held against a prediction

private struct Difference: Settings {
  @Setting(.above(0, upTo: 1), "largest relative difference") var tolerance = 0.05
  @Setting(.subject) var subject = ClaimRule.Subject.median
}

private struct Spread: Settings {
  @Setting(.above(1), "largest ratio of the larger to the smaller") var factor = 10.0
  @Setting(.subject) var subject = ClaimRule.Subject.median
}

private struct Limit: Settings {
  @Setting(.above(0), "the limit is this multiple of the prediction") var factor = 1.0
  @Setting(.subject) var subject = ClaimRule.Subject.median
}

private struct Share: Settings {
  @Setting(.atLeast(0), "a run's value is at least this multiple of the prediction")
  var lower: Double? = nil
  @Setting(.above(0), "a run's value is at most this multiple of the prediction")
  var upper: Double? = nil
  @Setting(.from(1e-6, below: 1), "the smallest share of the runs") var least = 0.9

  func validate(as owner: String) throws(ConfigurationError) {
    try requireRange(lower, upper, owner)
  }
}

extension ClaimRuleEntry {
  static let within = ClaimRuleEntry(
    About("within", "measured and predicted differ by at most a relative tolerance", house),
    of: Difference.self
  ) { .within(tolerance: $0.tolerance, of: $0.subject) }

  static let withinFactor = ClaimRuleEntry(
    About("within-factor", "measured and predicted have a ratio of at most a factor", house),
    of: Spread.self
  ) { .withinFactor($0.factor, of: $0.subject) }

  static let atMost = ClaimRuleEntry(
    About("at-most", "measured is no more than a multiple of predicted", house), of: Limit.self
  ) { .atMost(factor: $0.factor, of: $0.subject) }

  static let atLeast = ClaimRuleEntry(
    About("at-least", "measured is no less than a multiple of predicted", house), of: Limit.self
  ) { .atLeast(factor: $0.factor, of: $0.subject) }

  static let share = ClaimRuleEntry(
    About(
      "share", "at least a share of the runs have a value in a range; diverged runs have not",
      Citation("Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404")),
    of: Share.self
  ) { .share(lower: $0.lower, upper: $0.upper, least: $0.least) }
}

// MARK: Between cells

private struct Ratio: Settings {
  @Setting(.along) var along = ""
  @Setting(
    "labels or names along the axis: that of the numerator, then the denominator", name: "of")
  var labels: [String] = []
  @Setting(.atLeast(0), "the ratio is at least this multiple of the prediction")
  var lower: Double? = nil
  @Setting(.above(0), "the ratio is at most this multiple of the prediction")
  var upper: Double? = nil

  func validate(as owner: String) throws(ConfigurationError) {
    try require(along, owner)
    guard labels.count == 2, labels[0] != labels[1] else {
      throw .invalid(owner: owner, setting: "of", reason: "expected two different labels")
    }
    try requireRange(lower, upper, owner)
  }
}

private struct Ordering: Settings {
  @Setting(.along) var along = ""
  @Setting("labels or names along the axis, that of the smallest value first")
  var order: [String] = []

  func validate(as owner: String) throws(ConfigurationError) {
    try require(along, owner)
    guard order.count > 1, Set(order).count == order.count else {
      throw .invalid(
        owner: owner, setting: "order", reason: "expected at least two different labels")
    }
  }
}

private struct Trend: Settings {
  @Setting(.along) var along = ""
  @Setting("of the measured values") var direction = ClaimRule.Direction.increasing

  func validate(as owner: String) throws(ConfigurationError) { try require(along, owner) }
}

extension ClaimRuleEntry {
  static let ratio = ClaimRuleEntry(
    About("ratio", "the measured values of two cells have a ratio near a predicted one", house),
    of: Ratio.self
  ) { given in
    .ratio(
      along: AxisGroup(given.along),
      of: ClaimRule.RatioCells(NamedCell(given.labels[0]), over: NamedCell(given.labels[1])),
      lower: given.lower, upper: given.upper)
  }

  static let ordering = ClaimRuleEntry(
    About("ordering", "cells along an axis have measured values in an order", house),
    of: Ordering.self, needsPrediction: false
  ) { .ordering(along: AxisGroup($0.along), $0.order.map(NamedCell.init)) }

  static let trend = ClaimRuleEntry(
    About("trend", "measured values rise, or fall, at every step along a parameter", house),
    of: Trend.self, needsPrediction: false
  ) { .trend(along: Axis($0.along), $0.direction) }
}

private func requireRange(
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

private func require(_ along: String, _ owner: String) throws(ConfigurationError) {
  guard along.isEmpty else { return }
  throw .invalid(owner: owner, setting: "along", reason: "'along' is missing")
}
