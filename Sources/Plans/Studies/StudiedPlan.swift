import Catalog
import Records

/// A plan as a whole as its study looks at it before anything is measured.
public struct StudiedPlan: Sendable {
  /// The seeds that the plan gives.
  public let seeds: [UInt64]
  /// The optimizers of the plan.
  public let optimizers: [Optimizer]

  /// An optimizer of a plan.
  public struct Optimizer: Sendable {
    /// How tables name it.
    public let label: EntryLabel
    /// The names of its settings.
    public let settings: [String]
  }
}
