/// Reads tables of numbers as delimited text (RFC 4180): one example a line, the label in one of the
/// columns, by default the last.
///
/// The delimiter is the first of tab, `;` and `,` that the first line has outside quotes. That line
/// is a header if none of its cells is a number. Cells may be quoted; blank lines and lines that
/// begin with `#` are passed over.
public enum CSVReader {
  /// - Parameters:
  ///   - contents: the bytes of the file
  ///   - file: its name, for messages
  public static func read(
    _ contents: some Collection<UInt8>, file: String
  ) throws(DataFileError) -> LabelledTable {
    var records = CSVRecords(Array(contents), file: file)
    var cells: [CSVRecords.Cell] = []
    guard try records.next(into: &cells) else { throw DataFileError(file: file, reason: noRows) }
    let columns = cells.count
    guard columns >= 2 else {
      throw DataFileError(
        file: file, line: records.recordLine,
        reason: "a single column; expected features and a label, separated by tabs, ';' or ','")
    }
    let first = records.recordLine
    var names: [String] = []
    var rows = Rows(columns: columns)
    if cells.contains(where: { records.number($0) != nil }) {
      try rows.append(cells, names, records, isFirst: true)
    } else {
      names = cells.map { records.text($0) }
    }
    while try records.next(into: &cells) {
      guard cells.count == columns else {
        throw DataFileError(
          file: file, line: records.recordLine,
          reason: "\(cells.count) cells, where line \(first) has \(columns)")
      }
      try rows.append(cells, names, records, isFirst: false)
    }
    guard !rows.labels.isEmpty else { throw DataFileError(file: file, reason: noRows) }
    return LabelledTable(
      features: rows.features, labels: rows.labels, columns: columns - 1, labelColumn: columns,
      columnNames: names)
  }

  private static let noRows = "no examples"

  private struct Rows {
    let columns: Int
    var features: [Double] = []
    var labels: [Double] = []

    init(columns: Int) { self.columns = columns }

    mutating func append(
      _ cells: [CSVRecords.Cell], _ names: [String], _ records: CSVRecords, isFirst: Bool
    ) throws(DataFileError) {
      guard columns <= LIBSVMReader.largestTable / (labels.count + 1) else {
        throw DataFileError(
          file: records.file, line: records.recordLine,
          reason: "the table is too large; at most \(LIBSVMReader.largestTable) values are read")
      }
      for (position, cell) in cells.enumerated() {
        guard let value = records.number(cell) else {
          let name = names.isEmpty ? "" : " ('\(names[position].prefix(40))')"
          let found = records.text(cell)
          throw DataFileError(
            file: records.file, line: records.recordLine,
            reason: "column \(position + 1)\(name): "
              + (found.isEmpty
                ? "the value is missing" : "expected a number, found '\(found.prefix(40))'")
              + (isFirst ? "; a header would have no numbers at all" : ""))
        }
        if position < columns - 1 { features.append(value) } else { labels.append(value) }
      }
    }
  }
}
