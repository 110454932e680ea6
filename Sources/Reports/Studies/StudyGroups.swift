import Catalog
import Records

/// The cells of a study's table sorted for a figure: by a parameter, with the rest of the labels as
/// names of lines or panels.
struct StudyGroups {
  struct Group {
    let title: String
    /// Its label along the axis that tells panels apart; empty without one.
    let panel: String
    var cells: [StudyTable.Cell]
  }

  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - parameters: those that the figure's axes show, which leave the titles
  ///   - panelAxis: the axis whose labels tell panels apart, which leave the titles too
  init(_ table: StudyTable, without parameters: [Axis], panelAxis: Axis? = nil) {
    for cell in table.cells where parameters.allSatisfy({ cell.parameters[$0.rawValue] != nil }) {
      let axes = table.axes.filter { $0 != panelAxis }
      let title = Self.title(cell, axes, without: parameters)
      let panel = panelAxis.map { Self.title(cell, [$0], without: parameters) } ?? ""
      if let known = groups.firstIndex(where: { $0.title == title && $0.panel == panel }) {
        groups[known].cells.append(cell)
      } else {
        groups.append(Group(title: title, panel: panel, cells: [cell]))
      }
    }
    if let order = parameters.first?.rawValue {
      for i in groups.indices {
        groups[i].cells.sort { $0.parameters[order]! < $1.parameters[order]! }
      }
    }
  }

  /// The same in panels where they would be too many lines for one: along the first axis that leaves
  /// few enough for each. In one panel if no axis does.
  static func inPanels(_ table: StudyTable, without parameters: [Axis]) -> StudyGroups {
    let whole = StudyGroups(table, without: parameters)
    guard whole.groups.count > mostLines else { return whole }
    for axis in table.axes {
      let parts = StudyGroups(table, without: parameters, panelAxis: axis)
      // A panel of one line would compare nothing.
      if (2...mostLines).contains(parts.titles.count),
        (2...mostPanels).contains(parts.panels.count)
      {
        return parts
      }
    }
    return whole
  }

  /// As many as there are colours.
  private static let mostLines = 8
  private static let mostPanels = 12

  /// Each once, in the order of the table.
  var titles: [String] { distinct(groups.map(\.title)) }
  var panels: [String] { distinct(groups.map(\.panel)) }

  func filter(_ isKept: (Group) -> Bool) -> StudyGroups {
    var part = self
    part.groups = groups.filter(isKept)
    return part
  }

  /// The first parameter that has several values among the cells.
  static func varying(_ candidates: [Axis], in table: StudyTable) -> Axis? {
    candidates.first { axis in
      Set(table.cells.compactMap { $0.parameters[axis.rawValue] }).count > 1
    }
  }

  private static func title(
    _ cell: StudyTable.Cell, _ axes: [Axis], without parameters: [Axis]
  ) -> String {
    let dropped = Set(
      parameters.map(\.rawValue) + (parameters.contains(.beta) ? ["momentum", "beta1"] : []))
    let parts = axes.filter { !dropped.contains($0.rawValue) }.compactMap { axis in
      cell.coordinates[axis].map { place in
        if case .entry(let label) = place { return label.without(dropped).description }
        return axis.isOfEntries ? place.label : "\(axis) \(place.label)"
      }
    }
    return parts.joined(separator: ", ")
  }
}
