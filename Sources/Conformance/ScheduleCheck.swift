import Catalog
import Schedules

/// Holds the schedules of this program against the rates of official schedulers.
enum ScheduleCheck {
  /// Of the rate at the peak. Some official schedulers compute rates from the last ones, and so
  /// collect roundoff.
  static let tolerance = 1e-12

  static func run(_ example: ScheduleCase, _ entries: ConformanceEntries) -> CaseResult {
    do {
      let translation = try ScheduleTranslation.of(example)
      let schedule = try entries.schedule(translation.entry)
      return compare(try rates(schedule, translation, example), example, peak: translation.peak)
    } catch let error as Untranslatable {
      return .skipped(example.name, error.reason)
    } catch {
      return .skipped(example.name, "\(error)")
    }
  }

  private static func rates(
    _ schedule: ConfiguredSchedule, _ translation: ScheduleTranslation, _ example: ScheduleCase
  ) throws(Untranslatable) -> [Double] {
    switch schedule {
    case .planned(let schedule):
      return (0..<example.totalSteps).map {
        schedule.rate(at: $0, of: translation.steps, peak: translation.peak)
      }
    case .feedback(var controller):
      guard let losses = example.losses else { throw Untranslatable("there are no 'losses'") }
      return losses.map { loss in
        let rate = controller.rate(of: translation.steps, peak: translation.peak)
        controller.observe(loss: loss, of: translation.steps, peak: translation.peak)
        return rate
      }
    }
  }

  private static func compare(
    _ rates: [Double], _ example: ScheduleCase, peak: Double
  ) -> CaseResult {
    var deviation = 0.0, worst = 0
    for (step, (rate, expected)) in zip(rates, example.lr).enumerated() {
      let difference = abs(rate - expected) / peak
      // NaN is no small deviation.
      if !(difference <= deviation) { (deviation, worst) = (difference, step) }
    }
    let isClose = deviation <= tolerance
    return CaseResult(
      name: example.name,
      verdict: isClose
        ? .passed
        : .failed(
          reason: "at step \(worst) the rate is \(rates[worst]), not \(example.lr[worst])"),
      valuesCompared: rates.count, pointsCompared: rates.count, deviation: deviation,
      tolerance: tolerance)
  }
}
