import COpenBLAS

/// Σ xᵢyᵢ
public func dotProduct(_ x: Buffer<Double>, _ y: Buffer<Double>) -> Double {
  precondition(x.count == y.count, "buffers of different lengths")
  return cblas_ddot(blasint(x.count), x.base, 1, y.base, 1)
}

/// y ← y + ax
public func add(_ a: Double, times x: Buffer<Double>, to y: inout Buffer<Double>) {
  precondition(x.count == y.count, "buffers of different lengths")
  cblas_daxpy(blasint(x.count), a, x.base, 1, y.mutableBase, 1)
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
