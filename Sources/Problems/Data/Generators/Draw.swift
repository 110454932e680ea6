import RandomStreams

/// How examples are drawn from a distribution.
enum Draw: Sendable, Hashable {
  /// For a fixed set: one class after the other, so that it is balanced; points equally spaced.
  case stratified
  /// For a stream, whose batches may be smaller than the number of classes.
  case independent

  /// The class of an example: all are equally likely.
  ///
  /// - Parameter position: of the example among those that are drawn together
  @inline(__always)
  func nextClass(at position: Int, of classes: Int, from stream: inout RandomStream) -> Int {
    switch self {
    case .stratified: position % classes
    case .independent: stream.integer(below: classes)
    }
  }
}
