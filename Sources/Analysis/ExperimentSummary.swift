import Records

/// An experiment in numbers: its cells and its methods, in the order of the plan.
public struct ExperimentSummary: Sendable {
  public private(set) var cells: [CellSummary] = []
  public private(set) var methods: [MethodSummary] = []

  /// The summary of all runs of an experiment.
  ///
  /// - Parameters:
  ///   - rows: all runs of the experiment, computed or not, in the order of the plan
  ///   - bootstrap: makes the intervals of cells and methods
  public init(_ rows: [RunRow], bootstrap: Bootstrap = Bootstrap()) {
    var order: [RunRow.Cell] = []
    var grouped: [RunRow.Cell: [RunRow]] = [:]
    for row in rows {
      if grouped[row.cell] == nil { order.append(row.cell) }
      grouped[row.cell, default: []].append(row)
    }
    cells = order.map { CellSummary($0, rows: grouped[$0]!, bootstrap: bootstrap) }

    var methodOrder: [RunRow.Method] = []
    var members: [RunRow.Method: [Int]] = [:]
    for (index, cell) in cells.enumerated() {
      if members[cell.cell.method] == nil { methodOrder.append(cell.cell.method) }
      members[cell.cell.method, default: []].append(index)
    }
    for method in methodOrder {
      let indices = members[method]!.sorted { cells[$0].cell.peakRate < cells[$1].cell.peakRate }
      let summary = MethodSummary(indices.map { cells[$0] }, bootstrap: bootstrap)
      methods.append(summary)
      for index in indices where cells[index].cell == summary.best?.cell {
        cells[index].isBest = true
      }
    }
  }

  public var runs: Int { cells.reduce(0) { $0 + $1.runs } }
  public var finished: Int { cells.reduce(0) { $0 + $1.finished } }
  public var diverged: Int { cells.reduce(0) { $0 + $1.diverged } }
  public var failed: Int { cells.reduce(0) { $0 + $1.failed } }
  public var missing: Int { cells.reduce(0) { $0 + $1.missing } }

  /// The cells of a method, in the order of their peak rates.
  public func cells(of method: RunRow.Method) -> [CellSummary] {
    cells.filter { $0.cell.method == method }.sorted { $0.cell.peakRate < $1.cell.peakRate }
  }
}
