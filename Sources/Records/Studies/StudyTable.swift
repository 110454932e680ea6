import Catalog

/// What a study measured: the values of its quantities, cell by cell and seed by seed.
public struct StudyTable: Sendable, Hashable {
  /// The axes that tell cells apart, in the order of columns.
  public var axes: [Axis]
  /// What is measured, in the order of columns.
  public var quantities: [StudyQuantity]
  public var cells: [Cell]
  /// The axis along which cells differ by a criterion of the measurement and not by what is measured,
  /// such as the loss above which a run counts as diverged: verdicts have to agree along it. `nil` if
  /// there is none.
  public var criterion: Axis?

  public init(
    axes: [Axis], quantities: [StudyQuantity], cells: [Cell] = [], criterion: Axis? = nil
  ) {
    self.axes = axes
    self.quantities = quantities
    self.cells = cells
    self.criterion = criterion
  }

  /// A point of all axes but the seed.
  public struct Cell: Sendable, Hashable {
    /// Where the cell is on each axis.
    public var coordinates: [Axis: Coordinate]
    /// Numbers that belong to the cell, from which formulas take their parameters: numeric settings
    /// by their names, `batch`, `steps`, and what the problem states of itself.
    public var parameters: [String: Double]
    /// One sample for each seed; a single one without seed where nothing is random.
    public var samples: [StudySample]

    public init(
      _ coordinates: [Axis: Coordinate], parameters: [String: Double] = [:],
      samples: [StudySample] = []
    ) {
      self.coordinates = coordinates
      self.parameters = parameters
      self.samples = samples
    }
  }
}

extension StudyTable.Cell {
  /// The cell at a place of the study's own axis, which is one of its coordinates and parameters then.
  public func at(_ place: Double, of axis: Axis) -> StudyTable.Cell {
    var cell = self
    cell.coordinates[axis] = .place(place)
    cell.parameters[axis.rawValue] = place
    return cell
  }

  /// The label of the cell on an axis; `nil` if it has no place there.
  public func label(on axis: Axis) -> String? { coordinates[axis]?.label }

  /// The number that the cell has on an axis, or as a parameter; `nil` if there is none.
  public func number(at key: String) -> Double? {
    parameters[key] ?? coordinates[Axis(key)]?.number
  }

  /// Whether a label, a catalogue name or a number of the cell is the one that is asked for.
  public func answers(to value: SettingValue, at key: String) -> Bool {
    switch value {
    case .number(let number):
      parameters[key] == number || coordinates[Axis(key)]?.number == number
    case .integer(let number): answers(to: .number(Double(number)), at: key)
    case .text(let text): coordinates[Axis(key)]?.isNamed(text) == true
    default: false
    }
  }

  /// All labels in one line: entries by themselves, what would not say what it is with its axis.
  public func title(_ axes: [Axis]) -> String {
    axes.compactMap { axis in
      label(on: axis).map { axis.isOfEntries ? $0 : "\(axis) \($0)" }
    }.joined(separator: ", ")
  }
}

extension StudyTable {
  /// The table as far as a quantity tells cells apart: of those that differ only along an axis that
  /// it is constant along the first remains, without that axis.
  public func reduced(to quantity: StudyQuantity) -> StudyTable {
    guard let axis = quantity.constantAlong, axes.contains(axis) else { return self }
    var seen: Set<[Axis: Coordinate]> = []
    let cells = cells.compactMap { cell -> Cell? in
      var cell = cell
      cell.coordinates[axis] = nil
      cell.parameters[axis.rawValue] = nil
      return seen.insert(cell.coordinates).inserted ? cell : nil
    }
    return StudyTable(
      axes: axes.filter { $0 != axis }, quantities: quantities, cells: cells,
      criterion: criterion == axis ? nil : criterion)
  }
}
