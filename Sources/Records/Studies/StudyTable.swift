import Catalog
import Foundation

/// What a study measured: the values of its quantities, cell by cell and seed by seed.
public struct StudyTable: Sendable, Hashable {
  /// The names of the labels that tell cells apart, in the order of columns.
  public var axes: [String]
  /// What is measured, in the order of columns.
  public var quantities: [StudyQuantity]
  public var cells: [Cell]
  /// The axis along which cells differ by a criterion of the measurement and not by what is measured,
  /// such as the loss above which a run counts as diverged: verdicts have to agree along it. `nil` if
  /// there is none.
  public var criterion: String?

  public init(
    axes: [String], quantities: [StudyQuantity], cells: [Cell] = [], criterion: String? = nil
  ) {
    self.axes = axes
    self.quantities = quantities
    self.cells = cells
    self.criterion = criterion
  }

  /// A point of all axes but the seed.
  public struct Cell: Sendable, Hashable {
    /// The label of the cell on each axis, such as `optimizer: sgd(momentum=0.9)`.
    public var labels: [String: String]
    /// The names of the catalogue entries behind the labels, such as `optimizer: sgd`.
    public var names: [String: String]
    /// Numbers that belong to the cell, from which formulas take their parameters: numeric settings
    /// by their names, `batch`, `steps`, and what the problem states of itself.
    public var parameters: [String: Double]
    /// One sample for each seed; a single one without seed where nothing is random.
    public var samples: [StudySample]

    public init(
      labels: [String: String], names: [String: String] = [:], parameters: [String: Double] = [:],
      samples: [StudySample] = []
    ) {
      self.labels = labels
      self.names = names
      self.parameters = parameters
      self.samples = samples
    }
  }
}

extension StudyTable.Cell {
  /// The cell at a place of the study's own axis, which is one of its labels and parameters then.
  public func at(_ place: Double, of axis: String) -> StudyTable.Cell {
    var cell = self
    cell.labels[axis] = Self.label(of: place)
    cell.parameters[axis] = place
    return cell
  }

  /// Zeros of more than six digits cannot be counted by eye: 1e12.
  private static func label(of place: Double) -> String {
    let exponent = place >= 1e6 && place.isFinite ? log10(place).rounded() : 0
    return exponent > 0 && pow(10, exponent) == place ? "1e\(Int(exponent))" : compact(place)
  }

  /// The number that the cell has on an axis, or as a parameter; `nil` if there is none.
  public func number(at key: String) -> Double? {
    parameters[key] ?? labels[key].flatMap { Double($0) }
  }

  /// Whether a label, a catalogue name or a number of the cell is the one that is asked for.
  public func answers(to value: SettingValue, at key: String) -> Bool {
    switch value {
    case .number(let number):
      parameters[key] == number || labels[key].flatMap { Double($0) } == number
    case .integer(let number): answers(to: .number(Double(number)), at: key)
    case .text(let text): labels[key] == text || names[key] == text
    default: false
    }
  }

  /// Whether a label, or a name, of an axis is the cell's; `1e-3` and `0.001` are the same rate.
  ///
  /// - Parameters:
  ///   - label: one for each axis
  ///   - along: see ``ClaimRule/parts(_:)``
  public func isNamed(_ label: String, along: String) -> Bool {
    let labels = ClaimRule.parts(label), axes = ClaimRule.parts(along)
    return labels.count == axes.count
      && zip(labels, axes).allSatisfy { label, axis in
        answers(to: .text(label), at: axis)
          || answers(to: Double(label).map(SettingValue.number) ?? .none, at: axis)
      }
  }
}

extension StudyTable {
  /// The table as far as a quantity tells cells apart: of those that differ only along an axis that
  /// it is constant along the first remains, without that axis.
  public func reduced(to quantity: StudyQuantity) -> StudyTable {
    guard let axis = quantity.constantAlong, axes.contains(axis) else { return self }
    var seen: Set<[String: String]> = []
    let cells = cells.compactMap { cell -> Cell? in
      var cell = cell
      cell.labels[axis] = nil
      cell.parameters[axis] = nil
      return seen.insert(cell.labels).inserted ? cell : nil
    }
    return StudyTable(
      axes: axes.filter { $0 != axis }, quantities: quantities, cells: cells,
      criterion: criterion == axis ? nil : criterion)
  }
}

/// What a study measures, as a column of its table.
public struct StudyQuantity: Sendable, Hashable {
  /// The name in snake case: that of a column, and what claims refer to.
  public let name: String
  /// The label of an axis for the quantity, with the unit.
  public let title: String
  /// The meaning in a few words.
  public let summary: String
  /// The name of the quantity that predicts this one, where there is one.
  public let prediction: String?
  /// Whether values are compared by their ratios, and drawn on a logarithmic axis.
  public let isLogarithmic: Bool
  /// The axis of a study's series along which it is the same, because it belongs to a measurement as
  /// a whole; see ``StudyTable/reduced(to:)``.
  public let constantAlong: String?

  public init(
    _ name: String, title: String, _ summary: String, prediction: String? = nil,
    isLogarithmic: Bool = false, constantAlong: String? = nil
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.prediction = prediction
    self.isLogarithmic = isLogarithmic
    self.constantAlong = constantAlong
  }
}

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
