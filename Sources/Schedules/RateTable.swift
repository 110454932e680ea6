import Catalog

/// Rates at given steps, as read from a file: a schedule of somebody else's.
public struct RateTable: Sendable, Hashable {
  /// The steps at which rates are given, ascending, from 0 on.
  public let steps: [Int]
  /// The rate at each of ``steps``: finite, ≥ 0, one at least above 0.
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

/// A table of rates that cannot be used, with the line that is to blame.
public struct RateTableError: Error, Hashable, CustomStringConvertible {
  public let file: String
  public let line: Int?
  public let reason: String

  public var description: String {
    (line.map { "\(file):\($0)" } ?? file) + ": " + reason
  }
}

/// A table of rates as a setting: named by a plan, or given in code.
public struct RateTableFile: SettingRepresentable {
  public static var kind: SettingKind { .file }

  /// A path in a plan; a name and a digest of the content in a run's specification.
  public let reference: String
  /// What it says; `nil` if the file is not at hand.
  public let table: RateTable?

  public init(_ reference: String, _ table: RateTable? = nil) {
    self.reference = reference
    self.table = table
  }

  public var settingValue: SettingValue { .text(reference) }

  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .text(let reference) = settingValue else { return nil }
    self.init(reference, scope.files[reference, as: RateTable.self])
  }
}
