import Analysis
import Plans
import Problems
import Schedules

/// The expected loss above the minimum of plain SGD on streaming least squares, at the end of a run with any
/// planned schedule: an exact recursion of the mean squares of w − w*, see ``RandomDesign``.
package struct ExpectedRisk {
  private let design: RandomDesign
  private let initialSquares: [Double]
  private let schedule: RateSchedule
  private let steps: Int

  /// - Returns: `nil` for all but plain SGD on a problem with such a recursion
  package init?(_ arm: StudiedArm) throws(StudyObjection) {
    guard arm.problem.facts.contains(.meanSquareStabilityLimit),
      case .planned = arm.schedule, try arm.preparedOptimizer().isPlainGradientDescent,
      let design = arm.problem.truth.randomDesign, let minimiser = arm.problem.truth.minimiser
    else { return nil }
    self.design = design
    schedule = try arm.plannedSchedule()
    steps = arm.steps
    let start = arm.problem.instance.initialParameters()
    initialSquares = minimiser.enumerated().map { i, centre in
      (start.base[i] - centre) * (start.base[i] - centre)
    }
  }

  /// The expected loss above the minimum; +∞ where it overflows.
  package func loss(peak: Double, batch: Int) -> Double {
    var squares = initialSquares
    let noise = design.labelNoise * design.labelNoise
    for step in 0..<steps {
      let rate = schedule.rate(at: step, of: steps, peak: peak)
      design.step(&squares, rate: rate, batchSize: batch, noise: noise)
    }
    let loss = design.excess(of: squares)
    return loss.isFinite ? loss : .infinity
  }

  /// The peak with the smallest expected loss, to a regret of 10⁻⁶ or a per cent of the rate.
  ///
  /// - Parameter scan: rates to begin with
  /// - Returns: `nil` if it is not enclosed
  package func best(batch: Int, from scan: [Double]) -> (rate: Double, loss: Double)? {
    let search = RateSearch(scan: scan, seeds: 1, extensions: 40, average: .mean, regret: 1e-6)
    guard let search else { return nil }
    var trials = RateTrials()
    while true {
      let requests = search.next(trials)
      guard !requests.isEmpty else { break }
      for request in requests {
        trials.add([loss(peak: request.rate, batch: batch)], at: request.rate)
      }
    }
    return search.result(trials)?.rate.map { ($0, loss(peak: $0, batch: batch)) }
  }
}
