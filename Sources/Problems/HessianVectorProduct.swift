import Compute

/// The product of a loss's Hessian with a vector, by differences of gradients: with
/// D(t) = (∇f(w + tv) − ∇f(w − tv)) / 2t, the extrapolation (4D(t/2) − D(t))/3, whose error is of
/// order t⁴ where the loss is smooth. Four gradients.
///
/// The step moves the component of w that moves most by ε^(1/4) of the root mean square of w, or of
/// 1 where w is smaller: t‖v‖∞ = 1.2·10⁻⁴ max(1, ‖w‖/√n), rounded to a power of 2. The truncation
/// error of D(t/2), from which the other is estimated, is then some 10⁻⁹ of the product for functions
/// that vary on the scale of their parameters, and rounding adds some 10⁻¹¹.
///
/// A noisy batch's noise does not enter, since it is the same for all four gradients, except through
/// the examples that it consists of.
///
/// - Parameters:
///   - problem: whose gradients are taken
///   - batch: on which they are taken
///   - point: w
///   - direction: v
/// - Returns: the product, and an estimate of the Euclidean norm of its error: the difference
///   between D(t/2) and the extrapolation, which is the error of the former and for a sufficiently
///   small step far above that of the latter; plus rounding, 4ε/t times the norm of the gradients
///   and that of the product scaled by ‖w‖/‖v‖, because w ± tv is rounded too. It knows the Hessian
///   from its product with v alone: in directions v that are orders of magnitude flatter than others,
///   close to a minimum, rounding may be worse. Infinite where a gradient is not finite. A kink
///   between the points, as of ReLU, shows as a large error.
public func hessianVectorProduct(
  of problem: any Problem<Double>, at point: Buffer<Double>, direction: Buffer<Double>,
  on batch: Batch
) -> (product: Buffer<Double>, error: Double) {
  var product = Buffer<Double>(zeros: point.count)
  var products = HessianProducts(parameterCount: point.count)
  let error = products.multiply(problem, at: point, on: batch, direction, into: &product)
  return (product, error)
}

/// Memory for products of Hessians with vectors, so that taking another one allocates nothing; see
/// ``hessianVectorProduct(of:at:direction:on:)``.
public struct HessianProducts: Sendable {
  private var differences: GradientDifferences
  private var coarse: Buffer<Double>

  public init(parameterCount: Int) {
    coarse = Buffer(zeros: parameterCount)
    differences = GradientDifferences(displaced: coarse, below: coarse)
  }

  /// Writes the product with a direction.
  ///
  /// - Returns: an estimate of the Euclidean norm of its error
  public mutating func multiply(
    _ problem: any Problem<Double>, at point: Buffer<Double>, on batch: Batch,
    _ direction: Buffer<Double>, into product: inout Buffer<Double>
  ) -> Double {
    precondition(
      point.count == direction.count && point.count == product.count
        && point.count == coarse.count, "a direction in the space of the parameters")
    let directionLength = sumOfSquares(direction).squareRoot()
    guard directionLength != 0 else {
      for i in 0..<product.count { product[i] = 0 }
      return 0
    }
    let length = sumOfSquares(point).squareRoot()
    let scale = max(1, length / Double(point.count).squareRoot())
    let ideal = ulp.squareRoot().squareRoot() * scale / largestMagnitude(direction)
    let step = Double(sign: .plus, exponent: ideal.exponent, significand: 1)
    _ = differences.take(problem, at: point, on: batch, direction, step: step, into: &coarse)
    let gradientNorm = differences.take(
      problem, at: point, on: batch, direction, step: step / 2, into: &product)

    let (fine, coarse) = (product.mutableLanes, coarse.lanes)
    var squaredCorrection = LaneSum<Double>()
    for i in 0..<product.laneCount {
      let correction = (fine[i] - coarse[i]) / 3
      fine[i] += correction
      squaredCorrection.add(correction * correction, at: i)
    }
    let rounded =
      gradientNorm + length / directionLength * sumOfSquares(product).squareRoot()
    let error = squaredCorrection.total.squareRoot() + 4 * ulp * rounded / step
    return error.isFinite ? error : .infinity
  }
}

/// Central differences of gradients, with the memory for them.
private struct GradientDifferences: Sendable {
  var displaced, below: Buffer<Double>

  /// Writes (∇f(w + tv) − ∇f(w − tv)) / 2t.
  ///
  /// - Returns: the larger of the gradients' norms
  mutating func take(
    _ problem: any Problem<Double>, at point: Buffer<Double>, on batch: Batch,
    _ direction: Buffer<Double>, step: Double, into quotient: inout Buffer<Double>
  ) -> Double {
    displace(point, by: step, direction)
    _ = problem.loss(at: displaced, on: batch, gradient: &quotient)
    displace(point, by: -step, direction)
    _ = problem.loss(at: displaced, on: batch, gradient: &below)
    let norm = max(sumOfSquares(quotient), sumOfSquares(below)).squareRoot()
    let (q, below) = (quotient.mutableLanes, below.lanes)
    for i in 0..<quotient.laneCount { q[i] = (q[i] - below[i]) / (2 * step) }
    return norm
  }

  private mutating func displace(
    _ point: Buffer<Double>, by step: Double, _ direction: Buffer<Double>
  ) {
    let (w, v, sum) = (point.lanes, direction.lanes, displaced.mutableLanes)
    for i in 0..<displaced.laneCount { sum[i] = w[i] + step * v[i] }
  }
}

/// ε, the distance from 1 to the next number.
private let ulp = Double.ulpOfOne
