import Catalog

/// A table of steps and rates: any schedule of somebody else's.
///
/// The largest rate of the table is the peak, so that the table can be run at any peak; with its
/// own largest rate as the peak it gives its own rates. Before its first step it has the first
/// rate, after its last step the last.
public struct FromFile: Schedule {
  enum Between: String, SettingChoice { case linear, hold }

  static let path = Setting(
    "path", default: FileReference(""), "columns step and rate; relative to the plan")
  static let between = Setting(
    "between", default: Between.linear,
    "between the steps of the table: a straight line, or hold the last rate")

  public static let declaration = Declaration(
    id: "file", summary: "a table of steps and rates from a file",
    citation: Citation("whatever the table says"),
    settings: [path.declaration, between.declaration])

  let table: RateTable
  let between: Between

  public init(
    _ configuration: Configuration, context: ScheduleContext
  ) throws(ConfigurationError) {
    let reference = configuration[Self.path].text
    guard let table = context.tables[reference] else {
      throw .invalid(
        owner: "file", setting: "path",
        reason: reference.isEmpty ? "is missing" : "the table '\(reference)' is not at hand")
    }
    self.table = table
    between = configuration[Self.between]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    rate(at: step) / table.largest
  }

  private func rate(at step: Int) -> Double {
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
