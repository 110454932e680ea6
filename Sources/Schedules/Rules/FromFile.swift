import Catalog

/// A table of steps and rates: any schedule of somebody else's.
///
/// The largest rate of the table is the peak, so that the table can be run at any peak; with its
/// own largest rate as the peak it gives its own rates. Before its first step it has the first
/// rate, after its last step the last.
public struct FromFile: Schedule {
  public enum Between: String, SettingChoice { case linear, hold }

  @Setting("columns step and rate; relative to the plan") public var path = RateTableFile("")
  @Setting("between the steps of the table: a straight line, or hold the last rate")
  public var between = Between.linear

  public init() {}

  public static let about = About(
    "file", "a table of steps and rates from a file", Citation("whatever the table says"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard path.table == nil else { return }
    throw .invalid(
      owner: owner, setting: "path",
      reason: path.reference.isEmpty
        ? "is missing" : "the table '\(path.reference)' is not at hand")
  }

  /// The fraction of the table's largest rate; 1 without a table, which validation refuses.
  public func factor(at step: Int, of horizon: Horizon) -> Double {
    path.table.map { rate(at: step, in: $0) / $0.largest } ?? 1
  }

  private func rate(at step: Int, in table: RateTable) -> Double {
    guard let row = table.index(atOrBefore: step) else { return table.rates[0] }
    let rate = table.rates[row]
    guard between == .linear, row + 1 < table.rates.count, table.steps[row] < step else {
      return rate
    }
    let width = Double(table.steps[row + 1] - table.steps[row])
    let progress = Double(step - table.steps[row]) / width
    return rate + (table.rates[row + 1] - rate) * progress
  }
}
