import Analysis

/// What the seeds so far say for a claim and against it, so that one may look after every seed and stop.
///
/// Both are e-values, see `ShareEvidence`: of a claim that does not hold the one in favour ever reaches
/// ``decisive`` with a probability of 5 % at most, and of one that holds likewise the one against it. The verdict of
/// the first that gets there stands.
public struct ClaimEvidence: Sendable, Hashable {
  public var inFavour: Double
  public var against: Double

  /// What decides: one over the level, 5 %.
  public static let decisive = 20.0

  /// Before anything was measured.
  public static let none = ClaimEvidence(inFavour: 1, against: 1)

  /// Of what no seed can decide, such as cells that are not there.
  static let undecidable = ClaimEvidence(inFavour: 0, against: 0)

  /// Whether seeds can add to it.
  var isDecidable: Bool { inFavour > 0 || against > 0 }

  public init(inFavour: Double, against: Double) {
    self.inFavour = inFavour
    self.against = against
  }

  /// The verdict of a look, if it is the first that decides.
  public var verdict: ClaimVerdict {
    switch (inFavour >= Self.decisive, against >= Self.decisive) {
    case (true, false): .reproduced
    case (false, true): .notReproduced
    // Of both the weightier; the same twice decides nothing.
    case (true, true):
      inFavour == against ? .inconclusive : inFavour > against ? .reproduced : .notReproduced
    case (false, false): .inconclusive
    }
  }

  /// Of parts that all have to hold.
  ///
  /// In favour is the weakest part: whatever part does not hold has misled with 5 % at most, however many there are.
  /// Against is the mean, which is an e-value too: among many parts each has to weigh more.
  static func all(_ parts: [ClaimEvidence]) -> ClaimEvidence {
    guard !parts.isEmpty else { return none }
    return ClaimEvidence(
      inFavour: parts.map(\.inFavour).min() ?? 1,
      against: parts.reduce(0) { $0 + $1.against } / Double(parts.count))
  }

  /// Of a claim at several criteria, at all of which the same has to come out.
  static func atAll(_ criteria: [ClaimEvidence]) -> ClaimEvidence {
    ClaimEvidence(
      inFavour: criteria.map(\.inFavour).min() ?? 1, against: criteria.map(\.against).min() ?? 1)
  }

  // MARK: Of one cell

  /// That the median is in a range.
  ///
  /// - Parameters:
  ///   - observations: with a value
  ///   - missing: trials without one, which are on no side
  ///   - range: that is claimed
  init(
    medianOf observations: [QuantityEstimate.Observation], missing: Int, in range: AcceptedRange
  ) {
    guard observations.contains(where: \.isRandom) else {
      self.init(certain: observations, missing: missing, in: range)
      return
    }
    let trials = observations.count + missing
    func evidence(_ holds: (Interval) -> Bool) -> Double {
      Self.evidence(observations.count { holds($0.interval) }, of: trials, above: 0.5)
    }
    var within: [Double] = [], outside: [Double] = []
    if range.lower > -.infinity {
      within.append(evidence { $0.lower >= range.lower })
      outside.append(evidence { $0.upper < range.lower })
    }
    if range.upper < .infinity {
      within.append(evidence { $0.upper <= range.upper })
      outside.append(evidence { $0.lower > range.upper })
    }
    // A range without ends accepts what has a value at all.
    self.init(
      inFavour: within.min() ?? evidence { _ in true },
      against: outside.isEmpty ? 0 : outside.reduce(0, +) / Double(outside.count))
  }

  /// That every seed's value is in a range, or that values which no seed changes are: one that is not refutes, and
  /// that all are is no evidence of others.
  init(
    certain observations: [QuantityEstimate.Observation], missing: Int, in range: AcceptedRange
  ) {
    let verdicts = observations.map { range.verdict(on: $0.interval) }
    if verdicts.contains(.notReproduced) {
      self.init(inFavour: 0, against: .infinity)
    } else if missing > 0 || observations.isEmpty || verdicts.contains(.inconclusive) {
      self = .none
    } else {
      self.init(inFavour: .infinity, against: 0)
    }
  }

  /// That a share of the runs is as claimed.
  init(_ share: ShareOfRuns, least: Double) {
    self.init(
      inFavour: Self.evidence(share.accepted, of: share.runs, above: least),
      against: Self.evidence(
        share.runs - share.accepted - share.undecided, of: share.runs, above: 1 - least))
  }

  /// That the median of differences is on one side of 0; equal values are on neither.
  ///
  /// - Parameter sign: of the side that is claimed, 1 or -1
  init(_ differences: [QuantityEstimate.Observation], missing: Int, sign: Double) {
    let trials = differences.count + missing
    let claimed = differences.count {
      min(sign * $0.interval.lower, sign * $0.interval.upper) > 0
    }
    let opposite = differences.count {
      max(sign * $0.interval.lower, sign * $0.interval.upper) < 0
    }
    guard differences.contains(where: \.isRandom) else {
      let isComplete = missing == 0 && !differences.isEmpty
      self.init(
        inFavour: isComplete && claimed == trials ? .infinity : 1,
        against: isComplete && opposite == trials ? .infinity : 1)
      return
    }
    self.init(
      inFavour: Self.evidence(claimed, of: trials, above: 0.5),
      against: Self.evidence(opposite, of: trials, above: 0.5))
  }

  private static func evidence(_ count: Int, of trials: Int, above bound: Double) -> Double {
    ShareEvidence(count, of: trials, above: bound)?.value ?? 1
  }
}
