import RandomStreams

/// How examples are drawn from a distribution.
public enum Draw: Sendable, Hashable {
  /// Classes follow one another and points are equally spaced, so that a fixed set is balanced.
  case stratified
  /// Every example is drawn at random, as in a stream, whose batches may be smaller than the number
  /// of classes.
  case independent

  /// The class of an example: all are equally likely.
  ///
  /// - Parameters:
  ///   - position: the place of the example, from 0, among those that are drawn together
  ///   - classes: the number of classes, at least 1
  ///   - stream: what an independent draw takes the class from
  /// - Returns: the class, from 0 to `classes` − 1
  @inline(__always)
  public func nextClass(at position: Int, of classes: Int, from stream: inout RandomStream) -> Int {
    switch self {
    case .stratified: position % classes
    case .independent: stream.integer(below: classes)
    }
  }
}
