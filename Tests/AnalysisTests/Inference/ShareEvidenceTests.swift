import Analysis
import Foundation
import Testing

@Suite struct ShareEvidenceTests {
  private static let bounds = [0.01, 0.3, 0.5, 0.9, 0.99]

  private func value(_ count: Int, _ trials: Int, _ bound: Double) throws -> Double {
    try #require(ShareEvidence(count, of: trials, above: bound)).value
  }

  private func logarithm(_ count: Int, _ trials: Int, _ bound: Double) throws -> Double {
    try #require(ShareEvidence(count, of: trials, above: bound)).logarithm
  }

  /// The definition, by the midpoint rule.
  @Test(arguments: bounds) func `it is the mean capital of all probabilities above the bound`(
    bound: Double
  ) throws {
    let points = 20000
    for (count, trials) in [(0, 0), (0, 5), (5, 5), (3, 8), (40, 60), (0, 30)] {
      let mean =
        (0..<points).reduce(0.0) { sum, i in
          let p = bound + (1 - bound) * (Double(i) + 0.5) / Double(points)
          return sum + pow(p / bound, Double(count))
            * pow((1 - p) / (1 - bound), Double(trials - count))
        } / Double(points)
      #expect(abs(try value(count, trials, bound) / mean - 1) < 1e-5, "\(count) of \(trials)")
    }
  }

  /// What makes it a fair game: one more trial neither gains nor loses on average, at the bound itself.
  @Test(arguments: bounds) func `at the bound the capital is a martingale`(bound: Double) throws {
    for trials in [0, 1, 2, 7, 50, 333] {
      for count in Set([0, 1, trials / 3, trials / 2, trials - 1, trials])
      where (0...trials).contains(count) {
        // Of capitals beyond all numbers, too: by their logarithms.
        let now = try logarithm(count, trials, bound)
        guard now > -700 else { continue }
        let gained = try logarithm(count + 1, trials + 1, bound) - now
        let lost = try logarithm(count, trials + 1, bound) - now
        #expect(
          abs(bound * exp(gained) + (1 - bound) * exp(lost) - 1) < 1e-9, "\(count) of \(trials)")
      }
    }
    #expect(abs(try value(0, 0, bound) - 1) < 1e-12)
  }

  /// Exact, over all paths, with a look after every trial: a binomial tree without those that were stopped.
  private func reaches(_ level: Double, bound: Double, at p: Double, within most: Int) throws
    -> Double
  {
    var reached = 0.0
    var alive = [1.0]
    for trials in 1...most {
      var next = [Double](repeating: 0, count: trials + 1)
      for (count, weight) in alive.enumerated() where weight > 0 {
        next[count + 1] += weight * p
        next[count] += weight * (1 - p)
      }
      for count in next.indices where next[count] > 0 {
        if try value(count, trials, bound) >= level {
          reached += next[count]
          next[count] = 0
        }
      }
      alive = next
    }
    return reached
  }

  @Test(arguments: bounds) func `at the bound or below it one look of all misleads in 5 % at most`(
    bound: Double
  ) throws {
    let atBound = try reaches(20, bound: bound, at: bound, within: 400)
    #expect(atBound <= 0.05)
    if bound == 0.5 { #expect(abs(atBound - 0.034) < 0.002) }
    #expect(try reaches(20, bound: bound, at: 0.8 * bound, within: 200) <= atBound)
  }

  @Test func `it decides medians after seven equal signs, and most of nine in ten within thirty`()
    throws
  {
    #expect(try value(6, 6, 0.5) < 20 && value(7, 7, 0.5) > 20)
    #expect(try reaches(20, bound: 0.5, at: 0.9, within: 30) > 0.95)
    #expect(try reaches(20, bound: 0.5, at: 0.75, within: 100) > 0.95)
  }

  @Test func `what is no count is refused`() {
    for (count, trials, bound) in [
      (-1, 3, 0.5), (4, 3, 0.5), (0, -1, 0.5), (1, 3, 0), (1, 3, 1), (1, 3, .nan),
    ] {
      #expect(ShareEvidence(count, of: trials, above: bound) == nil)
    }
  }
}
