import Catalog
import Compute

/// Limits gradients before a rule sees them: their norm over all parameters together, or every
/// element.
///
/// Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063, with PyTorch's factor
/// min(1, limit / (norm + 1e-6)).
public struct GradientClipping<S: Scalar>: Sendable {
  private let kind: Kind
  /// Holds a clipped gradient; its memory is taken with the first one.
  private var clipped: Buffer<S>?
  /// How many gradients were changed so far.
  public private(set) var clippedSteps = 0

  public enum Kind: Sendable, Hashable {
    /// The norm of all elements together is at most `limit`.
    case norm(GradientNorm, limit: Double)
    /// Every element lies within ±`limit`.
    case value(limit: Double)
  }

  public init(_ kind: Kind) { self.kind = kind }

  /// Calls a closure with the gradient, clipped if it exceeds the limit.
  public mutating func withClipped(_ gradient: Buffer<S>, _ body: (Buffer<S>) -> Void) {
    let excess = excess(of: gradient)
    guard excess.isExceeded else { return body(gradient) }
    clippedSteps += 1
    var result = clipped ?? Buffer(zeros: gradient.count)
    clipped = nil
    switch kind {
    case .norm: scale(gradient, by: excess.factor, into: &result)
    case .value(let limit): clamp(gradient, to: limit, into: &result)
    }
    body(result)
    clipped = result
  }

  private func excess(of gradient: Buffer<S>) -> (isExceeded: Bool, factor: Double) {
    switch kind {
    case .norm(let type, let limit):
      let factor = limit / (norm(of: gradient, type) + 1e-6)
      return (factor < 1, factor)
    case .value(let limit):
      // In the gradient's precision, in which the limit is applied.
      return (largestMagnitude(gradient) > Double(S(limit)), 1)
    }
  }
}

/// Which norm of a gradient is limited.
public enum GradientNorm: String, SettingChoice { case l1, l2, inf }

/// The norm of a gradient over all its elements.
public func norm<S: Scalar>(of x: Buffer<S>, _ type: GradientNorm) -> Double {
  switch type {
  case .l1: sumOfMagnitudes(x)
  case .l2: sumOfSquares(x).squareRoot()
  case .inf: largestMagnitude(x)
  }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func scale<S: Scalar>(_ x: Buffer<S>, by factor: Double, into y: inout Buffer<S>) {
  precondition(x.count == y.count, "buffers of different lengths")
  let factor = S(factor), x = x.lanes, y = (y.mutableLanes, y.laneCount)
  for i in 0..<y.1 { y.0[i] = factor * x[i] }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func clamp<S: Scalar>(_ x: Buffer<S>, to limit: Double, into y: inout Buffer<S>) {
  precondition(x.count == y.count, "buffers of different lengths")
  let limit = S.Lanes(repeating: S(limit)), x = x.lanes, y = (y.mutableLanes, y.laneCount)
  // −max(−x, −limit) is the minimum of the two.
  for i in 0..<y.1 { y.0[i] = S.maximum(0 - limit, 0 - S.maximum(0 - limit, 0 - x[i])) }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func sumOfMagnitudes<S: Scalar>(_ x: Buffer<S>) -> Double {
  let lanes = x.lanes
  var sum = LaneSum<S>()
  for i in 0..<x.laneCount { sum.add(S.magnitude(lanes[i]), at: i) }
  return sum.total
}

@specialized(where S == Float)
@specialized(where S == Double)
private func largestMagnitude<S: Scalar>(_ x: Buffer<S>) -> Double {
  let lanes = x.lanes
  var largest = S.Lanes(repeating: 0)
  for i in 0..<x.laneCount { largest = S.maximum(S.magnitude(lanes[i]), largest) }
  return (0..<S.Lanes.scalarCount).reduce(0) { max($0, Double(largest[$1])) }
}
