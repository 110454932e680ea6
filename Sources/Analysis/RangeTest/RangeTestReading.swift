/// What a range test says, in words.
public enum RangeTestReading: String, Sendable, Hashable, CaseIterable {
  /// Falls, and explodes later: rates below the edge are safe.
  case usable
  /// Falls, and takes back much of it without exploding.
  case risesAgain = "rises-again"
  /// Falls up to the last rate, which was too small to see an edge.
  case noEdge = "no-edge"
  case notLearning = "not-learning"
  case explodedAtOnce = "exploded-at-once"

  /// An explosion within this part of the ladder counts as at once.
  public static let atOnce = 0.1

  public init(_ curve: RangeTestCurve) {
    if curve.explosion != nil,
      Double(curve.count) <= max(2, Self.atOnce * Double(curve.plannedCount))
    {
      self = .explodedAtOnce
    } else if !curve.falls {
      self = .notLearning
    } else {
      self = curve.explosion != nil ? .usable : curve.risesAgain ? .risesAgain : .noEdge
    }
  }

  /// The reading in a sentence, with what to do.
  public var sentence: String {
    switch self {
    case .usable:
      "the loss falls and then explodes: rates at which it falls are safe, rates close below the "
        + "edge are near the boundary"
    case .risesAgain:
      "the loss falls and rises again without exploding, as with steps of bounded length: rates "
        + "beyond the edge, here the smallest smoothed loss, do harm"
    case .noEdge: "the loss never explodes: the ladder ends too low; raise its last rate"
    case .notLearning: "the loss is flat everywhere: not learning; look for a bug"
    case .explodedAtOnce:
      "the loss explodes at once: check the initialisation and the normalisation of the data, or "
        + "lower the first rate"
    }
  }
}
