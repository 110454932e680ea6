/// Everything that determines what a study measures for one cell and seed: a measurement is a pure
/// function of it, as a run is of its own specification.
public struct MeasurementSpec: Sendable, Hashable {
  public var study: RunSpec.Component
  /// The point of the grid. Studies that look for rates do not look at its peak rate.
  public var run: RunSpec

  public init(study: RunSpec.Component, run: RunSpec) {
    self.study = study
    self.run = run
  }

  /// Raised when what studies measure changes in a way that the text does not show.
  private static let format = 1

  public var canonical: String {
    "{\"format\":\(Self.format),\"run\":\(run.canonical),\"study\":\(study.json.canonical)}"
  }

  /// The SHA-256 of the canonical JSON, in hexadecimal.
  public var id: String { SHA256.hexDigest(of: canonical.utf8) }
}
