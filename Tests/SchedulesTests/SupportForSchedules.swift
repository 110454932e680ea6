import Catalog
import Schedules

/// A planned schedule of the catalogue.
func planned(
  _ name: String, _ settings: [String: SettingValue] = [:], tables: RateTables = RateTables()
) throws -> RateSchedule {
  let entry = try ScheduleCatalog.entry(named: name)
  let schedule = try entry.make(
    entry.declaration.configuration(settings), context: ScheduleContext(tables: tables))
  guard case .planned(let planned) = schedule else {
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
  let entry = try ScheduleCatalog.entry(named: "reduce-on-plateau")
  let schedule = try entry.make(entry.declaration.configuration(settings))
  guard case .feedback(let controller) = schedule else {
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
