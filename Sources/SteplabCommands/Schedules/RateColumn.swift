import Catalog
import Plans
import Presentation
import Reports
import Schedules

/// The rates of one schedule over a run.
struct RateColumn {
  let label: String
  let configuration: Configuration
  let rate: @Sendable (Int) -> Double
  /// β, where the schedule prescribes it.
  let interpolation: (@Sendable (Int) -> Double)?
  /// What the losses led to, where the schedule depends on them.
  let decisions: [RateController.Decision]?

  init(_ element: NamedSchedules.Element, steps: Int, peak: Double, losses: String?) throws {
    label = element.label
    configuration = element.configuration
    switch element.schedule {
    case .planned(let schedule):
      rate = { schedule.rate(at: $0, of: steps, peak: peak) }
      let prescribed: @Sendable (Int) -> Double = { schedule.interpolation(at: $0, of: steps) ?? 0 }
      interpolation = schedule.prescribesInterpolation ? prescribed : nil
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

  /// The columns of a table of steps.
  ///
  /// - Parameter isAlone: whether there is no other schedule to tell this one from
  func fields(isAlone: Bool) -> [Column<Int>] {
    let rates = Column<Int>(isAlone ? "rate" : label) { [rate] in .number(rate($0)) }
    guard let interpolation else { return [rates] }
    let name = isAlone ? "interpolation" : "\(label) interpolation"
    return [rates, Column(name) { .number(interpolation($0)) }]
  }
}
