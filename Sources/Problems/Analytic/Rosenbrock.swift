import Catalog
import Compute

/// Rosenbrock's chain, f(x) = Σ 100(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)² over i < n, from (−1.2, 1, −1.2, …).
///
/// A narrow curved valley leads to the minimum 0 at (1, …, 1). From four dimensions on there is
/// another, local minimum near (−1, 1, …, 1) (Shang and Qiu 2006, doi 10.1162/evco.2006.14.1.119).
public struct Rosenbrock: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(2, 1e7), "n") public var dimension = 2

  public init() {}

  public static let about = About(
    "rosenbrock", "Rosenbrock's curved valley as a chain of n variables",
    Citation("Rosenbrock 1960, doi 10.1093/comjnl/3.3.175"))

  public static let facts: [Truth.Fact] = [
    .minimiserHessianSpectrum, .initialSharpness, .minimiser, .minimum, .initialDistance,
    .initialLoss, .lossFloor,
  ]

  public var outline: ProblemOutline {
    ProblemOutline(sampling: .exact, parameterCount: dimension)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    RosenbrockProblem(self)
  }
}

private final class RosenbrockProblem<S: Scalar>: Problem {
  let layout: ParameterLayout
  let truth: Truth

  /// Up to so many dimensions, eigenvalues are computed.
  private static var largestHessian: Int { 500 }

  init(_ settings: Rosenbrock) {
    let count = settings.dimension
    layout = ParameterLayout(count: count)
    let minimiser = [Double](repeating: 1, count: count)
    var truth = Truth()
    truth.minimiser = minimiser
    truth.minimum = 0
    truth.lossFloor = 0
    let start = Self.start(count)
    truth.initialDistance =
      zip(start, minimiser).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    truth.initialLoss = Self.value(at: Buffer(start.map { S($0) }), gradient: nil)
    if count <= Self.largestHessian {
      truth.minimiserHessianSpectrum = eigenvalues(
        ofSymmetric: Self.hessian(at: minimiser), order: count)
      truth.initialSharpness =
        eigenvalues(ofSymmetric: Self.hessian(at: start), order: count)?.first
    }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(Self.start(layout.count).map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    Self.value(at: x, gradient: gradient.mutableBase)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at x: Buffer<S>) -> Double { Self.value(at: x, gradient: nil) }

  func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  private static func start(_ count: Int) -> [Double] {
    (0..<count).map { $0.isMultiple(of: 2) ? -1.2 : 1 }
  }

  @inline(__always)
  private static func value(at x: Buffer<S>, gradient: UnsafeMutablePointer<S>?) -> Double {
    var value = 0.0
    // The derivative of the term before with respect to this coordinate.
    var carried = 0.0
    for i in 0..<x.count - 1 {
      let here = Double(x.base[i])
      let off = Double(x.base[i + 1]) - here * here, remaining = 1 - here
      value += 100 * off * off + remaining * remaining
      gradient?[i] = S(carried - 400 * here * off - 2 * remaining)
      carried = 200 * off
    }
    gradient?[x.count - 1] = S(carried)
    return value
  }

  private static func hessian(at x: [Double]) -> Buffer<Double> {
    let n = x.count
    var hessian = Buffer<Double>(zeros: n * n)
    for i in 0..<n - 1 {
      hessian[i * n + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2
      hessian[(i + 1) * n + i + 1] += 200
      hessian[i * n + i + 1] = -400 * x[i]
      hessian[(i + 1) * n + i] = -400 * x[i]
    }
    return hessian
  }
}
