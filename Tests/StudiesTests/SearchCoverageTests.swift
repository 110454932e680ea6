import Analysis
import Foundation
import Plans
import RandomStreams
import Records
import Runs
import Studies
import Testing
import Tuning

/// Searches of the best peak, and the intervals that know of them, on SGD's final losses on power-law regression:
/// how often they find and cover what is best for the whole population.
///
/// `STEPLAB_COVERAGE=1000 swift test --filter SearchCoverageTests` is the simulation of the article on best peaks,
/// 1,000 replications at 4,000 runs of 500 steps in 64 dimensions; else it is a short form.
@Suite struct SearchCoverageTests {
  /// A schedule with the population of its losses, and the exact expectation.
  struct Method: Sendable {
    let name: String
    let population: LossPopulation
    let expected: (rate: Double, loss: Double)

    init(_ schedule: String, dimension: Int, steps: Int, runs: Int) async throws {
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
      let run = experiment.spec(0)
      name = run.schedule.name
      let arm = try StudiedArm(of: run, choosing: [], for: "best-peak", in: .standard)
      let known = try ExpectedRisk(arm)
      let best = try #require(known).best(batch: 8, from: [0.01, 0.1, 1])
      expected = try #require(best)
      let lowest = expected.rate / 30
      population = try await LossPopulation(
        of: run, at: (0..<28).map { lowest * pow(1.25, Double($0)) }, count: runs)
    }
  }

  private static let replicationsInFull = ProcessInfo.processInfo.environment["STEPLAB_COVERAGE"]
    .flatMap { Int($0) }
  private static let replications = replicationsInFull ?? 200

  private static let methods = Task {
    var methods: [Method] = []
    for schedule in ["{name: linear}", "{name: wsd, cooldown: 0.2}", "{name: constant}"] {
      methods.append(
        replicationsInFull == nil
          ? try await Method(schedule, dimension: 32, steps: 150, runs: 600)
          : try await Method(schedule, dimension: 64, steps: 500, runs: 4000))
    }
    return methods
  }

  /// How often what a search promised came true.
  private struct Tally {
    var regrets: [Double] = []
    /// What the searches said of them.
    var stated: [Double] = []
    var runs: [Int] = []
    var peak = 0, loss = 0, ratio = 0, peakRatio = 0
    /// Of the best rate of two a decade, with BCa intervals that know nothing of the choice.
    var gridLoss = 0, gridRatio = 0
  }

  /// What a replication has of a method.
  private struct Losses {
    let search: SearchedRate
    let found: [Double]
    let regret: Double
    let onGrid: [Double]
  }

