import Catalog
import Compute

/// How the pixels of a window are summarised.
public enum PoolingKind: String, SettingChoice {
  case max
  case average
}

/// The largest or the mean of windows of pixels that lie side by side; a row or column of pixels that
/// fills no window is left out. A window as large as the image leaves a row for each channel and a
/// column for each example.
public final class Pooling<S: Scalar>: Layer {
  private let kind: PoolingKind
  private let channels, height, width: Int
  private let window: (height: Int, width: Int)
  private var output = Buffer<S>(zeros: 0)
  private var inputDelta = Buffer<S>(zeros: 0)
  private var positions: [Int32] = []

  /// The height of the output, in pixels: the number of whole windows in the input's.
  public let outputHeight: Int
  /// The width of the output, in pixels: the number of whole windows in the input's.
  public let outputWidth: Int

  /// A layer on planes, which has no parameters.
  ///
  /// - Parameters:
  ///   - kind: what is taken of a window
  ///   - channels: those of the input, and of the output
  ///   - height: the input's, in pixels
  ///   - width: the input's, in pixels
  ///   - window: the height and width of a window, in pixels; a square for ``PoolingKind/max``
  public init(
    _ kind: PoolingKind, channels: Int, height: Int, width: Int,
    window: (height: Int, width: Int) = (2, 2)
  ) {
    precondition(kind == .average || window.height == window.width, "a square window")
    self.kind = kind
    self.channels = channels
    self.height = height
    self.width = width
    self.window = window
    outputHeight = height / window.height
    outputWidth = width / window.width
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let count = pass.examples * outputHeight * outputWidth
    if output.count < channels * count {
      output = Buffer(zeros: channels * count)
      inputDelta = Buffer(zeros: channels * pass.examples * height * width)
      positions = [Int32](repeating: 0, count: channels * count)
    }
    let pooled = MutableMatrix(output.mutableBase, rows: channels, columns: count)
    switch kind {
    case .max:
      positions.withUnsafeMutableBufferPointer {
        poolMaximum(
          x.reading, shape(pass), size: window.height, into: pooled, positions: $0.baseAddress!)
      }
    case .average:
      poolAverage(
        x.reading, shape(pass), height: window.height, width: window.width, into: pooled)
    }
    return pooled
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    let planes = MutableMatrix(
      inputDelta.mutableBase, rows: channels, columns: pass.examples * height * width)
    switch kind {
    case .max:
      positions.withUnsafeBufferPointer {
        poolMaximumBackward(
          delta.reading, shape(pass), size: window.height, positions: $0.baseAddress!, into: planes)
      }
    case .average:
      poolAverageBackward(
        delta.reading, shape(pass), height: window.height, width: window.width, into: planes)
    }
    return planes
  }

  @inline(__always)
  private func shape(_ pass: Pass<S>) -> PlaneShape {
    PlaneShape(channels: channels, examples: pass.examples, height: height, width: width)
  }

  public var valuesPerExample: Int {
    channels * (2 * outputHeight * outputWidth + height * width)
  }
}
