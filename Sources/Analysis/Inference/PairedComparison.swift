import ElementaryFunctions

/// Two methods on the same seeds: how their losses differ.
///
/// Differences are a − b, so negative ones favour a. A loss of +∞, a diverged run, is worse than any
/// other; two of them are a tie.
public struct PairedComparison: Sendable, Hashable {
  /// a − b for each seed, in their order.
  public var differences: [Double]
  /// The typical difference, with the interval that belongs to the signed-rank test.
  public var typical: TypicalDifference
  /// The signed-rank test of the differences; `nil` if all are 0.
  public var wilcoxon: TestResult?
  /// `nil` if all differences are 0.
  public var signTest: TestResult?
  /// Matched-pairs rank-biserial correlation, from −1 (every seed favours a) to 1; `nil` if all
  /// differences are 0.
  public var rankEffect: Double?
  /// Seeds on which a is better.
  public var wins: Int
  /// Seeds on which b is better.
  public var losses: Int
  public var ties: Int

  /// Compares two methods on the seeds that they share.
  ///
  /// - Parameters:
  ///   - a: the losses of one method, +∞ for diverged runs
  ///   - b: those of the other, for the same seeds in the same order
  /// - Returns: `nil` without seeds, with not as many of the one as of the other, or with a NaN
  public init?(_ a: [Double], _ b: [Double]) {
    guard !a.isEmpty, a.count == b.count, !(a + b).contains(where: \.isNaN) else { return nil }
    let differences = RankTests.pairedDifferences(a, b)
    guard let typical = TypicalDifference(differences) else { return nil }
    self.differences = differences
    self.typical = typical
    wilcoxon = RankTests.wilcoxonSignedRank(differences)
    signTest = RankTests.signTest(differences)
    rankEffect = EffectSize.matchedPairs(differences)
    wins = differences.count { $0 < 0 }
    losses = differences.count { $0 > 0 }
    ties = differences.count - wins - losses
  }

  /// `nil` if a run diverged where the other did not.
  public var meanDifference: Double? {
    differences.allSatisfy(\.isFinite) ? Statistics.mean(differences) : nil
  }

  /// 95 % BCa; `nil` without a mean, and for one seed.
  ///
  /// - Parameter label: names the random stream
  public func meanInterval(label: String) -> Interval? {
    guard differences.allSatisfy(\.isFinite) else { return nil }
    return Bootstrap().interval(of: Statistics.mean, differences, label: label)
  }

  /// d_z with Hedges' correction; `nil` for fewer than three seeds, or without finite spread.
  public var standardisedEffect: Double? { EffectSize.standardised(differences) }

  /// The number of seeds at which the signed-rank test would find the observed effect.
  ///
  /// n = (z_{1−α/2} + z_power)² / (3 (p − ½)²), with p the probability that the sum of two independent
  /// differences is positive: Noether 1987, doi 10.1080/01621459.1987.10478478. p is the share of
  /// positive Walsh averages of different seeds, a tie counting ½. The formula takes the variance
  /// under the hypothesis, which asks for somewhat too many seeds where the effect is large. The
  /// observed effect is itself uncertain, and the number with it.
  ///
  /// - Parameters:
  ///   - power: the probability of finding it, above ½ and below 1
  ///   - level: α of the two-sided test; of one among m tests α/m, by which Holm's adjustment needs no
  ///     more
  /// - Returns: at least the smallest number at which the exact test can reach the level at all; `nil`
  ///   for one seed, and where p is ½
  public func seedsNeeded(power: Double = 0.8, level: Double = 0.05) -> Int? {
    var doubled = 0
    for (place, first) in differences.enumerated() {
      for second in differences[..<place] {
        // −∞ + ∞ is NaN: neither above nor below, a tie.
        let sum = first + second
        doubled += sum > 0 ? 2 : sum < 0 ? 0 : 1
      }
    }
    let pairs = differences.count * (differences.count - 1) / 2
    guard pairs > 0, doubled != pairs else { return nil }
    let excess = 0.5 * Double(doubled) / Double(pairs) - 0.5
    let z = Statistics.normalQuantile(1 - level / 2) + Statistics.normalQuantile(power)
    // All signs alike have the probability 2^(1−n).
    let fewest = 1 - Double.log2(level)
    return Int(max(z * z / (3 * excess * excess), fewest).rounded(.up))
  }
}