  private func tallies(_ methods: [Method], seeds: Int, _ average: LossAverage) throws -> [Tally] {
    let best = methods.map { $0.population.best(average) }
    var tallies = methods.map { _ in Tally() }
    for replication in 0..<Self.replications {
      var stream = RandomStream(seed: UInt64(seeds), purpose: .test, index: UInt64(replication))
      // The tuning seeds, as many as a search may ask for, and those that are compared.
      let drawn = (0..<5 * seeds).map { _ in
        stream.integer(below: methods[0].population.count)
      }
      let compared = drawn.suffix(seeds)
      var all: [Losses] = []
      for (number, method) in methods.enumerated() {
        let population = method.population, truth = best[number]
        // Two rates a decade over three decades, wherever they happen to lie.
        let lowest = truth.rate / 50 * exp(stream.uniform() - 0.5)
        let scan = (0..<7).map { lowest * pow(10, Double($0) / 2) }
        let search = try #require(
          RateSearch(
            scan: scan, seeds: seeds, mostSeeds: 4 * seeds, average: average,
            label: "\(replication)"))
        let replayed = ReplayedSearch(search) { request in
          request.seeds.map { population.loss(at: request.rate, of: drawn[$0]) }
        }
        let found = try #require(replayed.result)
        let rate = try #require(found.rate)
        tallies[number].regrets.append(population.average(at: rate, average) / truth.loss - 1)
        tallies[number].stated.append(found.spacingRegret + found.noiseRegret)
        tallies[number].runs.append(found.runs)
        if found.interval?.contains(truth.rate) == true { tallies[number].peak += 1 }
        let onScan = scan.map { rate in
          average(drawn.prefix(seeds).map { population.loss(at: rate, of: $0) })
        }
        let chosen = onScan.indices.min { onScan[$0] < onScan[$1] } ?? 0
        let losses = Losses(
          search: found, found: compared.map { population.loss(at: rate, of: $0) },
          regret: found.largestRegret,
          onGrid: compared.map { population.loss(at: scan[chosen], of: $0) })
        all.append(losses)
        let interval = SearchedIntervals.loss(
          losses.found, average: average, regret: losses.regret)
        if interval?.contains(truth.loss) == true { tallies[number].loss += 1 }
        let ofGrid = Bootstrap().interval(
          of: { average($0) }, losses.onGrid, label: "\(replication) \(number)")
        if ofGrid?.contains(truth.loss) == true { tallies[number].gridLoss += 1 }
      }
      for number in methods.indices.dropFirst() {
        let truth = ratio(methods, best, number, average), label = "\(replication) \(number)"
        let interval = SearchedIntervals.ratio(
          all[number].found, to: all[0].found, average: average,
          regrets: (all[number].regret, all[0].regret), label: label)
        if interval?.contains(truth) == true { tallies[number].ratio += 1 }
        let peaks = SearchedIntervals.peakRatio([all[number].search], to: [all[0].search])
        if peaks?.interval.contains(best[number].rate / best[0].rate) == true {
          tallies[number].peakRatio += 1
        }
        let ratios = zip(all[number].onGrid, all[0].onGrid).map { $0 / $1 }
        let ofGrid = Bootstrap().interval(of: { average($0) }, ratios, label: label + " ratio")
        if ofGrid?.contains(truth) == true { tallies[number].gridRatio += 1 }
      }
    }
    return tallies
  }

  /// Of medians the median of the runs' ratios, each method at its best rate.
  private func ratio(
    _ methods: [Method], _ best: [(rate: Double, loss: Double)], _ number: Int,
    _ average: LossAverage
  ) -> Double {
    guard average == .median else { return best[number].loss / best[0].loss }
    return Statistics.median(
      (0..<methods[0].population.count).map { run in
        methods[number].population.loss(at: best[number].rate, of: run)
          / methods[0].population.loss(at: best[0].rate, of: run)
      })
  }

  @Test(arguments: [10, 30], LossAverage.allCases)
  func `searches find what is best, and intervals cover it`(
    seeds: Int, average: LossAverage
  ) async throws {
    let methods = try await Self.methods.value
    let tallies = try tallies(methods, seeds: seeds, average)
    func share(_ count: Int) -> Double { Double(count) / Double(Self.replications) }
    for (number, (method, tally)) in zip(methods, tallies).enumerated() {
      let regrets = tally.regrets.sorted(), runs = tally.runs.sorted()
      let regret = Statistics.mean(regrets), stated = Statistics.mean(tally.stated)
      let ninth = 9 * regrets.count / 10
      let shares = [
        share(tally.peak), share(tally.loss), share(tally.ratio), share(tally.peakRatio),
        share(tally.gridLoss), share(tally.gridRatio),
      ]
      if Self.replicationsInFull != nil {
        // The first method is what ratios are to.
        let told = ([regret, stated, regrets[ninth]] + shares).enumerated().map { place, value in
          number == 0 && [5, 6, 8].contains(place) ? "" : String(format: "%.5f", value)
        }
        print(
          "coverage", method.name, average, seeds, runs[runs.count / 2], runs[ninth],
          told.joined(separator: "\t"), separator: "\t")
      }
      // At most half of ten rates a decade over the scan's span.
      #expect(runs[runs.count / 2] <= 31 * seeds / 2, "\(method.name) \(runs)")
      #expect(regret > 0.5 * stated && regret < 1.7 * stated, "\(regret), stated \(stated)")
      // 93 % less three standard errors.
      let least = 0.93 - 3 * (0.93 * 0.07 / Double(Self.replications)).squareRoot()
      for (place, covered) in shares.prefix(number == 0 ? 2 : 4).enumerated() {
        #expect(covered >= least, "\(method.name) \(place)")
      }
    }
  }

  /// The populations are of the oracle's runs: in the mean they have its loss.
  @Test func `runs have the expected loss at the best rate`() async throws {
    for method in try await Self.methods.value {
      let losses = (0..<method.population.count).map {
        method.population.loss(at: method.expected.rate, of: $0)
      }
      let error = Statistics.standardDeviation(losses) / Double(losses.count).squareRoot()
      #expect(abs(Statistics.mean(losses) - method.expected.loss) < 4 * error, "\(method.name)")
    }
  }
}

extension Interval {
  fileprivate func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
