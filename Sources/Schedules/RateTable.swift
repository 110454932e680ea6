import Catalog

/// Rates at given steps, as read from a file: a schedule of somebody else's.
public struct RateTable: Sendable, Hashable {
  /// Ascending, from 0 on.
  public let steps: [Int]
  /// Finite, ≥ 0, one at least above 0.
  public let rates: [Double]
  public let largest: Double

  init(steps: [Int], rates: [Double]) {
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
