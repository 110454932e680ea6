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
  precondition(point.count == direction.count, "a direction in the space of the parameters")
  var product = Buffer<Double>(zeros: point.count)
  let directionLength = sumOfSquares(direction).squareRoot()
  guard directionLength != 0 else { return (product, 0) }
  let largest = direction.reduce(0) { max($0, abs($1)) }
  let length = sumOfSquares(point).squareRoot()
  let scale = max(1, length / Double(point.count).squareRoot())
  let ideal = ulp.squareRoot().squareRoot() * scale / largest
  let step = Double(sign: .plus, exponent: ideal.exponent, significand: 1)
  let coarse = difference(of: problem, at: point, direction: direction, step: step, on: batch)
  let fine = difference(of: problem, at: point, direction: direction, step: step / 2, on: batch)

  var squaredCorrection = 0.0
  for i in point.indices {
    let correction = (fine.quotient[i] - coarse.quotient[i]) / 3
    product[i] = fine.quotient[i] + correction
    squaredCorrection += correction * correction
  }
  let rounded =
    fine.gradientNorm + length / directionLength * sumOfSquares(product).squareRoot()
  let error = squaredCorrection.squareRoot() + 4 * ulp * rounded / step
  return (product, error.isFinite ? error : .infinity)
}

/// ε, the distance from 1 to the next number.
private let ulp = Double.ulpOfOne

/// (∇f(w + tv) − ∇f(w − tv)) / 2t, and the larger of the gradients' norms.
private func difference(
  of problem: any Problem<Double>, at point: Buffer<Double>, direction: Buffer<Double>,
  step: Double, on batch: Batch
) -> (quotient: Buffer<Double>, gradientNorm: Double) {
  func gradient(at displacement: Double) -> Buffer<Double> {
    var gradient = Buffer<Double>(zeros: point.count)
    let w = Buffer(zip(point, direction).map { $0 + displacement * $1 })
    _ = problem.loss(at: w, on: batch, gradient: &gradient)
    return gradient
  }
  var quotient = gradient(at: step)
  let below = gradient(at: -step)
  let norm = max(sumOfSquares(quotient), sumOfSquares(below)).squareRoot()
  for i in point.indices { quotient[i] = (quotient[i] - below[i]) / (2 * step) }
  return (quotient, norm)
}
