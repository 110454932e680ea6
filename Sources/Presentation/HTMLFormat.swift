/// A table in HTML.
public struct HTMLFormat: TableFormat {
  public init() {}

  public func text(of table: Table) -> String {
    let numeric = table.columns.indices.map(table.isNumeric)
    func row(_ fields: [String], _ tag: String) -> String {
      let cells = zip(fields, numeric).map { field, isNumber in
        // Prose is broken into lines; names and numbers are not.
        let kind = isNumber ? " class=\"n\"" : field.count > 40 ? " class=\"t\"" : ""
        return "<\(tag)\(kind)>\(escapeHTML(field))</\(tag)>"
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }
    return "<div class=\"table\"><table>\n<thead>\n" + row(table.columns, "th")
      + "</thead>\n<tbody>\n"
      + table.rows.map { row($0.map(NumberFormat.field), "td") }.joined()
      + "</tbody>\n</table></div>\n"
  }
}

package func escapeHTML(_ text: String) -> String {
  var result = ""
  // By scalars: a mark that combines with a bracket must not hide it.
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
