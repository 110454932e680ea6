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
  /// Reads two columns, step and rate, separated by white space, a comma or a semicolon. A first
  /// line without numbers is a header; further columns, empty lines and what follows a `#` are left
  /// out.
  ///
  /// - Parameter file: its name, for messages
  public init(
    _ contents: some Collection<UInt8>, file: String
  ) throws(RateTableError) {
    var steps: [Int] = [], rates: [Double] = []
    var number = 0
    var isFirst = true
    for line in contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      func error(_ reason: String) -> RateTableError {
        RateTableError(file: file, line: number, reason: reason)
      }
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      let fields = content.split { " \t\r,;".utf8.contains($0) }
        .map { String(decoding: $0, as: UTF8.self) }
      guard !fields.isEmpty else { continue }
      defer { isFirst = false }
      if isFirst, fields.allSatisfy({ Double($0) == nil }) { continue }
      guard fields.count >= 2 else { throw error("expected a step and a rate, found one number") }
      guard let step = Double(fields[0]).flatMap({ Int(exactly: $0) }), step >= 0 else {
        throw error("expected a step, a whole number from 0 on, found '\(fields[0])'")
      }
      guard let rate = Double(fields[1]), rate.isFinite, rate >= 0 else {
        throw error("expected a rate, a number ≥ 0, found '\(fields[1])'")
      }
      if let last = steps.last, step <= last {
        throw error("step \(step) does not come after step \(last)")
      }
      steps.append(step)
      rates.append(rate)
    }
    guard !steps.isEmpty else {
      throw RateTableError(file: file, line: nil, reason: "no steps and rates")
    }
    guard rates.contains(where: { $0 > 0 }) else {
      throw RateTableError(file: file, line: nil, reason: "all rates are 0")
    }
    self.init(steps: steps, rates: rates)
  }
}
