import Catalog
import Compute
import ElementaryFunctions

/// Rastrigin's function, f(x) = An + Σ xᵢ² − A cos(2πxᵢ): a bowl full of local minima, near all whole
/// numbers. The initial point is uniform in a box around the minimum 0 at the origin.
public struct Rastrigin: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(1, 1e7), "n") public var dimension = 2
  @Setting(.within(0, 1e6), "A, the height of the waves") public var amplitude = 10.0
  @Setting(.within(0, 1e6), "the initial point is uniform between −`box` and `box`")
  public var box = 5.12

  public init() {}

  public static let about = About(
    "rastrigin", "Rastrigin's function of n variables: a bowl full of local minima",
    Citation("Rastrigin 1974; Mühlenbein et al. 1991, doi 10.1016/S0167-8191(05)80052-3"))

  public static let facts: [Truth.Fact] = [
    .largestEigenvalue, .minimiserHessianSpectrum, .initialSharpness, .minimiser, .minimum,
    .initialDistance, .initialLoss, .lossFloor,
  ]

  public var outline: ProblemOutline {
    ProblemOutline(sampling: .exact, parameterCount: dimension)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    RastriginProblem(self, context)
  }
}

private final class RastriginProblem<S: Scalar>: Problem {
  private let amplitude: Double
  private let initial: [Double]
  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: Rastrigin, _ context: ProblemContext) {
    let count = settings.dimension
    let amplitude = settings.amplitude
    let bound = settings.box
    var stream = context.stream(.initialisation)
    // Rounded, so that what is stated of the initial point holds in single precision too.
    initial = (0..<count).map { _ in Double(S(bound * (2 * stream.uniform() - 1))) }
    self.amplitude = amplitude
    layout = ParameterLayout(count: count)

    var truth = Truth()
    let sharpest = 2 + 4 * Double.pi * Double.pi * amplitude
    truth.largestEigenvalue = sharpest
    truth.minimiserHessianSpectrum = [Double](repeating: sharpest, count: count)
    truth.initialSharpness = initial.map {
      2 + 4 * Double.pi * Double.pi * amplitude * Double.cos(2 * Double.pi * $0)
    }.max()
    truth.minimiser = [Double](repeating: 0, count: count)
    truth.minimum = 0
    truth.lossFloor = 0
    truth.initialDistance = initial.reduce(0) { $0 + $1 * $1 }.squareRoot()
    truth.initialLoss = initial.reduce(0) { $0 + Self.term($1, amplitude) }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let g = gradient.mutableBase
    var loss = 0.0
    for i in 0..<x.count {
      let here = Double(x.base[i])
      loss += Self.term(here, amplitude)
      g[i] = S(2 * here + 2 * Double.pi * amplitude * Double.sin(2 * Double.pi * here))
    }
    return loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at x: Buffer<S>) -> Double {
    var loss = 0.0
    for i in 0..<x.count { loss += Self.term(Double(x.base[i]), amplitude) }
    return loss
  }

  func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  /// x² + A(1 − cos 2πx), without cancellation near 0.
  @inline(__always)
  private static func term(_ x: Double, _ amplitude: Double) -> Double {
    let s = Double.sin(Double.pi * x)
    return x * x + 2 * amplitude * s * s
  }
}
