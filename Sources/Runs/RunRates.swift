import Catalog
import Records
import Schedules

/// The rates of one run, from a schedule of either kind.
struct RunRates: Sendable {
  /// What a feedback schedule records in curves, beside the optimizer's diagnostics.
  static let rateChanges = "rate_changes"
  /// What a schedule that prescribes β records.
  static let interpolation = "interpolation"

  private var schedule: ConfiguredSchedule
  private let steps: Int
  private let peak: Double
  /// Asked for at every step, so that it is found out once.
  private let prescribesInterpolation: Bool

  /// - Throws: if the schedule is not known, or its phases do not fit into the run
  init(_ spec: RunSpec, with components: PreparedComponents) throws(ConfigurationError) {
    schedule = try components.schedule(spec.schedule)
    try schedule.validate(steps: spec.steps)
    prescribesInterpolation =
      if case .planned(let planned) = schedule { planned.prescribesInterpolation } else { false }
    steps = spec.steps
    peak = spec.peakRate
  }

  /// The rate of a step; steps are asked for in order.
  func rate(at step: Int) -> Double {
    switch schedule {
    case .planned(let schedule): schedule.rate(at: step, of: steps, peak: peak)
    case .feedback(let controller): controller.rate(of: steps, peak: peak)
    }
  }

  /// β at a step, where the schedule prescribes it.
  func interpolation(at step: Int) -> Double? {
    guard prescribesInterpolation, case .planned(let schedule) = schedule else { return nil }
    return schedule.interpolation(at: step, of: steps)
  }

  /// How many of their first steps two runs have in common that differ in their rates only: as long as
  /// both schedules give the same bits, β included where they prescribe it. None where a rate depends
  /// on losses.
  func sharedSteps(with other: RunRates) -> Int {
    guard case .planned = schedule, case .planned = other.schedule,
      prescribesInterpolation == other.prescribesInterpolation,
      interpolation(at: 0) == other.interpolation(at: 0)
    else { return 0 }
    let end = min(steps, other.steps)
    // A step sets β for the point that it leads to.
    let first = (0..<end).first { step in
      rate(at: step).bitPattern != other.rate(at: step).bitPattern
        || interpolation(at: step + 1) != other.interpolation(at: step + 1)
    }
    return first ?? end
  }

  /// Ends a step, whose loss a feedback schedule takes note of.
  ///
  /// - Returns: whether the rate has changed for it
  mutating func observe(loss: Double) -> Bool {
    guard case .feedback(var controller) = schedule else { return false }
    let hasChanged = controller.observe(loss: loss, of: steps, peak: peak)
    schedule = .feedback(controller)
    return hasChanged
  }

  /// The names of ``diagnostics(at:)``, in their order.
  var diagnosticNames: [String] {
    switch schedule {
    case .planned: prescribesInterpolation ? [Self.interpolation] : []
    case .feedback: [Self.rateChanges]
    }
  }

  func diagnostics(at step: Int) -> [Double] {
    switch schedule {
    case .planned(let schedule):
      schedule.interpolation(at: step, of: steps).map { [$0] } ?? []
    case .feedback(let controller): [Double(controller.decisions.count)]
    }
  }
}
