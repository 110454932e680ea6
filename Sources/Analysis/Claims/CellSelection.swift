import Catalog
import Records

/// The cells of a table that a claim is about.
struct CellSelection {
  let quantity: String
  let cells: [StudyTable.Cell]
  /// The axes of the table in which they differ, in the table's order.
  let axes: [String]
  private let allAxes: [String]

  init(_ claim: Claim, in table: StudyTable) {
    let cells = table.cells.filter { cell in
      claim.cells.allSatisfy { cell.answers(to: $0.value, at: $0.key) }
    }
    quantity = claim.quantity
    self.cells = cells
    allAxes = table.axes
    axes = table.axes.filter { axis in Set(cells.map { $0.labels[axis] }).count > 1 }
  }

  /// What tells a cell from the others: its labels on the axes that differ.
  ///
  /// - Parameter hidden: axes that a reader knows already
  func title(of cell: StudyTable.Cell, without hidden: [String] = []) -> String {
    let shown = (axes.isEmpty ? allAxes : axes).filter { !hidden.contains($0) }
    let parts = (shown.isEmpty ? ["optimizer"] : shown).compactMap { axis in
      cell.labels[axis].map { label in
        // A bare number would not say what it counts; neither would `full`.
        Double(label) != nil || axis == "batch" ? "\(axis) \(label)" : label
      }
    }
    return parts.joined(separator: ", ")
  }

  /// The cells that agree on all axes but the given ones, group by group in the table's order.
  func groups(besides along: Set<String>) -> [[StudyTable.Cell]] {
    var order: [[String?]] = []
    var groups: [[String?]: [StudyTable.Cell]] = [:]
    for cell in cells {
      let key = axes.filter { !along.contains($0) }.map { cell.labels[$0] }
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(cell)
    }
    return order.map { groups[$0] ?? [] }
  }

  /// The axes on which a number of the cells depends: those in which two cells can differ alone and
  /// have different numbers.
  func axes(carrying parameter: String) -> Set<String> {
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
      labels: cell.labels, title: title(of: cell), seeds: cell.samples.count,
      estimate: QuantityEstimate(quantity, of: cell))
  }
}
