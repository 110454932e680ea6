/// max|a − b| / max|b|, or the plain maximum where b is zero.
public func relativeDeviation(_ a: [Double], from b: [Double]) -> Double {
  let scale = b.map(abs).max() ?? 0
  let deviation = zip(a, b).map { abs($0 - $1) }.max() ?? 0
  guard deviation.isFinite else { return .infinity }
  return scale > 0 ? deviation / scale : deviation
}
