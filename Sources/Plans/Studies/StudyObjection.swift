import Catalog

/// Why a study cannot be made of a plan, and which part of the plan is to blame.
public struct StudyObjection: Error {
  /// A part of a plan; with the name of a setting where one is to blame.
  public enum Place: Sendable {
    /// The study itself, or an element of a setting that is a list.
    case study(String? = nil, element: Int? = nil)
    case problem(String? = nil)
    case optimizer(String? = nil)
    case schedule(String? = nil)
    case batchSize(BatchSize)
    case learningRates
    case steps
    case seeds
  }

  public let place: Place
  public let reason: String

  public init(_ place: Place, _ reason: String) {
    self.place = place
    self.reason = reason
  }
}
