import Catalog
import Compute
import ElementaryFunctions

/// Linear regression whose learning curve is a power law, the solvable model of neural scaling laws.
///
/// The j-th feature has the variance λⱼ = j^(−α), and its share of the signal is λⱼw*ⱼ² = j^(−β)
/// exactly, with random signs of w*. Bordelon, Atanasov and Pehlevan (arXiv 2402.01092) call α b and
/// β a; Maloney, Roberts and Sully (arXiv 2210.16859) have α = β, with their 1 + α for both. From
/// w = 0 gradient descent leaves the excess risk ½ Σⱼ j^(−β) (1 − ηλⱼ)^(2k) after k steps, which for
/// β > 1 falls like (ηk)^(−(β − 1)/α) until the last feature is learnt, at k ≈ d^α/η.
///
/// Losses are in excess of the label noise's ½σ², except those of minibatches, whose labels have it:
/// these lie ½σ² higher on average. Every batch is fresh.
public struct PowerLawRegression: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(1, 1e7), "d, the number of features") public var dimension = 1000
  @Setting(.within(0, 20), "α: feature j has the variance j^(−α)")
  public var covarianceExponent = 1.5
  @Setting(.within(0, 20), "β: feature j contributes j^(−β) to the target's variance")
  public var signalExponent = 2.0
  @Setting(.labelNoise) public var labelNoise = 0.1
  @Setting(.featureLaw) public var features = FeatureLaw.signs

  public init() {}

  public static let about = About(
    "power-law-regression",
    "linear regression with power laws for features and target: a model of scaling laws",
    Citation(
      "Bordelon, Atanasov and Pehlevan 2024; Maloney, Roberts and Sully 2022, arXiv 2210.16859",
      arXiv: "2402.01092"))

  public static let facts = StreamingRegression<Double>.facts

  public var outline: ProblemOutline {
    ProblemOutline(sampling: .streaming, parameterCount: dimension)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    PowerLawRegressionProblem(self, context)
  }
}

private final class PowerLawRegressionProblem<S: Scalar>: Problem {
  private var regression: StreamingRegression<S>

  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: PowerLawRegression, _ context: ProblemContext) {
    let count = settings.dimension
    let α = settings.covarianceExponent, β = settings.signalExponent
    var stream = context.stream(.data)
    let minimiser = (1...count).map { j in
      let magnitude = Double.pow(Double(j), (α - β) / 2)
      return stream.next32() & 1 == 0 ? magnitude : -magnitude
    }
    regression = StreamingRegression(
      settings.features, variances: (1...count).map { Double.pow(Double($0), -α) },
      labelNoise: settings.labelNoise, minimiser: minimiser, context: context)
    layout = ParameterLayout(count: count)
    var truth = Truth()
    regression.describe(&truth, initial: [Double](repeating: 0, count: count))
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    regression.loss(at: w, on: batch, gradient: &gradient)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double { regression.excess(at: w) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate(at w: Buffer<S>) -> Evaluation {
    Evaluation(loss: regression.excess(at: w), measures: regression.measures(at: w))
  }

  var measureNames: [String] { StreamingRegression<S>.measureNames }
}
