/// Reads tables of numbers as delimited text (RFC 4180): one example a line, the label in one of the
/// columns, by default the last.
///
/// The delimiter is the first of tab, `;` and `,` that the first line has outside quotes. That line
/// is a header if none of its cells is a number. Cells may be quoted; blank lines and lines that
/// begin with `#` are passed over.
///
/// What could as well be something else is refused: a first line that counts the columns, a first
/// column of whole numbers that has no name though others have, and one that counts the rows where no
/// column has a name. Taking either way would be a guess, and a run's
/// identity knows the file but not how it was guessed.
public enum CSVReader {
  /// The examples of a file.
  ///
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
    if let found = numbering(of: cells, records) {
      throw DataFileError(
        file: file, line: first,
        reason:
          "the cells \(found), as pandas names columns that have no names: if they are names, "
          + "write others; if they are an example, put a line of names above it")
    }
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
    if let name = names.first, isUnnamed(name), rows.areWhole {
      throw DataFileError(
        file: file, line: first,
        reason: "column 1 has no name and a whole number in every row, as pandas writes its index: "
          + "leave it out (index=False), or give it a name if it is data")
    }
    if names.isEmpty, rows.count {
      throw DataFileError(
        file: file, line: first,
        reason: "column 1 counts the rows, as an index does: leave it out, or put a line of names "
          + "above the first example if it is data")
    }
    return LabelledTable(
      features: rows.features, labels: rows.labels, columns: columns - 1, labelColumn: columns,
      columnNames: names)
  }

  private static let noRows = "no examples"

  /// How a first line numbers the columns; `nil` if it does not.
  private static func numbering(
    of cells: [CSVRecords.Cell], _ records: CSVRecords
  ) -> String? {
    func count(_ cells: ArraySlice<CSVRecords.Cell>) -> Bool {
      cells.enumerated().allSatisfy { records.text($0.element) == String($0.offset) }
    }
    let last = cells.count - 1
    if count(cells[...]) { return "count from 0 to \(last)" }
    let isIndexed = records.text(cells[0]).isEmpty && count(cells.dropFirst())
    return isIndexed ? "count from 0 to \(last - 1) after an empty one, that of an index" : nil
  }

  /// Without a name in the file, or with that which pandas gave such a column.
  private static func isUnnamed(_ name: String) -> Bool {
    name.isEmpty || name.hasPrefix("Unnamed: ")
  }

  private struct Rows {
    let columns: Int
    var features: [Double] = []
    var labels: [Double] = []

    init(columns: Int) { self.columns = columns }

    private var firstColumn: [Double] {
      stride(from: 0, to: features.count, by: columns - 1).map { features[$0] }
    }

    /// Whether the first column has whole numbers only.
    var areWhole: Bool { firstColumn.allSatisfy { $0.rounded() == $0 } }

    /// Whether the first column counts the rows, from 0 or from 1. Two rows can by chance.
    var count: Bool {
      let first = firstColumn
      return first.count > 2 && [0, 1].contains(first[0])
        && first.enumerated().allSatisfy { $1 == first[0] + Double($0) }
    }

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
