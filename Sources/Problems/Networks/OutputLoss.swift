import Compute
import ElementaryFunctions

/// A loss over a network's outputs.
public enum OutputLoss: Sendable {
  /// The mean cross-entropy of softmax probabilities; see `softmaxCrossEntropy`.
  case crossEntropy(smoothing: Double = 0, normalizerPenalty: Double = 0)
  /// The mean logistic loss log(1 + exp(−ym)) of a single output m and labels y = ±1; class 1 is +1.
  case logistic
  /// Half the mean of (output − target)² over examples and outputs. Classes are vectors of zeros with
  /// a one.
  case squaredError
  /// The same, with the inputs as targets.
  case reconstruction
}

/// A loss over a batch.
struct BatchLoss: Sendable {
  /// The mean over the rows of outputs.
  var loss: Double
  /// How many rows are classified correctly; `nil` where there are no classes.
  var correct: Int?
  /// The mean of log Z over the rows, for softmax.
  var logNormalizer: Double?
}

extension OutputLoss {
  /// Without what is added for training.
  var forEvaluation: OutputLoss { if case .crossEntropy = self { .crossEntropy() } else { self } }

  /// Replaces outputs by the derivative with respect to them.
  ///
  /// - Parameters:
  ///   - labels: one for each row, where targets are classes
  ///   - values: a target for each output, row by row, where they are numbers
  ///   - inputs: what the network was given
  @inline(__always)
  func replaceByGradient<S: Scalar>(
    _ outputs: MutableMatrix<S>, labels: UnsafePointer<Int32>?, values: UnsafePointer<S>,
    inputs: Matrix<S>
  ) -> BatchLoss {
    switch self {
    case .crossEntropy(let smoothing, let penalty):
      guard let labels else { preconditionFailure("a cross-entropy takes classes") }
      let result = softmaxCrossEntropy(
        outputs, labels: labels, smoothing: smoothing, normalizerPenalty: penalty)
      return BatchLoss(
        loss: result.loss, correct: result.correct, logNormalizer: result.logNormalizer)
    case .logistic:
      guard let labels else { preconditionFailure("a logistic loss takes classes") }
      return logisticLoss(outputs, labels)
    case .squaredError:
      guard let labels else {
        return halfMeanSquare(outputs) { row, j in values[row * outputs.columns + j] }
      }
      let correct = correctRows(outputs, labels)
      var result = halfMeanSquare(outputs) { row, j in j == Int(labels[row]) ? 1 : 0 }
      result.correct = correct
      return result
    case .reconstruction:
      return halfMeanSquare(outputs) { row, j in inputs.base[row * inputs.stride + j] }
    }
  }
}

@inline(__always)
private func logisticLoss<S: Scalar>(
  _ outputs: MutableMatrix<S>, _ labels: UnsafePointer<Int32>
) -> BatchLoss {
  let n = Double(outputs.rows)
  var loss = 0.0, correct = 0
  for row in 0..<outputs.rows {
    let y: Double = labels[row] == 1 ? 1 : -1
    let margin = y * Double(outputs.base[row * outputs.stride])
    // log(1 + e^{−m}) and 1/(1 + e^{m}) without overflow on either side.
    let small = Double.exp(-abs(margin))
    loss += max(-margin, 0) + Double.log(onePlus: small)
    let wrong = margin >= 0 ? small / (1 + small) : 1 / (1 + small)
    outputs.base[row * outputs.stride] = S(-y * wrong / n)
    if margin > 0 { correct += 1 }
  }
  return BatchLoss(loss: loss / n, correct: correct)
}

@inline(__always)
private func halfMeanSquare<S: Scalar>(
  _ outputs: MutableMatrix<S>, target: (Int, Int) -> S
) -> BatchLoss {
  let count = Double(outputs.rows * outputs.columns)
  let scale = S(1 / count)
  var loss = 0.0
  for row in 0..<outputs.rows {
    let values = outputs.base + row * outputs.stride
    for j in 0..<outputs.columns {
      let error = values[j] - target(row, j)
      loss += Double(error) * Double(error)
      values[j] = error * scale
    }
  }
  return BatchLoss(loss: 0.5 * loss / count)
}

/// How many rows have their label's output above all others, the first of equals counting.
@inline(__always)
private func correctRows<S: Scalar>(
  _ outputs: MutableMatrix<S>, _ labels: UnsafePointer<Int32>
) -> Int {
  (0..<outputs.rows).count { row in
    let values = outputs.base + row * outputs.stride
    var best = 0
    for j in 1..<max(outputs.columns, 1) where values[j] > values[best] { best = j }
    return best == Int(labels[row])
  }
}
