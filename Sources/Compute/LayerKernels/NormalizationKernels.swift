/// y ← gain ⊙ (x − mean) / √(variance + ε) + bias over each row, or over each slice of a row: layer
/// normalisation (Ba, Kiros and Hinton 2016, arXiv 1607.06450).
///
/// - Parameters:
///   - x: one example in each row
///   - y: of the same shape and stride
///   - normalized: what is normalised, kept for the way back; of the same stride
///   - inverseDeviations: rows × slices
///   - gain: as long as a slice
///   - bias: as long as a slice, or `nil`
///   - slices: equal parts of a row that are normalised on their own, as the heads of attention
///   - epsilon: ε ≥ 0
@specialized(where S == Float)
@specialized(where S == Double)
public func normalizeRows<S: Scalar>(
  _ x: Matrix<S>, into y: MutableMatrix<S>, normalized: MutableMatrix<S>,
  inverseDeviations: UnsafeMutablePointer<S>, gain: UnsafePointer<S>, bias: UnsafePointer<S>?,
  slices: Int = 1, epsilon: Double
) {
  precondition(x.stride == y.stride && x.stride == normalized.stride, "matrices of equal stride")
  precondition(x.columns % slices == 0, "equal slices")
  S.run(
    .normalizeRows,
    (
      reading(x.base), writing(y.base), writing(normalized.base), writing(inverseDeviations),
      reading(gain), reading(bias)
    ), sizes: (x.rows, slices, x.columns / slices, x.stride), scalars: S(epsilon))
}

/// The derivative of `normalizeRows`: replaces δ with respect to y by that to x, and writes the
/// gradients of gain and bias.
@specialized(where S == Float)
@specialized(where S == Double)
public func normalizeRowsBackward<S: Scalar>(
  _ delta: MutableMatrix<S>, normalized: MutableMatrix<S>,
  inverseDeviations: UnsafePointer<S>, gain: UnsafePointer<S>,
  gainGradient: UnsafeMutablePointer<S>, biasGradient: UnsafeMutablePointer<S>?, slices: Int = 1
) {
  precondition(delta.stride == normalized.stride, "matrices of equal stride")
  S.run(
    .normalizeRowsBackward,
    (
      writing(delta.base), writing(normalized.base), reading(inverseDeviations), reading(gain),
      writing(gainGradient), writing(biasGradient)
    ), sizes: (delta.rows, slices, delta.columns / slices, delta.stride), scalars: S(0))
}

/// The elements that a batch normalisation takes together: those of a column where rows are
/// examples, those of a row where rows are channels.
public enum FeatureAxis: Sendable {
  case columns, rows
}

/// y ← gain ⊙ (x − mean) / √(variance + ε) + bias for each feature over all examples: batch
/// normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167).
///
/// - Parameters:
///   - x: on return normalised, kept for the way back
///   - y: of the same shape and stride
///   - features: columns or rows
///   - means: of the features; written unless they are given
///   - inverseDeviations: of the features; written unless they are given
///   - statisticsAreGiven: whether means and inverse deviations are, as in an evaluation
///   - gain: one number for each feature
///   - bias: one number for each feature, or `nil`
///   - epsilon: ε ≥ 0
@specialized(where S == Float)
@specialized(where S == Double)
public func normalizeFeatures<S: Scalar>(
  _ x: MutableMatrix<S>, into y: MutableMatrix<S>, features: FeatureAxis,
  means: UnsafeMutablePointer<S>, inverseDeviations: UnsafeMutablePointer<S>,
  statisticsAreGiven: Bool, gain: UnsafePointer<S>, bias: UnsafePointer<S>, epsilon: Double
) {
  precondition(x.stride == y.stride, "matrices of equal stride")
  let shape = featureShape(x, features)
  S.run(
    .normalizeColumns,
    (
      writing(x.base), writing(y.base), writing(means), writing(inverseDeviations), reading(gain),
      reading(bias)
    ), sizes: (shape.0, shape.1, shape.2, shape.3, statisticsAreGiven ? 1 : 0), scalars: S(epsilon))
}

/// The derivative of `normalizeFeatures` with statistics of the batch itself.
@specialized(where S == Float)
@specialized(where S == Double)
public func normalizeFeaturesBackward<S: Scalar>(
  _ delta: MutableMatrix<S>, normalized: MutableMatrix<S>, features: FeatureAxis,
  inverseDeviations: UnsafePointer<S>, gain: UnsafePointer<S>,
  gainGradient: UnsafeMutablePointer<S>, biasGradient: UnsafeMutablePointer<S>
) {
  precondition(delta.stride == normalized.stride, "matrices of equal stride")
  S.run(
    .normalizeColumnsBackward,
    (
      writing(delta.base), writing(normalized.base), reading(inverseDeviations), reading(gain),
      writing(gainGradient), writing(biasGradient)
    ), sizes: featureShape(delta, features), scalars: S(0))
}

/// Examples, features, and the distances between two of each.
private func featureShape<S: Scalar>(
  _ x: MutableMatrix<S>, _ features: FeatureAxis
) -> (Int, Int, Int, Int) {
  features == .columns
    ? (x.rows, x.columns, x.stride, 1) : (x.columns, x.rows, 1, x.stride)
}
