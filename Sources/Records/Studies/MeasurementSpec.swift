/// Everything that determines what a study measures for one cell and seed: a measurement is a pure
/// function of it, as a run is of its own specification.
public struct MeasurementSpec: Sendable, Hashable {
  public var study: RunSpec.Component
  /// The point of the grid. Studies that look for rates do not look at its peak rate.
  public var run: RunSpec
  /// What a study that chooses among rates chooses from, ascending; empty for all others.
  public var rates: [Double]

  public init(study: RunSpec.Component, run: RunSpec, rates: [Double] = []) {
    self.study = study
    self.run = run
    self.rates = rates
  }

  /// Raised when what studies measure changes in a way that the text does not show.
  private static let format = 2

  public var canonical: String {
    let choices =
      rates.isEmpty ? "" : "\"rates\":\(JSONValue.array(rates.map(JSONValue.number)).canonical),"
    return
      "{\"format\":\(Self.format),\(choices)\"run\":\(run.canonical),\"study\":\(study.json.canonical)}"
  }

  /// The SHA-256 of the canonical JSON, in hexadecimal.
  public var id: String { SHA256.hexDigest(of: canonical.utf8) }
}

/// What a measurement of a study came to.
public struct MeasurementRecord: Sendable, Hashable {
  /// What it was computed with.
  public var arithmetic: Arithmetic
  /// Finished, or failed: then it is not kept, and tried again by the next start.
  public var outcome: Outcome
  /// The quantities; without values if the measurement failed.
  public var sample: StudySample
  /// The time that it took.
  public var seconds: Double

  public init(
    arithmetic: Arithmetic, outcome: Outcome, sample: StudySample, seconds: Double
  ) {
    self.arithmetic = arithmetic
    self.outcome = outcome
    self.sample = sample
    self.seconds = seconds
  }
}
