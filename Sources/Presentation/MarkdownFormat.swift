/// A table in GitHub's Markdown.
public struct MarkdownFormat: TableFormat {
  public init() {}

  public func text(of table: Table) -> String {
    let numeric = table.columns.indices.map(table.isNumeric)
    var text = line(table.columns)
    text += line(numeric.map { $0 ? "---:" : "---" })
    for row in table.rows { text += line(row.map(NumberFormat.field)) }
    return text
  }

  private func line(_ fields: [String]) -> String {
    "| " + fields.map { $0.replacingBars() }.joined(separator: " | ") + " |\n"
  }
}

extension String {
  fileprivate func replacingBars() -> String {
    contains("|")
      ? split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : self
  }
}
