/// Aligned columns for a terminal. Where the table is too wide, text columns are shortened; headings
/// are broken into lines.
public struct TerminalFormat: TableFormat {
  public var width: Int

  public init(width: Int = 80) { self.width = width }

  public func text(of table: Table) -> String {
    let numeric = table.columns.indices.map(table.isNumeric)
    var widths = Self.widths(table)
    var gap = 2
    func total() -> Int { widths.reduce(0, +) + gap * (widths.count - 1) }
    if total() > width { gap = 1 }
    // Take from the widest text column, never below a readable rest.
    while total() > width,
      let widest = widths.indices.filter({ !numeric[$0] && widths[$0] > 12 })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    func line(_ fields: [String]) -> String {
      var line = fields.indices.map { column in
        padded(shortened(fields[column], widths[column]), widths[column], right: numeric[column])
      }.joined(separator: String(repeating: " ", count: gap))
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }
    var text = line(table.columns) + String(repeating: "─", count: min(width, total())) + "\n"
    for row in table.rows {
      let fields = row.map(NumberFormat.field)
      text += table.isHeading(row) ? heading(fields[0]) : line(fields)
    }
    return text
  }

  /// Whether nothing has to be shortened.
  package func fits(_ table: Table) -> Bool {
    let widths = Self.widths(table)
    return widths.reduce(0, +) + widths.count - 1 <= width
  }

  private static func widths(_ table: Table) -> [Int] {
    var widths = table.columns.map(\.count)
    for row in table.rows where !table.isHeading(row) {
      for (column, field) in row.enumerated() {
        widths[column] = max(widths[column], NumberFormat.field(field).count)
      }
    }
    return widths
  }

  /// Further lines are set in. A line that is set in already is not touched but for its length.
  private func heading(_ text: String) -> String {
    guard text.count > width, !text.hasPrefix(" ") else { return shortened(text, width) + "\n" }
    return wrapped(text, width: width - 2).split(separator: "\n").enumerated().map {
      shortened(($0 > 0 ? "  " : "") + $1, width) + "\n"
    }.joined()
  }

  private func shortened(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : text.prefix(width - 1) + "…"
  }

  private func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return right ? space + text : text + space
  }
}
