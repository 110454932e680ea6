import Analysis
import Catalog
import Records

/// Runs of a method that are put together by hand.
enum MethodFixture {
  static func method(
    _ optimizer: String, problem: String = "p", schedule: String = "s", batch: BatchSize = .full
  ) -> RunRow.Method {
    RunRow.Method(
      problem: problem, steps: 10, optimizer: optimizer, schedule: schedule, batch: batch)
  }

  /// - Parameters:
  ///   - tuning: losses by rate and tuning seed; `nil` for a run that is missing
  ///   - compared: losses by rate and seed
  ///   - points: the curve of every compared run, as steps and multiples of its final loss
  static func runs(
    _ optimizer: String = "a", problem: String = "p", rates: [Double], tuning: [[Double?]],
    compared: [[Double?]], initial: Double = 10, points: [(Int, Double)] = [(10, 1)]
  ) -> MethodRuns {
    var runs = MethodRuns(
      method: method(optimizer, problem: problem),
      seeds: compared[0].indices.map { UInt64($0) }, gradientsPerStep: 4)
    func run(_ loss: Double) -> MethodRuns.Run {
      MethodRuns.Run(
        loss: loss, initialLoss: initial, steps: loss.isFinite ? 10 : 3,
        points: points.map { .init(step: $0, loss: $1 * loss) })
    }
    for (rate, losses) in zip(rates, tuning) {
      for loss in losses { runs.addTuning(loss.map(run), at: rate) }
    }
    for (rate, losses) in zip(rates, compared) {
      for loss in losses { runs.addCompared(loss.map(run), at: rate) }
    }
    return runs
  }

  /// A method of a single rate, with these losses.
  static func fixed(_ optimizer: String, _ losses: [Double], problem: String = "p") -> TunedMethod {
    TunedMethod(
      runs(optimizer, problem: problem, rates: [1], tuning: [[losses[0]]], compared: [losses]))
  }
}
