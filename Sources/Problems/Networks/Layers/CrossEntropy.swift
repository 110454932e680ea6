import Compute
import Foundation

/// A loss over a batch of outputs and how many of them were right.
struct BatchLoss {
  var loss: Double
  var correct: Int
}

/// The mean cross-entropy of softmax probabilities, natural logarithm. Replaces the logits by the
/// gradient with respect to them, (p − onehot) / n.
///
/// - Parameters:
///   - logits: n × K
///   - classes: n class numbers in 0..<K
@inline(__always)
func softmaxCrossEntropy<S: Scalar>(
  _ logits: MutableMatrix<S>, classes: UnsafePointer<Int32>
) -> BatchLoss {
  let n = logits.rows, count = logits.columns, width = logits.lanesPerRow
  let padding = logits.stride - count
  let scale = S(1 / Double(n))
  var result = BatchLoss(loss: 0, correct: 0)
  for row in 0..<n {
    let values = logits.base + row * logits.stride
    let lanes = logits.lanes + row * width
    let label = Int(classes[row])
    // Without a branch: which logit is the largest cannot be predicted.
    var largest = values[0]
    for k in 1..<max(count, 1) { largest = values[k] > largest ? values[k] : largest }
    let target = values[label]
    if target == largest, isFirst(label, of: values) { result.correct += 1 }
    // Padding becomes the smallest exponential, about 1e-38, which does not count in the sum.
    for k in count..<count + padding { values[k] = -.greatestFiniteMagnitude }
    let shift = S.Lanes(repeating: largest)
    var sums = S.Lanes(repeating: 0)
    for j in 0..<width {
      lanes[j] = S.exponential(lanes[j] - shift)
      sums += lanes[j]
    }
    var sum: S = 0
    for j in 0..<S.Lanes.scalarCount { sum += sums[j] }
    let factor = scale / sum
    for j in 0..<width { lanes[j] *= factor }
    values[label] -= scale
    result.loss += log(Double(sum)) - Double(target - largest)
  }
  result.loss /= Double(n)
  return result
}

/// Whether no class before this one has the same logit, so that ties are not all right.
@inline(__always)
private func isFirst<S: Scalar>(_ label: Int, of logits: UnsafePointer<S>) -> Bool {
  for k in 0..<label where logits[k] == logits[label] { return false }
  return true
}

/// The mean logistic loss log(1 + exp(−ym)) of one output m and labels y = ±1 (class 1 is +1).
/// Replaces the outputs by the gradient with respect to them, −y / (1 + exp(ym)) / n.
@inline(__always)
func logisticLoss<S: Scalar>(
  _ outputs: MutableMatrix<S>, classes: UnsafePointer<Int32>
) -> BatchLoss {
  let n = outputs.rows
  var result = BatchLoss(loss: 0, correct: 0)
  for row in 0..<n {
    let y: Double = classes[row] == 1 ? 1 : -1
    let margin = y * Double(outputs.base[row * outputs.stride])
    // log(1 + e^{−m}) and 1/(1 + e^{m}) without overflow on either side.
    let small = exp(-abs(margin))
    result.loss += max(-margin, 0) + log1p(small)
    let wrong = margin >= 0 ? small / (1 + small) : 1 / (1 + small)
    outputs.base[row * outputs.stride] = S(-y * wrong / Double(n))
    if margin > 0 { result.correct += 1 }
  }
  result.loss /= Double(n)
  return result
}
