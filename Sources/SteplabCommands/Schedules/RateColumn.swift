import Catalog
import Plans
import Schedules

/// The rates of one schedule over a run.
struct RateColumn {
  let label: String
  let configuration: Configuration
  let rate: (Int) -> Double
  /// β, where the schedule prescribes it.
  let interpolation: ((Int) -> Double)?
  /// What the losses led to, where the schedule depends on them.
  let decisions: [RateController.Decision]?

  init(_ element: NamedSchedules.Element, steps: Int, peak: Double, losses: String?) throws {
    label = element.label
    configuration = element.configuration
    switch element.schedule {
    case .planned(let schedule):
      rate = { schedule.rate(at: $0, of: steps, peak: peak) }
      interpolation =
        schedule.prescribesInterpolation
        ? { schedule.interpolation(at: $0, of: steps) ?? 0 } : nil
      decisions = nil
    case .feedback(var controller):
      guard let losses else {
        throw UsageError(
          "the rates of '\(element.label)' depend on the losses of a run: give them with --losses")
      }
      let values = try LossColumn.read(losses, count: steps - 1)
      var rates: [Double] = []
      for loss in values {
        rates.append(controller.rate(of: steps, peak: peak))
        controller.observe(loss: loss, of: steps, peak: peak)
      }
      rates.append(controller.rate(of: steps, peak: peak))
      rate = { [rates] in rates[$0] }
      interpolation = nil
      decisions = controller.decisions.filter { $0.step < steps }
    }
  }
}
