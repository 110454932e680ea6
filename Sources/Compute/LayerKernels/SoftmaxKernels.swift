/// What a pass over a batch's logits measures.
public struct CrossEntropyResult: Sendable {
  /// The mean loss, with its penalty.
  public var loss: Double
  /// How many rows have their label's logit above all others; of equals the first counts.
  public var correct: Int
  /// The mean of log Z, the logarithm of the softmax's denominator.
  public var logNormalizer: Double
}

/// The mean cross-entropy of softmax probabilities, natural logarithm. Replaces the logits by the
/// gradient with respect to them.
///
/// - Parameters:
///   - logits: n × K, rows padded
///   - labels: n class numbers in 0..<K
///   - smoothing: s of the targets (1 − s) · onehot + s/K (Szegedy et al. 2016, arXiv 1512.00567)
///   - normalizerPenalty: weight of the penalty log² Z (z-loss; Chowdhery et al. 2022,
///     arXiv 2204.02311)
@specialized(where S == Float)
@specialized(where S == Double)
public func softmaxCrossEntropy<S: Scalar>(
  _ logits: MutableMatrix<S>, labels: UnsafePointer<Int32>, smoothing: Double = 0,
  normalizerPenalty: Double = 0
) -> CrossEntropyResult {
  precondition(logits.isPadded && logits.columns > 0, "padded logits")
  let n = Double(logits.rows)
  let sums = S.run(
    .crossEntropy, (writing(logits.base), reading(labels)),
    sizes: (logits.rows, logits.lanesPerRow, logits.columns),
    scalars: (S(1 / n), S(smoothing), S(normalizerPenalty)))
  return CrossEntropyResult(loss: sums.x / n, correct: Int(sums.y), logNormalizer: sums.z / n)
}

/// Replaces each row of scores by the softmax of `scale` times it. Of a causal matrix row k sees the
/// first k + 1 elements; the others become 0.
///
/// - Returns: the largest scaled score that was seen
@specialized(where S == Float)
@specialized(where S == Double)
public func attentionSoftmax<S: Scalar>(
  _ scores: MutableMatrix<S>, scale: Double, isCausal: Bool
) -> Double {
  precondition(scores.isPadded, "padded scores")
  return S.run(
    .attentionSoftmax, writing(scores.base),
    sizes: (scores.rows, scores.lanesPerRow, scores.columns, isCausal ? 1 : 0), scalars: S(scale)
  ).x
}

/// The derivative of ``attentionSoftmax(_:scale:isCausal:)``.
///
/// - Parameters:
///   - weights: what it left
///   - delta: with respect to the weights; on return to the scores
///   - scale: what the scores were multiplied by
@specialized(where S == Float)
@specialized(where S == Double)
public func attentionSoftmaxBackward<S: Scalar>(
  _ delta: MutableMatrix<S>, weights: MutableMatrix<S>, scale: Double
) {
  precondition(delta.isPadded && delta.stride == weights.stride, "matrices of equal padding")
  S.run(
    .attentionSoftmaxBackward, (writing(weights.base), writing(delta.base)),
    sizes: (delta.rows, delta.lanesPerRow, delta.columns), scalars: S(scale))
}
