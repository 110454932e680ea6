import Catalog
import Compute

/// How pixels are summarised.
package enum PoolingKind: String, SettingChoice {
  case max
  case average
}

/// The largest or the mean of squares of pixels that lie side by side; a row or column of pixels that
/// fills no square is left out.
final class Pooling<S: Scalar>: Layer {
  private let kind: PoolingKind
  private let channels, height, width, size: Int
  private var output = Buffer<S>(zeros: 0)
  private var inputDelta = Buffer<S>(zeros: 0)
  private var positions: [Int32] = []

  let outputHeight, outputWidth: Int

  init(_ kind: PoolingKind, channels: Int, height: Int, width: Int, size: Int = 2) {
    self.kind = kind
    self.channels = channels
    self.height = height
    self.width = width
    self.size = size
    outputHeight = height / size
    outputWidth = width / size
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
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
          x.reading, shape(pass), size: size, into: pooled, positions: $0.baseAddress!)
      }
    case .average:
      poolAverage(x.reading, shape(pass), height: size, width: size, into: pooled)
    }
    return pooled
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    let planes = MutableMatrix(
      inputDelta.mutableBase, rows: channels, columns: pass.examples * height * width)
    switch kind {
    case .max:
      positions.withUnsafeBufferPointer {
        poolMaximumBackward(
          delta.reading, shape(pass), size: size, positions: $0.baseAddress!, into: planes)
      }
    case .average:
      poolAverageBackward(delta.reading, shape(pass), height: size, width: size, into: planes)
    }
    return planes
  }

  @inline(__always)
  private func shape(_ pass: Pass<S>) -> PlaneShape {
    PlaneShape(channels: channels, examples: pass.examples, height: height, width: width)
  }

  var valuesPerExample: Int {
    channels * (2 * outputHeight * outputWidth + height * width)
  }
}

/// The mean of each plane: a row for each channel, a column for each example.
final class GlobalAverage<S: Scalar>: Layer {
  private let channels, height, width: Int
  private var output = Buffer<S>(zeros: 0)
  private var inputDelta = Buffer<S>(zeros: 0)

  init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    if output.count < channels * pass.examples {
      output = Buffer(zeros: channels * pass.examples)
      inputDelta = Buffer(zeros: channels * pass.examples * height * width)
    }
    let pooled = MutableMatrix(output.mutableBase, rows: channels, columns: pass.examples)
    poolAverage(x.reading, shape(pass), height: height, width: width, into: pooled)
    return pooled
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    let planes = MutableMatrix(
      inputDelta.mutableBase, rows: channels, columns: pass.examples * height * width)
    poolAverageBackward(delta.reading, shape(pass), height: height, width: width, into: planes)
    return planes
  }

  @inline(__always)
  private func shape(_ pass: Pass<S>) -> PlaneShape {
    PlaneShape(channels: channels, examples: pass.examples, height: height, width: width)
  }

  var valuesPerExample: Int { channels * (1 + height * width) }
}
