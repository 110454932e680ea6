/// Reads the LIBSVM (SVMlight) text format: one example a line, `label index:value …`, indices
/// ascending from 1, features that are not named are 0, `#` starts a comment.
public enum LIBSVMReader {
  /// The largest table that is unpacked: features are stored densely.
  public static let largestTable = 200_000_000

  /// The examples of a file.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file
  ///   - file: its name, for messages
  public static func read(
    _ contents: some Collection<UInt8>, file: String
  ) throws(DataFileError) -> LabelledTable {
    var labels: [Double] = []
    var entries: [(row: Int, column: Int, value: Double)] = []
    var columns = 0
    var lineNumber = 0
    for line in contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lineNumber += 1
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      let fields = content.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      guard let first = fields.first else { continue }
      guard let label = number(first) else {
        throw DataFileError(
          file: file, line: lineNumber, reason: "expected a numeric label, found '\(text(first))'")
      }
      var last = 0
      for field in fields.dropFirst() {
        let (column, value) = try entry(field, after: last, file: file, line: lineNumber)
        last = column
        if value != 0 { entries.append((labels.count, column - 1, value)) }
      }
      columns = max(columns, last)
      labels.append(label)
    }
    guard !labels.isEmpty else { throw DataFileError(file: file, reason: "no examples") }
    guard columns > 0 else { throw DataFileError(file: file, reason: "no features") }
    guard columns <= largestTable / labels.count else {
      throw DataFileError(
        file: file,
        reason: "\(labels.count) examples × \(columns) features do not fit into memory as a dense "
          + "table; at most \(largestTable) values are read")
    }
    var features = [Double](repeating: 0, count: labels.count * columns)
    for entry in entries { features[entry.row * columns + entry.column] = entry.value }
    return LabelledTable(features: features, labels: labels, columns: columns)
  }

  private static func entry(
    _ field: some Collection<UInt8>, after last: Int, file: String, line: Int
  ) throws(DataFileError) -> (column: Int, value: Double) {
    let parts = field.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let column = Int(text(parts[0])), let value = number(parts[1]) else {
      throw DataFileError(
        file: file, line: line, reason: "expected index:value, found '\(text(field))'")
    }
    guard column >= 1 else {
      throw DataFileError(
        file: file, line: line, reason: "indices start at 1, found '\(text(field))'")
    }
    guard column > last else {
      throw DataFileError(
        file: file, line: line, reason: "index \(column) after \(last): indices must ascend")
    }
    return (column, value)
  }

  /// A finite number.
  private static func number(_ bytes: some Collection<UInt8>) -> Double? {
    // Swift would also read hexadecimal numbers.
    guard !bytes.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }),
      let value = Double(text(bytes)), value.isFinite
    else { return nil }
    return value
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
