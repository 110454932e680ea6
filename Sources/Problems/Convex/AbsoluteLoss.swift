import Catalog
import Compute

/// f(x) = (1/n) Σ |aᵢ·x − bᵢ| for a consistent random system, b = Ax*: the example on which
/// Defazio and Mishchenko (arXiv 2301.07733) introduce D-Adaptation. Convex and Lipschitz, sharp at
/// its minimum 0; the subgradient of |·| at 0 is 0.
///
/// Subgradients are (1/n) Aᵀs with |sᵢ| ≤ 1 and ‖s‖ ≤ √n: G = ‖A‖₂/√n. Those of one example are no
/// longer than max ‖aᵢ‖. Rows are examples, from which batches are drawn.
public final class AbsoluteLoss<S: Scalar>: Problem {
  private var residuals: LinearResiduals<S>
  /// The sum of gradients.
  private var sum: Buffer<Double>

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    residuals = LinearResiduals(configuration, context: context)
    layout = ParameterLayout(count: residuals.minimiser.count)
    sum = Buffer(zeros: layout.count)
    var truth = Truth()
    residuals.describe(&truth, distance: configuration[LinearResidualSettings.distance])
    truth.minimum = 0
    truth.lossFloor = 0
    truth.gradientBound = residuals.spectralNorm / Double(residuals.rowCount).squareRoot()
    truth.exampleGradientBound = residuals.longestRow
    residuals.move(to: Buffer(residuals.initial.map { S($0) }))
    truth.initialLoss = Self.mean(residuals)
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(residuals.initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
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
  public func trainingLoss(at x: Buffer<S>) -> Double {
    residuals.move(to: x)
    return Self.mean(residuals)
  }

  public func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  @inline(__always)
  private static func mean(_ residuals: LinearResiduals<S>) -> Double {
    (0..<residuals.rowCount).reduce(0) { $0 + abs(residuals.residual($1)) }
      / Double(residuals.rowCount)
  }
}

extension AbsoluteLoss {
  public static var declaration: Declaration {
    Declaration(
      id: "absolute-loss", summary: "the mean of |aᵢ·x − bᵢ| for a consistent random system",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: LinearResidualSettings.all)
  }

  public static var facts: [Truth.Fact] {
    [
      .minimiser, .minimum, .initialDistance, .initialLoss, .gradientBound, .exampleGradientBound,
      .lossFloor,
    ]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    try LinearResidualSettings.validate(configuration)
    return ProblemOutline(
      sampling: .finite(examples: configuration[LinearResidualSettings.examples]),
      parameterCount: configuration[LinearResidualSettings.dimension])
  }
}
