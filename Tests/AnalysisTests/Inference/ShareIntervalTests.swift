import Analysis
import Foundation
import Testing

@Suite struct ShareIntervalTests {
  /// By count k and trials n: scipy.stats.beta.ppf(0.025, k, n − k + 1) and (0.975, k + 1, n − k) of
  /// SciPy 1.17.1, whose binomtest has twelve digits after the point only.
  @Test(
    arguments: [
      (0, 1, 0, 0.975),
      (1, 1, 0.025, 1),
      (1, 2, 0.01257911709342505, 0.9874208829065749),
      (0, 10, 0, 0.3084971078187607),
      (3, 10, 0.06673951117773447, 0.6524528500599973),
      (28, 80, 0.24667193647253513, 0.46479688547933584),
      (56, 60, 0.838013244802271, 0.9815382224241185),
      (289, 300, 0.9353414818037018, 0.9815565391875403),
      (889, 900, 0.9782365091137051, 0.9938833527851088),
      (1, 100_000, 2.531780477933314e-07, 5.571516034774275e-05),
      (500_000, 1_000_000, 0.49901951919531184, 0.5009804808046882),
    ] as [(Int, Int, Double, Double)])
  func `intervals are those of SciPy`(count: Int, trials: Int, lower: Double, upper: Double)
    throws
  {
    let share = try #require(ShareInterval(count, of: trials))
    // The logarithms of factorials of a million leave nine digits.
    let tolerance = trials > 10_000 ? 1e-8 : 1e-11
    #expect(abs(share.interval.lower - lower) <= tolerance * lower)
    #expect(abs(share.interval.upper - upper) <= tolerance * upper)
    #expect(share.share == Double(count) / Double(trials))
  }

  @Test func `another coverage is another width`() throws {
    let share = try #require(ShareInterval(7, of: 20, coverage: 0.99))
    #expect(abs(share.interval.lower - 0.11387976326673241) < 1e-12)
    #expect(abs(share.interval.upper - 0.6565685842319211) < 1e-12)
  }

  @Test func `failures are the mirror of successes`() throws {
    for trials in [1, 2, 7, 60, 300] {
      for count in stride(from: 0, through: trials, by: max(1, trials / 7)) {
        let share = try #require(ShareInterval(count, of: trials)).interval
        let mirror = try #require(ShareInterval(trials - count, of: trials)).interval
        #expect(abs(share.lower - (1 - mirror.upper)) < 1e-12)
        #expect(abs(share.upper - (1 - mirror.lower)) < 1e-12)
      }
    }
  }

  /// Summed over all outcomes of n trials, each with its binomial probability.
  @Test(arguments: [1, 2, 5, 10, 30, 60])
  func `the interval covers with at least 95 % whatever the probability`(trials: Int) throws {
    let intervals = try (0...trials).map { try #require(ShareInterval($0, of: trials)).interval }
    var smallest = 1.0
    for step in 1..<400 {
      let p = Double(step) / 400
      var covered = 0.0
      for (count, interval) in intervals.enumerated()
      where interval.lower <= p && p <= interval.upper {
        let ways =
          lgamma(Double(trials + 1)) - lgamma(Double(count + 1))
          - lgamma(Double(trials - count + 1))
        covered += exp(ways + Double(count) * log(p) + Double(trials - count) * log(1 - p))
      }
      smallest = min(smallest, covered)
    }
    #expect(smallest >= 0.95 - 1e-9)
    // No wider than it has to be: somewhere little more than that is covered.
    #expect(trials < 30 || smallest < 0.975)
  }

  @Test func `without trials there is none`() {
    #expect(ShareInterval(0, of: 0) == nil && ShareInterval(3, of: 2) == nil)
    #expect(ShareInterval(-1, of: 2) == nil && ShareInterval(1, of: 2, coverage: 1) == nil)
  }
}
