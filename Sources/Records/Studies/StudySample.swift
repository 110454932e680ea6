import Catalog

/// The quantities of one cell for one seed.
public struct StudySample: Sendable, Hashable {
  /// The seed that was measured; `nil` where nothing is random.
  public var seed: UInt64?
  /// The values by the names of the quantities; what was not measured is not there. +∞ is a value:
  /// a boundary that was not met.
  public var values: [String: Double]
  /// For each quantity that has one, half the width of the bracket that a search ended with, or the
  /// estimate's own standard error times 1.96; in the units of the value.
  public var uncertainties: [String: Double]
  /// For each quantity that has no value, why, such as `diverged at step 12`.
  public var missing: [String: String]
  /// What a measurement gives at each place of an axis of its own, such as at several horizons, and
  /// not as a whole. Empty for studies without such an axis; samples in it have no series.
  public var series: [Double: StudySample] = [:]

  public init(
    seed: UInt64? = nil, values: [String: Double] = [:], uncertainties: [String: Double] = [:],
    missing: [String: String] = [:]
  ) {
    self.seed = seed
    self.values = values
    self.uncertainties = uncertainties
    self.missing = missing
  }

  /// The quantity of studies that tell which runs diverged: 1 for those, else 0.
  public static let divergence = "diverged"

  /// Whether the study tells that the run diverged.
  public var hasDiverged: Bool { values[Self.divergence] == 1 }
}

extension StudySample {
  /// The sample at one place of the series: what belongs to the place, and what belongs to the
  /// whole.
  ///
  /// - Parameters:
  ///   - place: the place on the study's own axis
  ///   - reason: why the place has no values, by quantity, if the series lacks it
  public func at(_ place: Double, otherwise reason: [String: String]) -> StudySample {
    let own = series[place] ?? StudySample(missing: reason)
    return StudySample(
      seed: seed, values: values.merging(own.values) { $1 },
      uncertainties: uncertainties.merging(own.uncertainties) { $1 },
      missing: missing.merging(own.missing) { $1 }.filter { quantity, _ in
        values[quantity] == nil && own.values[quantity] == nil
      })
  }
}

extension StudySample {
  /// The sample as JSON, without the seed, which belongs to what was measured and not to the
  /// result.
  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "values": .object(values.mapValues(Self.number)),
      "uncertainties": .object(uncertainties.mapValues(Self.number)),
      "missing": .object(missing.mapValues(JSONValue.string)),
    ]
    if !series.isEmpty {
      members["series"] = .object(
        Dictionary(uniqueKeysWithValues: series.map { (compact($0), $1.json) }))
    }
    return .object(members)
  }

  /// JSON has no infinity.
  private static func number(_ value: Double) -> JSONValue {
    value.isFinite ? .number(value) : .string(value > 0 ? "inf" : "-inf")
  }

  private static func number(_ json: JSONValue) -> Double? {
    switch json {
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    default: json.number
    }
  }

  /// The sample from what ``json`` gives; `nil` for anything else.
  public init?(json: JSONValue, seed: UInt64?) {
    guard case .object(let values)? = json["values"],
      case .object(let uncertainties)? = json["uncertainties"],
      case .object(let missing)? = json["missing"]
    else { return nil }
    self.init(
      seed: seed, values: values.compactMapValues(Self.number),
      uncertainties: uncertainties.compactMapValues(Self.number),
      missing: missing.compactMapValues(\.string))
    guard self.values.count == values.count, self.uncertainties.count == uncertainties.count,
      self.missing.count == missing.count
    else { return nil }
    guard case .object(let places)? = json["series"] else { return }
    for (text, sample) in places {
      guard let place = Double(text), let sample = StudySample(json: sample, seed: nil) else {
        return nil
      }
      series[place] = sample
    }
  }
}
