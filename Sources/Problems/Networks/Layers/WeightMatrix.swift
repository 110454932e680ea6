import Compute
import RandomStreams

/// A layer's weights as the matrix of its products: a row for each output, as long as what an output
/// is computed from.
struct WeightMatrix<S: Scalar> {
  private let segment: ParameterLayout.Segment
  private let rows, columns: Int
  private let deviation: Double?

  /// - Parameters:
  ///   - segment: whose first dimension is the outputs
  ///   - deviation: the standard deviation of the initial weights; `nil` where they are zero, or
  ///     another layer's
  init(_ segment: ParameterLayout.Segment, deviation: Double?) {
    self.segment = segment
    self.deviation = deviation
    rows = segment.shape[0]
    columns = segment.shape.dropFirst().reduce(1, *)
  }

  /// Draws the initial weights.
  ///
  /// - Parameters:
  ///   - parameters: those of the whole network
  ///   - stream: what they are drawn from
  func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    if let deviation { fill(segment, of: parameters, deviation: deviation, &stream) }
  }

  /// The weights among the parameters of the whole network.
  @inline(__always)
  func values(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + segment.offset, rows: rows, columns: columns)
  }

  /// Their place in the gradient of the whole network.
  @inline(__always)
  func gradient(_ gradient: UnsafeMutablePointer<S>) -> MutableMatrix<S> {
    MutableMatrix(gradient + segment.offset, rows: rows, columns: columns)
  }
}
