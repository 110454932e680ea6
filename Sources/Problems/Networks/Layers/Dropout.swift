import Compute
import RandomStreams

/// Sets elements to zero with some probability while training, and scales the others so that the
/// mean stays (Srivastava et al. 2014). The mask belongs to the step: the loss of a batch stays a
/// function of the parameters.
final class Dropout<S: Scalar>: Layer {
  private let probability: Double
  private let seed: UInt64
  /// Which of a network's dropouts this is, so that each has masks of its own.
  private let number: Int
  private let mask: PaddedMatrix<S>
  private var isActive = false

  init(probability: Double, columns: Int, seed: UInt64, number: Int) {
    self.probability = probability
    self.seed = seed
    self.number = number
    mask = PaddedMatrix(columns: columns)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
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
    multiply(x, by: mask)
    return x
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    if isActive { multiply(delta, by: mask.rows(delta.rows)) }
    return delta
  }

  @inline(__always)
  private func multiply(_ x: MutableMatrix<S>, by mask: MutableMatrix<S>) {
    for row in 0..<x.rows {
      let (x, mask) = (x.base + row * x.stride, mask.base + row * mask.stride)
      for j in 0..<self.mask.columns { x[j] *= mask[j] }
    }
  }

  var valuesPerExample: Int { mask.stride }
}
