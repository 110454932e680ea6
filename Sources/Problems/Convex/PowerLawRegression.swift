import Catalog
import Compute
import Foundation

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
public final class PowerLawRegression<S: Scalar>: Problem {
  private var regression: StreamingRegression<S>

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let count = configuration[Self.dimension]
    let α = configuration[Self.covarianceExponent], β = configuration[Self.signalExponent]
    var stream = context.stream(.data)
    let minimiser = (1...count).map { j in
      let magnitude = pow(Double(j), (α - β) / 2)
      return stream.next32() & 1 == 0 ? magnitude : -magnitude
    }
    regression = StreamingRegression(
      configuration[Self.law], variances: (1...count).map { pow(Double($0), -α) },
      labelNoise: configuration[Self.labelNoise], minimiser: minimiser, context: context)
    layout = ParameterLayout(count: count)
    var truth = Truth()
    regression.describe(&truth, initial: [Double](repeating: 0, count: count))
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    regression.loss(at: w, on: batch, gradient: &gradient)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func trainingLoss(at w: Buffer<S>) -> Double { regression.excess(at: w) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation {
    Evaluation(loss: regression.excess(at: w), measures: regression.measures(at: w))
  }

  public var measureNames: [String] { StreamingRegression<S>.measureNames }
}

extension PowerLawRegression {
  public static var declaration: Declaration {
    Declaration(
      id: "power-law-regression",
      summary: "linear regression with power laws for features and target: a model of scaling laws",
      citation: Citation(
        "Bordelon, Atanasov and Pehlevan 2024; Maloney, Roberts and Sully 2022, arXiv 2210.16859",
        arXiv: "2402.01092"),
      settings: [
        dimension.declaration, covarianceExponent.declaration, signalExponent.declaration,
        labelNoise.declaration, law.declaration,
      ])
  }

  private static var dimension: Setting<Int> {
    Setting("dimension", default: 1000, .within(1, 1e7), "d, the number of features")
  }
  private static var covarianceExponent: Setting<Double> {
    Setting(
      "covariance_exponent", default: 1.5, .within(0, 20), "α: feature j has the variance j^(−α)")
  }
  private static var signalExponent: Setting<Double> {
    Setting(
      "signal_exponent", default: 2.0, .within(0, 20),
      "β: feature j contributes j^(−β) to the target's variance")
  }
  private static var labelNoise: Setting<Double> {
    Setting("label_noise", default: 0.1, .atLeast(0), "σ, the standard deviation of the labels")
  }
  private static var law: Setting<FeatureLaw> { FeatureLaw.setting(default: .signs) }

  public static var facts: [Truth.Fact] {
    [
      .spectrum, .largestEigenvalue, .minimiser, .minimum, .initialDistance, .initialLoss,
      .noiseScale, .simpleNoiseScale, .meanSquareStabilityLimit, .lossFloor,
    ]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    ProblemOutline(sampling: .streaming, parameterCount: configuration[dimension])
  }
}
