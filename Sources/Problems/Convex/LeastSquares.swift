import Catalog
import Compute

/// Least squares on a stream of examples: x ~ N(0, H) with a diagonal H of prescribed spectrum,
/// y = x·w* + σε, and the loss ½(x·w − y)². Every batch is fresh.
///
/// A full batch is the whole distribution, so that the exact risk ½(w − w*)ᵀH(w − w*) + ½σ² is
/// training and evaluation loss alike. w* is standard normal; the initial point lies at the distance
/// D from it in a uniformly random direction. What is known of it follows from the fourth moments of
/// the features; see ``RandomDesign``.
public final class LeastSquares<S: Scalar>: Problem {
  private var regression: StreamingRegression<S>
  private let initial: [Double]
  /// ½σ²
  private let floor: Double

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let variances = QuadraticSpectrum(configuration).eigenvalues
    var data = context.stream(.data), start = context.stream(.initialisation)
    let minimiser = variances.map { _ in data.normal() }
    let distance = configuration[QuadraticSettings.distance]
    let noise = configuration[RegressionSettings.labelNoise]
    initial = point(at: distance, from: minimiser, &start)
    regression = StreamingRegression(
      configuration[RegressionSettings.law], variances: variances, labelNoise: noise,
      minimiser: minimiser, context: context)
    floor = 0.5 * noise * noise
    layout = ParameterLayout(count: variances.count)
    var truth = Truth()
    regression.describe(&truth, initial: initial)
    truth.minimum = floor
    truth.lossFloor = floor
    truth.initialLoss? += floor
    truth.initialDistance = distance
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let loss = regression.loss(at: w, on: batch, gradient: &gradient)
    return batch.size == .full ? loss + floor : loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func trainingLoss(at w: Buffer<S>) -> Double { regression.excess(at: w) + floor }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation {
    Evaluation(loss: regression.excess(at: w) + floor, measures: regression.measures(at: w))
  }

  public var measureNames: [String] { StreamingRegression<S>.measureNames }
}

extension LeastSquares {
  public static var declaration: Declaration {
    Declaration(
      id: "least-squares",
      summary: "linear regression on a stream of random features, with the exact risk",
      citation: Citation(
        "fourth moments by Isserlis 1918, doi 10.1093/biomet/12.1-2.134; noise scale of McCandlish "
          + "et al. 2018", arXiv: "1812.06162"),
      settings: QuadraticSettings.spectrumSettings(default: .isotropic)
        + [
          QuadraticSettings.distance.declaration, RegressionSettings.labelNoise.declaration,
          RegressionSettings.law.declaration,
        ])
  }

  public static var facts: [Truth.Fact] {
    [
      .spectrum, .largestEigenvalue, .minimiser, .minimum, .initialDistance, .initialLoss,
      .noiseScale, .simpleNoiseScale, .meanSquareStabilityLimit, .lossFloor,
    ]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let spectrum = QuadraticSpectrum(configuration)
    try spectrum.validate()
    return ProblemOutline(sampling: .streaming, parameterCount: spectrum.count)
  }
}

private enum RegressionSettings {
  static let labelNoise = Setting(
    "label_noise", default: 0.1, .atLeast(0), "σ, the standard deviation of the labels")
  static let law = FeatureLaw.setting(default: .gaussian)
}
