import Compute

/// From examples in rows, each a sequence step by step, to steps in blocks: all examples of the first
/// step, then all of the second.
struct SequenceInput<S: Scalar> {
  let length, features: Int
  private let steps: PaddedMatrix<S>

  init(length: Int, features: Int) {
    self.length = length
    self.features = features
    steps = PaddedMatrix(columns: features)
  }

  @inline(__always)
  func gather(_ x: MutableMatrix<S>) -> MutableMatrix<S> {
    let gathered = steps.rows(length * x.rows)
    for n in 0..<x.rows {
      for t in 0..<length {
        (gathered.base + (t * x.rows + n) * gathered.stride).update(
          from: x.base + n * x.stride + t * features, count: features)
      }
    }
    return gathered
  }

  var valuesPerExample: Int { length * steps.stride }
}

extension MutableMatrix {
  /// The rows of one step, of steps in blocks.
  @inline(__always)
  func step(_ t: Int, examples n: Int) -> MutableMatrix { rows(t * n..<(t + 1) * n) }
}
