import Catalog
import Records

/// The cells of a study's table sorted for a figure: by a parameter, with the rest of the labels as
/// names of lines or panels.
struct StudyGroups {
  struct Group {
    let title: String
    var cells: [StudyTable.Cell]
  }

  private(set) var groups: [Group] = []

  /// - Parameter parameters: those that the figure's axes show, which leave the titles
  init(_ table: StudyTable, without parameters: [String]) {
    for cell in table.cells where parameters.allSatisfy({ cell.parameters[$0] != nil }) {
      let title = Self.title(cell, table.axes, without: parameters)
      if let known = groups.firstIndex(where: { $0.title == title }) {
        groups[known].cells.append(cell)
      } else {
        groups.append(Group(title: title, cells: [cell]))
      }
    }
    if let order = parameters.first {
      for i in groups.indices {
        groups[i].cells.sort { $0.parameters[order]! < $1.parameters[order]! }
      }
    }
  }

  /// The first parameter that has several values among the cells.
  static func varying(_ candidates: [String], in table: StudyTable) -> String? {
    candidates.first { name in
      Set(table.cells.compactMap { $0.parameters[name] }).count > 1
    }
  }

  private static func title(
    _ cell: StudyTable.Cell, _ axes: [String], without parameters: [String]
  ) -> String {
    let dropped = Set(parameters + (parameters.contains("beta") ? ["momentum", "beta1"] : []))
    let parts = axes.filter { !dropped.contains($0) }.compactMap { axis in
      cell.labels[axis].map { label in
        let label = entryLabel(label, without: dropped)
        return ["optimizer", "problem", "schedule"].contains(axis) ? label : "\(axis) \(label)"
      }
    }
    return parts.joined(separator: ", ")
  }
}
