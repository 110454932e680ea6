import RandomStreams

/// Which class each generated example is of.
enum ClassOrder: Sendable {
  /// One after the other: a finite set is balanced.
  case inTurn
  /// Drawn with equal probabilities: a small batch of a stream would miss classes otherwise.
  case random

  /// - Parameter position: of the example among those that are generated together
  @inline(__always)
  func next(at position: Int, of classes: Int, from stream: inout RandomStream) -> Int {
    switch self {
    case .inTurn: position % classes
    case .random: stream.integer(below: classes)
    }
  }
}
