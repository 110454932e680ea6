import Analysis
import Foundation
import Plans
import Records
import Runs
import Studies
import Testing
import Tuning

/// Searches of the best peak, and the intervals that know of them, against the exact expectation of SGD on
/// power-law regression under any schedule.
@Suite struct SearchCoverageTests {
  /// A schedule with its truth.
  private struct Method {
    let name: String
    let run: RunSpec
    let risk: ExpectedRisk
    let best: (rate: Double, loss: Double)

    init(_ schedule: String, dimension: Int, steps: Int) throws {
      let text = """
        experiment: oracle
        problem: {name: power-law-regression, dimension: \(dimension), label_noise: 1, features: gaussian}
        optimizers: [{name: sgd}]
        schedules: [\(schedule)]
        learning_rates: [1e-2, 1]
        batch_sizes: [8]
        seeds: 1
        steps: \(steps)
        precision: float64
        record: {every: \(steps)}
        """
      let experiment = try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard).experiment
      name = schedule
      run = experiment.spec(0)
      let arm = try StudiedArm(of: run, choosing: [], for: "best-peak", in: .standard)
      let known = try ExpectedRisk(arm)
      risk = try #require(known)
      best = try #require(risk.best(batch: 8, from: SearchCoverageTests.scan))
    }
  }

  /// Three decades.
  private static let scan = [0.00316, 0.01, 0.0316, 0.1, 0.316, 1, 3.16]
  private static let schedules = [
    "{name: linear}", "{name: wsd, cooldown: 0.2}", "{name: constant}",
  ]

  /// How often what a search promised came true.
  private struct Tally {
    var regrets: [Double] = []
    /// What the searches said of them.
    var stated: [Double] = []
    var runs: [Int] = []
    var peak = 0, loss = 0, ratio = 0

    /// The share of searches with a true regret of at most a limit.
    func share(within limit: Double) -> Double {
      Double(regrets.count { $0 <= limit }) / Double(regrets.count)
    }
  }

  /// Searches on seeds of their own, and losses of others at the rates found.
  private func tallies(
    _ methods: [Method], seeds: Int, replications: Int
  ) async throws -> [Tally] {
    let parts = await withTaskGroup(of: [Tally]?.self) { group in
      for part in 0..<2 {
        group.addTask {
          try? self.tallies(
            methods, seeds: seeds, Array(stride(from: part, to: replications, by: 2)))
        }
      }
      return await group.reduce(into: [[Tally]?]()) { $0.append($1) }
    }
    var sums = methods.map { _ in Tally() }
    for part in parts {
      for (number, tally) in try #require(part).enumerated() {
        sums[number].regrets += tally.regrets
        sums[number].stated += tally.stated
        sums[number].runs += tally.runs
        sums[number].peak += tally.peak
        sums[number].loss += tally.loss
        sums[number].ratio += tally.ratio
      }
    }
    return sums
  }

  private func tallies(
    _ methods: [Method], seeds: Int, _ replications: [Int]
  ) throws -> [Tally] {
    let executor = RunExecutor(.standard)
    var tallies = methods.map { _ in Tally() }
    for replication in replications {
      var reference: (losses: [Double], regret: Double)?
      for (number, method) in methods.enumerated() {
        var run = method.run
        run.seed = UInt64(replication)
        var runs = TuningRuns()
        let search = try #require(
          RateSearch(scan: Self.scan, seeds: seeds, average: .mean, label: "\(replication)"))
        let carriedOut = try runs.carryOut(search, run, with: executor)
        let found = try #require(carriedOut)
        let rate = try #require(found.rate)
        tallies[number].regrets.append(
          method.risk.loss(peak: rate, batch: 8) / method.best.loss - 1)
        tallies[number].stated.append(found.spacingRegret + found.noiseRegret)
        tallies[number].runs.append(found.runs)
        if found.interval?.contains(method.best.rate) == true { tallies[number].peak += 1 }

        run.peakRate = rate
        let losses = try (0..<seeds).map { seed in
          run.seed = UInt64(1 << 30 + replication * seeds + seed)
          return try executor.run(run, id: "").finalLoss(of: run)
        }
        let loss = SearchedIntervals.loss(losses, average: .mean, regret: found.largestRegret)
        if loss?.contains(method.best.loss) == true { tallies[number].loss += 1 }
        guard let first = reference else {
          reference = (losses, found.largestRegret)
          continue
        }
        let ratio = SearchedIntervals.ratio(
          losses, to: first.losses, average: .mean,
          regrets: (found.largestRegret, first.regret), label: "\(replication)")
        if ratio?.contains(method.best.loss / methods[0].best.loss) == true {
          tallies[number].ratio += 1
        }
      }
    }
    return tallies
  }

  /// The replications in full, 500 steps in 64 dimensions, where the environment asks for them; see the article
  /// on best peaks.
  private var replicationsInFull: Int? {
    ProcessInfo.processInfo.environment["STEPLAB_COVERAGE"].flatMap { Int($0) }
  }

  @Test(arguments: [10, 30])
  func `searches find what the recursion says is best, and intervals cover it`(seeds: Int)
    async throws
  {
    let isFull = replicationsInFull != nil, replications = replicationsInFull ?? 60
    let methods = try Self.schedules.map {
      try Method($0, dimension: isFull ? 64 : 16, steps: isFull ? 500 : 60)
    }
    let tallies = try await tallies(methods, seeds: seeds, replications: replications)
    func share(_ count: Int) -> Double { Double(count) / Double(replications) }
    for (number, (method, tally)) in zip(methods, tallies).enumerated() {
      let regret = Statistics.mean(tally.regrets), stated = Statistics.mean(tally.stated)
      let runs = tally.runs.sorted()
      if isFull {
        print(
          "coverage:", method.name, seeds, "seeds, best", method.best, "runs", runs[runs.count / 2],
          "to", runs[runs.count - 1], "regret", regret, "stated", stated, "within 1 %",
          tally.share(within: 0.01), "within 0.5 %", tally.share(within: 0.005), "covered: peak",
          share(tally.peak), "loss", share(tally.loss), "ratio", share(tally.ratio))
      }
      // At most half of ten rates a decade over three decades.
      #expect(runs[9 * runs.count / 10] <= 31 * seeds / 2, "\(method.name)")
      #expect(regret > 0.5 * stated && regret < 1.7 * stated, "\(regret), stated \(stated)")
      #expect(share(tally.peak) >= 0.9, "\(method.name)")
      #expect(share(tally.loss) >= 0.9, "\(method.name)")
      if number > 0 { #expect(share(tally.ratio) >= 0.9, "\(method.name)") }
    }
  }
}

extension Interval {
  fileprivate func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
