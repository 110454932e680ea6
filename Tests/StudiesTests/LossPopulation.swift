import Analysis
import Foundation
import Records
import Runs
import Tuning

/// The final losses of many runs against the peak rate, from which searches and comparisons draw their seeds.
///
/// Its averages are those of the distribution that is drawn from, so that best rates, losses and ratios are known
/// whatever the average.
struct LossPopulation: Sendable {
  let count: Int
  /// Ascending, by a common ratio.
  let rates: [Double]
  /// The logarithms of the losses by rate and run; +∞ for diverged runs.
  private let heights: [[Double]]

  /// Runs at common seeds.
  ///
  /// - Parameters:
  ///   - run: what is the same for all
  ///   - rates: ascending, by a common ratio
  ///   - count: of the runs at each rate
  init(of run: RunSpec, at rates: [Double], count: Int) async throws {
    self.count = count
    self.rates = rates
    heights = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for (place, rate) in rates.enumerated() {
        group.addTask {
          let executor = RunExecutor(.standard)
          var run = run
          run.peakRate = rate
          return (
            place,
            try (0..<count).map { seed in
              run.seed = UInt64(seed)
              return log(try executor.run(run, id: "").finalLoss(of: run))
            }
          )
        }
      }
      return try await group.reduce(into: rates.map { _ in [] }) { $0[$1.0] = $1.1 }
    }
  }

  /// The loss of a run at any rate: between the simulated ones by a cubic through four of them (Catmull and Rom
  /// 1974) in logarithms, at the first and last by a line, and +∞ beside a rate at which it diverged.
  func loss(at rate: Double, of run: Int) -> Double {
    let last = rates.count - 1, x = log(rate / rates[0]) / log(rates[1] / rates[0])
    guard x <= Double(last) else { return .infinity }
    let place = min(max(Int(x.rounded(.down)), 0), last - 1), u = x - Double(place)
    let below = heights[place][run], above = heights[place + 1][run]
    guard below.isFinite, above.isFinite else { return u < 1e-9 ? exp(below) : .infinity }
    let before = place > 0 ? heights[place - 1][run] : 2 * below - above
    let next = place + 2 <= last ? heights[place + 2][run] : .infinity
    let after = next.isFinite ? next : 2 * above - below
    let linear = above - before
    let square = 2 * before - 5 * below + 4 * above - after
    let cube = -before + 3 * below - 3 * above + after
    return exp(below + 0.5 * u * (linear + u * (square + u * cube)))
  }

  /// The average over all runs.
  func average(at rate: Double, _ average: LossAverage) -> Double {
    average((0..<count).map { loss(at: rate, of: $0) })
  }

  /// The rate with the smallest average, by a parabola through thirteen rates around the smallest simulated
  /// one: as a function of the rate, a median of so many still has corners.
  func best(_ average: LossAverage) -> (rate: Double, loss: Double) {
    let simulated = rates.map { self.average(at: $0, average) }
    let centre = simulated.indices.min { simulated[$0] < simulated[$1] } ?? 0
    let half = log(rates[1] / rates[0])
    let places = (-6...6).map { Double($0) / 6 }
    let values = places.map { log(self.average(at: rates[centre] * exp($0 * half), average)) }
    // Evenly spaced points around 0 have orthogonal polynomials.
    let meanSquare = Statistics.mean(places.map { $0 * $0 })
    let second = places.map { $0 * $0 - meanSquare }
    func sum(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let slope = sum(places, values) / sum(places, places)
    let curvature = 2 * sum(second, values) / sum(second, second)
    let rate = rates[centre] * exp(-slope / curvature * half)
    return (rate, self.average(at: rate, average))
  }
}
