import Catalog
import Compute

/// Beale's function, f(x, y) = Σ (cₖ − x(1 − yᵏ))² over k = 1, 2, 3 with c = 1.5, 2.25, 2.625: steep
/// walls around a plateau, and the minimum 0 at (3, 0.5).
public struct Beale: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(-1e6, 1e6), "the initial x and y") public var start = [1.0, 1]

  public init() {}

  public static let about = About(
    "beale", "Beale's function of two variables: steep walls around a plateau",
    Citation("Beale 1958; Moré, Garbow and Hillstrom 1981, doi 10.1145/355934.355936"))

  public static let facts: [Truth.Fact] = [
    .minimiserHessianSpectrum, .initialSharpness, .minimiser, .minimum, .initialDistance,
    .initialLoss, .lossFloor,
  ]

  public func validate(as owner: String) throws(ConfigurationError) {
    guard start.count != 2 else { return }
    throw .invalid(
      owner: owner, setting: "start",
      reason: "\(start.count) numbers; it has to be two, x and y")
  }

  public var outline: ProblemOutline { ProblemOutline(sampling: .exact, parameterCount: 2) }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> { BealeProblem(self) }
}

private final class BealeProblem<S: Scalar>: Problem {
  private let start: [Double]
  let layout = ParameterLayout(count: 2)
  let truth: Truth

  init(_ settings: Beale) {
    start = settings.start
    let minimiser = [3, 0.5]
    var truth = Truth()
    truth.minimiser = minimiser
    truth.minimum = 0
    truth.lossFloor = 0
    let (dx, dy) = (start[0] - minimiser[0], start[1] - minimiser[1])
    truth.initialDistance = (dx * dx + dy * dy).squareRoot()
    truth.initialLoss = Self.terms(start[0], start[1]).reduce(0) { $0 + $1.residual * $1.residual }
    truth.minimiserHessianSpectrum = Self.spectrum(minimiser[0], minimiser[1])
    truth.initialSharpness = Self.spectrum(start[0], start[1])?.first
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(start.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    var loss = 0.0, gx = 0.0, gy = 0.0
    for k in 1...3 {
      let term = Self.term(k, Double(w.base[0]), Double(w.base[1]))
      loss += term.residual * term.residual
      gx += 2 * term.residual * term.dx
      gy += 2 * term.residual * term.dy
    }
    let g = gradient.mutableBase
    g[0] = S(gx)
    g[1] = S(gy)
    return loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double {
    var loss = 0.0
    for k in 1...3 {
      let term = Self.term(k, Double(w.base[0]), Double(w.base[1]))
      loss += term.residual * term.residual
    }
    return loss
  }

  func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }

  /// One residual cₖ − x(1 − yᵏ) with its derivatives; that by x twice is 0.
  private struct Term {
    var residual, dx, dy, dxdy, dydy: Double
  }

  @inline(__always)
  private static func term(_ k: Int, _ x: Double, _ y: Double) -> Term {
    let constant = k == 1 ? 1.5 : k == 2 ? 2.25 : 2.625
    let lower = k == 1 ? 1 : k == 2 ? y : y * y
    let lowest = k == 1 ? 0 : k == 2 ? 1 : y
    let factor = Double(k)
    return Term(
      residual: constant - x * (1 - y * lower), dx: y * lower - 1, dy: factor * x * lower,
      dxdy: factor * lower, dydy: factor * (factor - 1) * x * lowest)
  }

  private static func terms(_ x: Double, _ y: Double) -> [Term] { (1...3).map { term($0, x, y) } }

  /// The eigenvalues of the Hessian; `nil` where it overflows.
  private static func spectrum(_ x: Double, _ y: Double) -> [Double]? {
    var xx = 0.0, xy = 0.0, yy = 0.0
    for term in terms(x, y) {
      xx += 2 * term.dx * term.dx
      xy += 2 * (term.dx * term.dy + term.residual * term.dxdy)
      yy += 2 * (term.dy * term.dy + term.residual * term.dydy)
    }
    return eigenvalues(ofSymmetric: [xx, xy, xy, yy], order: 2)
  }
}
