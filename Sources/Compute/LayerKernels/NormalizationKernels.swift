import CVectorMath

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
  forEachPart(of: x.rows, cost: 4 * x.stride) { rows in
    let start = rows.lowerBound * x.stride
    steplab_normalize_rows(
      x: x.base + start, y: y.base + start, normalized: normalized.base + start,
      inverse_deviations: inverseDeviations + rows.lowerBound * slices, gain: gain, bias: bias,
      rows: rows.count, slices: slices, columns: x.columns / slices, stride: x.stride,
      epsilon: epsilon
    ).run(in: S.precision)
  }
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
  let columns = delta.columns / slices
  // Behind the gradients of the gain those of the bias, if there is one.
  let count = biasGradient == nil ? columns : 2 * columns
  sumOfPortions(
    of: delta.rows, cost: 4 * delta.stride, count: paddedCount(count, S.self), as: S.self,
    { rows, sums in
      let start = rows.lowerBound * delta.stride
      steplab_normalize_rows_backward(
        delta: delta.base + start, normalized: normalized.base + start,
        inverse_deviations: inverseDeviations + rows.lowerBound * slices, gain: gain,
        gain_gradient: sums, bias_gradient: biasGradient == nil ? nil : sums + columns,
        rows: rows.count, slices: slices, columns: columns, stride: delta.stride
      ).run(in: S.precision)
    },
    finish: { sums in
      gainGradient.update(from: sums, count: columns)
      biasGradient?.update(from: sums + columns, count: columns)
    })
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
  let layout = layout(of: x, features)
  forEachPart(of: layout.features, cost: 4 * layout.examples) {
    let (first, start) = ($0.lowerBound, $0.lowerBound * layout.feature_step)
    steplab_normalize_features(
      x: x.base + start, y: y.base + start, means: means + first,
      inverse_deviations: inverseDeviations + first, gain: gain + first, bias: bias + first,
      layout: layout.part($0.count), statistics_are_given: statisticsAreGiven, epsilon: epsilon
    ).run(in: S.precision)
  }
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
  let layout = layout(of: delta, features)
  forEachPart(of: layout.features, cost: 4 * layout.examples) {
    let (first, start) = ($0.lowerBound, $0.lowerBound * layout.feature_step)
    steplab_normalize_features_backward(
      delta: delta.base + start, normalized: normalized.base + start,
      inverse_deviations: inverseDeviations + first, gain: gain + first,
      gain_gradient: gainGradient + first, bias_gradient: biasGradient + first,
      layout: layout.part($0.count)
    ).run(in: S.precision)
  }
}

private func layout<S: Scalar>(
  of x: MutableMatrix<S>, _ features: FeatureAxis
) -> steplab_feature_layout {
  switch features {
  case .columns:
    .init(examples: x.rows, features: x.columns, example_step: x.stride, feature_step: 1)
  case .rows: .init(examples: x.columns, features: x.rows, example_step: 1, feature_step: x.stride)
  }
}

extension steplab_feature_layout {
  /// That of some features.
  fileprivate func part(_ features: Int) -> Self {
    .init(
      examples: examples, features: features, example_step: example_step,
      feature_step: feature_step)
  }
}
