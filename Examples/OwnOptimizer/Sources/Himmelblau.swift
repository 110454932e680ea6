import Catalog
import Compute
import Problems

/// Himmelblau's function, f(x, y) = (x² + y − 11)² + (x + y² − 7)²: four minima, all of value 0.
///
/// Himmelblau 1972, Applied nonlinear programming.
struct Himmelblau: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(-1e3, 1e3), "the initial x and y") var start = [0.0, 0.0]

  static let about = About(
    "himmelblau", "Himmelblau's function of two variables, with four minima",
    Citation("Himmelblau 1972, Applied nonlinear programming"))

  static let facts: [Truth.Fact] = [.minimum, .initialLoss, .lossFloor]

  func validate(as owner: String) throws(ConfigurationError) {
    guard start.count != 2 else { return }
    throw .invalid(
      owner: owner, setting: "start",
      reason: "expected two numbers, x and y, found \(start.count)")
  }

  var outline: ProblemOutline { ProblemOutline(sampling: .exact, parameterCount: 2) }

  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> { HimmelblauProblem(self) }
}

private final class HimmelblauProblem<S: Scalar>: Problem {
  private let start: [Double]
  let layout = ParameterLayout(count: 2)
  let truth: Truth

  init(_ settings: Himmelblau) {
    start = settings.start
    var truth = Truth()
    truth.minimum = 0
    truth.lossFloor = 0
    truth.initialLoss = Self.residuals(start[0], start[1]).reduce(0) { $0 + $1 * $1 }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(start.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let (x, y) = (Double(w[0]), Double(w[1]))
    let r = Self.residuals(x, y)
    gradient[0] = S(4 * x * r[0] + 2 * r[1])
    gradient[1] = S(2 * r[0] + 4 * y * r[1])
    return r[0] * r[0] + r[1] * r[1]
  }

  func trainingLoss(at w: Buffer<S>) -> Double {
    Self.residuals(Double(w[0]), Double(w[1])).reduce(0) { $0 + $1 * $1 }
  }

  func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }

  private static func residuals(_ x: Double, _ y: Double) -> [Double] {
    [x * x + y - 11, x + y * y - 7]
  }
}
