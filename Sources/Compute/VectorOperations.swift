import CVectorMath

/// Σ xᵢyᵢ. Infinite if a sum of products in the precision of the elements overflows.
@specialized(where S == Float)
@specialized(where S == Double)
public func dotProduct<S: Scalar>(_ x: Buffer<S>, _ y: Buffer<S>) -> Double {
  precondition(x.count == y.count, "buffers of different lengths")
  let product = steplab_dot_product(x: x.lanes, y: y.lanes, lanes: x.laneCount).run(in: S.precision)
  withExtendedLifetime(x) {}
  withExtendedLifetime(y) {}
  return product
}

/// y ← y + ax
@specialized(where S == Float)
@specialized(where S == Double)
public func add<S: Scalar>(_ a: S, times x: Buffer<S>, to y: inout Buffer<S>) {
  precondition(x.count == y.count, "buffers of different lengths")
  steplab_add_multiple(y: y.mutableLanes, x: x.lanes, lanes: y.laneCount, factor: Double(a))
    .run(in: S.precision)
  withExtendedLifetime(x) {}
}

/// x ← ax
public func scale(_ x: inout Buffer<Double>, by a: Double) {
  let lanes = x.mutableLanes
  for i in 0..<x.laneCount { lanes[i] *= a }
}

/// ‖x‖₂, also where squares overflow or vanish. Not finite if an element is not.
public func euclideanNorm(_ x: Buffer<Double>) -> Double {
  let squares = sumOfSquares(x)
  if squares > 1e-280, squares < 1e280 { return squares.squareRoot() }
  guard !squares.isNaN else { return .nan }
  let largest = largestMagnitude(x)
  guard largest > 0, largest.isFinite else { return largest }
  var sum = 0.0
  for i in 0..<x.count { sum += (x.base[i] / largest) * (x.base[i] / largest) }
  return largest * sum.squareRoot()
}

/// max |xᵢ|; elements that are no numbers are passed over.
public func largestMagnitude(_ x: Buffer<Double>) -> Double {
  var largest = SIMD8<Double>.zero
  for i in 0..<x.laneCount { largest = Double.maximum(Double.magnitude(x.lanes[i]), largest) }
  withExtendedLifetime(x) {}
  return largest.max()
}
