import Analysis
import Catalog
import Records

/// The cells of a table that a claim is about.
struct CellSelection {
  let quantity: String
  let cells: [StudyTable.Cell]
  /// The axes of the table in which they differ, in the table's order.
  let axes: [Axis]
  private let allAxes: [Axis]

  init(_ claim: Claim, in table: StudyTable) {
    let cells = table.cells.filter { cell in
      claim.cells.allSatisfy { cell.answers(to: $0.value, at: $0.key) }
    }
    quantity = claim.quantity
    self.cells = cells
    allAxes = table.axes
    axes = table.axes.filter { axis in Set(cells.map { $0.coordinates[axis] }).count > 1 }
  }

  /// What tells a cell from the others: its labels on the axes that differ.
  ///
  /// - Parameter hidden: axes that a reader knows already
  func title(of cell: StudyTable.Cell, without hidden: [Axis] = []) -> String {
    let shown = (axes.isEmpty ? allAxes : axes).filter { !hidden.contains($0) }
    let parts = (shown.isEmpty ? [.optimizer] : shown).compactMap { axis in
      cell.coordinates[axis].map { place in
        // A bare number would not say what it counts; neither would `full`.
        place.number != nil || axis == .batch ? "\(axis) \(place.label)" : place.label
      }
    }
    return parts.joined(separator: ", ")
  }

  /// The cells that agree on all axes but the given ones, group by group in the table's order.
  func groups(besides along: Set<Axis>) -> [[StudyTable.Cell]] {
    var order: [[Coordinate?]] = []
    var groups: [[Coordinate?]: [StudyTable.Cell]] = [:]
    for cell in cells {
      let key = axes.filter { !along.contains($0) }.map { cell.coordinates[$0] }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(cell)
    }
    return order.map { groups[$0] ?? [] }
  }

  /// The axes on which a number of the cells depends: those in which two cells can differ alone and
  /// have different numbers.
  func axes(carrying parameter: String) -> Set<Axis> {
    Set(
      axes.filter { axis in
        groups(besides: [axis]).contains { group in
          Set(group.map { $0.parameters[parameter] }).count > 1
        }
      })
  }

  /// A result without verdict.
  func result(of cell: StudyTable.Cell) -> ClaimResult.Cell {
    ClaimResult.Cell(
      coordinates: cell.coordinates, title: title(of: cell), seeds: cell.samples.count,
      estimate: QuantityEstimate(quantity, of: cell))
  }
}
