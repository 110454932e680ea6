import Catalog
import Schedules

/// What settings that are schedules or files refer to: the catalogue, and tables by reference.
func scope(tables: [String: RateTable] = [:]) -> EntryScope {
  var scope = EntryScope()
  scope.add(ScheduleEntry.standard)
  for (reference, table) in tables { scope.files[reference, as: RateTable.self] = table }
  return scope
}

/// A schedule of the catalogue.
func configured(
  _ name: String, _ settings: [String: SettingValue] = [:], tables: [String: RateTable] = [:]
) throws -> ConfiguredSchedule {
  let entry = try ScheduleEntry.standard[name]
  let scope = scope(tables: tables)
  return try entry.prepare(entry.declaration.configuration(settings, in: scope), in: scope)
}

/// A planned schedule of the catalogue.
func planned(
  _ name: String, _ settings: [String: SettingValue] = [:], tables: [String: RateTable] = [:]
) throws -> RateSchedule {
  guard case .planned(let planned) = try configured(name, settings, tables: tables) else {
    throw ConfigurationError.invalid(owner: name, setting: nil, reason: "is no planned schedule")
  }
  return planned
}

/// The rates of the steps 0 to T, the last of which is not executed.
func rates(
  _ name: String, _ settings: [String: SettingValue] = [:], steps: Int, peak: Double = 1
) throws -> [Double] {
  let schedule = try planned(name, settings)
  return (0...steps).map { schedule.rate(at: $0, of: steps, peak: peak) }
}

func controller(_ settings: [String: SettingValue]) throws -> RateController {
  guard case .feedback(let controller) = try configured("reduce-on-plateau", settings) else {
    throw ConfigurationError.invalid(owner: "", setting: nil, reason: "is no feedback schedule")
  }
  return controller
}

extension RateController {
  /// The rates that a sequence of losses leads to.
  mutating func rates(after losses: [Double], peak: Double = 1) -> [Double] {
    losses.map { loss in
      let rate = rate(of: losses.count, peak: peak)
      observe(loss: loss, of: losses.count, peak: peak)
      return rate
    }
  }
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-14) -> Bool {
  abs(a - b) <= tolerance
}
