import Foundation

/// Reads training logs of any framework: CSV, TSV or JSON Lines.
public struct TrainingLogReader: Sendable {
  /// The largest file that is read.
  public static let largestFile = 1 << 30

  /// Columns that are taken instead of the recognised ones.
  public var columns: [ColumnRole: String]

  public init(columns: [ColumnRole: String] = [:]) { self.columns = columns }

  /// The runs in a text, in the order of their first rows; one that is named after the file where
  /// there is no column `run`.
  ///
  /// - Parameters:
  ///   - bytes: of the file
  ///   - file: its name, for messages; an ending `jsonl` or `ndjson` means JSON Lines, `csv` or
  ///     `tsv` a table, others are found out
  public func logs(_ bytes: [UInt8], file: String) throws(TrainingLogError) -> [TrainingLog] {
    let start = try Self.beginning(of: bytes, file)
    let table =
      Self.isJSON(bytes, from: start, file)
      ? try JSONLinesTable.read(bytes, from: start, chosen: columns, file: file)
      : try DelimitedTable.read(bytes, from: start, chosen: columns, file: file)
    guard table.roles.run != nil else {
      return [LogAssembly.log(file, table.rows, table.roles)]
    }
    var names: [String] = []
    var rows: [String: [LogRow]] = [:]
    for row in table.rows {
      let name = row.run ?? ""
      if rows[name] == nil { names.append(name) }
      rows[name, default: []].append(row)
    }
    return names.map { LogAssembly.log($0.isEmpty ? file : $0, rows[$0] ?? [], table.roles) }
  }

  /// The bytes of a file; `-` is standard input.
  public static func contents(of path: String) throws(TrainingLogError) -> [UInt8] {
    if path == "-" { return try standardInput() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .malformed(file: path, line: nil, reason: "does not exist")
    }
    guard !isFolder.boolValue else {
      throw .malformed(file: path, line: nil, reason: "is a folder")
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    if let size, size.int64Value > Int64(largestFile) { throw tooLarge(path) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .malformed(file: path, line: nil, reason: "cannot be read")
    }
    return [UInt8](data)
  }

  private static func standardInput() throws(TrainingLogError) -> [UInt8] {
    let data: Data?
    do {
      data = try FileHandle.standardInput.read(upToCount: largestFile + 1)
    } catch {
      throw .malformed(file: "standard input", line: nil, reason: "cannot be read")
    }
    guard let data, data.count <= largestFile else {
      if data == nil { return [] }
      throw tooLarge("standard input")
    }
    return [UInt8](data)
  }

  private static func tooLarge(_ path: String) -> TrainingLogError {
    .malformed(file: path, line: nil, reason: "is larger than 1 GiB; record fewer steps")
  }

  /// Behind a byte-order mark; throws where the bytes are no text.
  private static func beginning(of bytes: [UInt8], _ file: String) throws(TrainingLogError) -> Int {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .malformed(file: file, line: nil, reason: "is UTF-16; save it as UTF-8")
    }
    if let zero = bytes.prefix(1 << 16).firstIndex(of: 0) {
      throw .malformed(
        file: file, line: 1 + bytes[..<zero].count { $0 == 0x0A },
        reason: "is no text: there is a zero byte")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func isJSON(_ bytes: [UInt8], from start: Int, _ file: String) -> Bool {
    switch file.split(separator: ".").last?.lowercased() {
    case "jsonl", "ndjson": return true
    case "csv", "tsv": return false
    default:
      let first = bytes[start...].first { $0 > 0x20 }
      return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
  }
}
