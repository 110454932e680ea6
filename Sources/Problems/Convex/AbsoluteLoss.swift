import Catalog
import Compute

/// f(x) = (1/n) Σ |aᵢ·x − bᵢ| for a consistent random system, b = Ax*: the example on which
/// Defazio and Mishchenko (arXiv 2301.07733) introduce D-Adaptation. Convex and Lipschitz, sharp at
/// its minimum 0; the subgradient of |·| at 0 is 0.
///
/// Subgradients are (1/n) Aᵀs with |sᵢ| ≤ 1 and ‖s‖ ≤ √n: G = ‖A‖₂/√n. Those of one example are no
/// longer than max ‖aᵢ‖. Rows are examples, from which batches are drawn.
public struct AbsoluteLoss: ProblemDefinition, ProblemBlueprint {
  @SettingGroup public var system = LinearSystem()

  public init() {}

  public static let about = About(
    "absolute-loss", "the mean of |aᵢ·x − bᵢ| for a consistent random system",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public static let facts: [Truth.Fact] = [
    .minimiser, .minimum, .initialDistance, .initialLoss, .gradientBound, .exampleGradientBound,
    .lossFloor,
  ]

  public var outline: ProblemOutline {
    ProblemOutline(
      sampling: .finite(examples: system.examples), parameterCount: system.dimension)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    AbsoluteLossProblem(self, context)
  }
}

private final class AbsoluteLossProblem<S: Scalar>: Problem {
  private var residuals: LinearResiduals<S>
  /// The sum of gradients.
  private var sum: Buffer<Double>

  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: AbsoluteLoss, _ context: ProblemContext) {
    residuals = LinearResiduals(settings.system, context)
    layout = ParameterLayout(count: residuals.minimiser.count)
    sum = Buffer(zeros: layout.count)
    var truth = Truth()
    residuals.describe(&truth, distance: settings.system.distance)
    truth.minimum = 0
    truth.lossFloor = 0
    truth.gradientBound = residuals.spectralNorm / Double(residuals.rowCount).squareRoot()
    truth.exampleGradientBound = residuals.longestRow
    residuals.move(to: Buffer(residuals.initial.map { S($0) }))
    truth.initialLoss = Self.mean(residuals)
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(residuals.initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    residuals.move(to: x)
    let count = layout.count, sum = sum.mutableBase
    for j in 0..<count { sum[j] = 0 }
    let rows = batch.rows
    let size = rows?.count ?? residuals.rowCount
    var loss = 0.0
    for i in 0..<size {
      let row = rows.map { Int($0[i]) } ?? i
      let residual = residuals.residual(row)
      loss += abs(residual)
      if residual != 0 {
        add(residual > 0 ? 1 : -1, times: residuals.row(row), to: sum, count: count)
      }
    }
    let g = gradient.mutableBase
    for j in 0..<count { g[j] = S(sum[j] / Double(size)) }
    return loss / Double(size)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at x: Buffer<S>) -> Double {
    residuals.move(to: x)
    return Self.mean(residuals)
  }

  func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  @inline(__always)
  private static func mean(_ residuals: LinearResiduals<S>) -> Double {
    (0..<residuals.rowCount).reduce(0) { $0 + abs(residuals.residual($1)) }
      / Double(residuals.rowCount)
  }
}
