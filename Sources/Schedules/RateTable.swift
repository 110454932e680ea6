import Catalog

/// Rates at given steps, as read from a file: a schedule of somebody else's.
public struct RateTable: Sendable, Hashable {
  /// Ascending, from 0 on.
  public let steps: [Int]
  /// Finite, ≥ 0, one at least above 0.
  public let rates: [Double]
  public let largest: Double

  fileprivate init(steps: [Int], rates: [Double]) {
    self.steps = steps
    self.rates = rates
    largest = rates.max() ?? 0
  }

  /// The rows at or before a step, and after it: the position of the last that is not after it.
  func index(atOrBefore step: Int) -> Int? {
    var low = 0, high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] <= step { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}

/// The tables that a plan names, read once and shared by its runs, by file name and digest.
public struct RateTables: Sendable {
  private var tables: [String: RateTable] = [:]

  public init() {}

  public subscript(reference: String) -> RateTable? {
    get { tables[reference] }
    set { tables[reference] = newValue }
  }
}

/// A table of rates that cannot be used, with the line that is to blame.
public struct RateTableError: Error, Hashable, CustomStringConvertible {
  public let file: String
  public let line: Int?
  public let reason: String

  public var description: String {
    (line.map { "\(file):\($0)" } ?? file) + ": " + reason
  }
}

extension RateTable {
  /// Reads a step and a rate from each line, separated by tabs, semicolons, commas or blanks.
  ///
  /// A first line without numbers is a header: of the columns that it names, `step` and one of
  /// `rate`, `lr` and `learning_rate` are taken; without a header the first two are. Empty lines and
  /// what follows a `#` are left out.
  ///
  /// - Parameter file: its name, for messages
  public init(
    _ contents: some Collection<UInt8>, file: String
  ) throws(RateTableError) {
    var rows: [(step: Int, rate: Double)] = []
    var columns = (step: 0, rate: 1)
    var isFirst = true
    var number = 0
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = contents.starts(with: mark) ? Array(contents.dropFirst(3)) : Array(contents)
    // Carriage returns alone end lines too; before a line feed they leave an empty line.
    let isWindows = text.contains(0x0A)
    for line in text.split(
      omittingEmptySubsequences: false,
      whereSeparator: {
        $0 == 0x0A || (!isWindows && $0 == 0x0D)
      })
    {
      number += 1
      let fields = Self.fields(line.prefix { $0 != UInt8(ascii: "#") })
      guard !fields.isEmpty else { continue }
      func error(_ reason: String) -> RateTableError {
        RateTableError(file: file, line: number, reason: reason)
      }
      defer { isFirst = false }
      if isFirst, fields.allSatisfy({ Self.number($0) == nil }) {
        guard let named = Self.columns(fields) else {
          throw error("expected columns named step and rate, found \(Self.excerpt(fields))")
        }
        columns = named
        continue
      }
      guard fields.count > max(columns.step, columns.rate) else {
        throw error("expected a step and a rate, found \(Self.excerpt(fields))")
      }
      let cells = (fields[columns.step], fields[columns.rate])
      guard let step = Self.number(cells.0).flatMap({ Int(exactly: $0) }), step >= 0 else {
        throw error("expected a step, a whole number from 0 on, found \(Self.excerpt([cells.0]))")
      }
      guard let rate = Self.number(cells.1), rate.isFinite, rate >= 0 else {
        throw error("expected a rate, a number ≥ 0, found \(Self.excerpt([cells.1]))")
      }
      if let last = rows.last?.step, step <= last {
        throw error("step \(step) does not come after step \(last)")
      }
      rows.append((step, rate))
    }
    guard !rows.isEmpty else {
      throw RateTableError(file: file, line: nil, reason: "no steps and rates")
    }
    guard rows.contains(where: { $0.rate > 0 }) else {
      throw RateTableError(file: file, line: nil, reason: "all rates are 0")
    }
    self.init(steps: rows.map(\.step), rates: rows.map(\.rate))
  }

  /// Tabs and semicolons separate where there are any; a comma is then part of a number, which is an
  /// error, and not a separator within `0,5`.
  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    let strong = line.contains { $0 == 0x09 || $0 == UInt8(ascii: ";") }
    let separators = Array((strong ? "\t; \r" : ", \r").utf8)
    return line.split { separators.contains($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func columns(_ names: [String]) -> (step: Int, rate: Int)? {
    let names = names.map { $0.lowercased() }
    guard let step = names.firstIndex(of: "step"),
      let rate = names.firstIndex(where: { ["rate", "lr", "learning_rate"].contains($0) })
    else { return nil }
    return (step, rate)
  }

  /// Swift would also read hexadecimal numbers.
  private static func number(_ text: String) -> Double? {
    text.allSatisfy { "0123456789+-.eE".contains($0) }
      || ["inf", "nan"].contains(text.lowercased())
      ? Double(text) : nil
  }

  /// Not more of a line than a message can bear.
  private static func excerpt(_ fields: [String]) -> String {
    let text = fields.prefix(4).joined(separator: " ")
    return "'\(text.count > 40 ? text.prefix(40) + "…" : text)'"
  }
}
