import Compute

/// Makes planes of examples in rows, each an image plane by plane: a row for each channel, in which
/// the images of all examples follow each other.
public final class ImageInput<S: Scalar>: Layer {
  private let channels, pixels: Int
  private var planes = Buffer<S>(zeros: 0)

  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    pixels = height * width
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let stride = x.rows * pixels
    if planes.count < channels * stride { planes = Buffer(zeros: channels * stride) }
    let base = planes.mutableBase
    for n in 0..<x.rows {
      for channel in 0..<channels {
        (base + channel * stride + n * pixels).update(
          from: x.base + n * x.stride + channel * pixels, count: pixels)
      }
    }
    return MutableMatrix(base, rows: channels, columns: stride)
  }

  /// Images are data; nobody asks for their derivative.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? { nil }

  public var valuesPerExample: Int { channels * pixels }
}
