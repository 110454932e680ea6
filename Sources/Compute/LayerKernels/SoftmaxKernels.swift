import CVectorMath

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
  // Portions of a fixed size, whose sums are added in their order.
  let portion = 64
  let portions = (logits.rows + portion - 1) / portion
  return withSums(portions, of: steplab_cross_entropy_sums.self) { base in
    let sums = UnsafeMutableBufferPointer(start: base, count: portions)
    forEachPart(of: portions, cost: 8 * portion * logits.stride) {
      for i in $0 {
        let rows = i * portion..<min((i + 1) * portion, logits.rows)
        sums[i] = steplab_cross_entropy(
          logits: logits.base + rows.lowerBound * logits.stride, labels: labels + rows.lowerBound,
          rows: rows.count, lanes: logits.lanesPerRow, columns: logits.columns, scale: 1 / n,
          smoothing: smoothing, penalty: normalizerPenalty
        ).run(in: S.precision)
      }
    }
    func mean(_ part: KeyPath<steplab_cross_entropy_sums, Double>) -> Double {
      sums.reduce(0) { $0 + $1[keyPath: part] } / n
    }
    return CrossEntropyResult(
      loss: mean(\.loss), correct: Int(sums.reduce(0) { $0 + $1.correct }),
      logNormalizer: mean(\.log_normalizer))
  }
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
  return steplab_attention_softmax(
    scores: scores.base, rows: scores.rows, lanes: scores.lanesPerRow, columns: scores.columns,
    is_causal: isCausal, scale: scale
  ).run(in: S.precision)
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
  steplab_attention_softmax_backward(
    weights: weights.base, delta: delta.base, rows: delta.rows, lanes: delta.lanesPerRow,
    columns: delta.columns, scale: scale
  ).run(in: S.precision)
}
