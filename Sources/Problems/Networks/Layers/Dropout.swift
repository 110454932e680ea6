import Compute
import RandomStreams

/// Sets elements to zero with some probability while training, and scales the others so that the
/// mean stays (Srivastava et al. 2014). The mask belongs to the step: the loss of a batch stays a
/// function of the parameters.
public final class Dropout<S: Scalar>: Layer {
  private let probability: Double
  private let seed: UInt64
  /// Which of a network's dropouts this is, so that each has masks of its own.
  private let number: Int
  private let mask: PaddedMatrix<S>
  /// Memory of its own: the input's may hold what an activation's way back needs.
  private let output: PaddedMatrix<S>
  private var isActive = false

  public init(probability: Double, columns: Int, seed: UInt64, number: Int) {
    self.probability = probability
    self.seed = seed
    self.number = number
    mask = PaddedMatrix(columns: columns)
    output = PaddedMatrix(columns: columns)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    guard case .training(let step) = pass.mode else {
      isActive = false
      return x
    }
    isActive = true
    let mask = mask.rows(x.rows)
    var stream = RandomStream(
      seed: seed, purpose: .dropout, index: UInt64(step) << 16 | UInt64(number))
    let kept = S(1 / (1 - probability))
    for row in 0..<x.rows {
      for j in 0..<x.columns {
        mask.base[row * mask.stride + j] = stream.uniform() < probability ? 0 : kept
      }
    }
    let y = output.rows(x.rows)
    write(x, times: mask, to: y)
    return y
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    if isActive { write(delta, times: mask.rows(delta.rows), to: delta) }
    return delta
  }

  @inline(__always)
  private func write(
    _ x: MutableMatrix<S>, times mask: MutableMatrix<S>, to y: MutableMatrix<S>
  ) {
    forEachPart(of: x.rows, cost: 3 * x.stride) { rows in
      for row in rows {
        let (x, mask) = (x.base + row * x.stride, mask.base + row * mask.stride)
        let y = y.base + row * y.stride
        for j in 0..<self.mask.columns { y[j] = x[j] * mask[j] }
      }
    }
  }

  public var valuesPerExample: Int { mask.stride + output.stride }
}
