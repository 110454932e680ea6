import Catalog
import Compute

/// Least squares on a stream of examples: x ~ N(0, H) with a diagonal H of prescribed spectrum,
/// y = x·w* + σε, and the loss ½(x·w − y)². Every batch is fresh.
///
/// A full batch is the whole distribution, so that the exact risk ½(w − w*)ᵀH(w − w*) + ½σ² is
/// training and evaluation loss alike. w* is standard normal; the initial point lies at the distance
/// D from it in a uniformly random direction. What is known of it follows from the fourth moments of
/// the features; see ``RandomDesign``.
public struct LeastSquares: ProblemDefinition, ProblemBlueprint {
  @SettingGroup public var spectrum = QuadraticSpectrum(.isotropic)
  @Setting(.distance) public var distance = 1.0
  @Setting(.labelNoise) public var labelNoise = 0.1
  @Setting(.featureLaw) public var features = FeatureLaw.gaussian

  public init() {}

  public static let about = About(
    "least-squares", "linear regression on a stream of random features, with the exact risk",
    Citation(
      "fourth moments by Isserlis 1918, doi 10.1093/biomet/12.1-2.134; noise scale of McCandlish "
        + "et al. 2018", arXiv: "1812.06162"))

  public static let facts = StreamingRegression<Double>.facts

  public var outline: ProblemOutline {
    ProblemOutline(sampling: .streaming, parameterCount: spectrum.count)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    LeastSquaresProblem(self, context)
  }
}

private final class LeastSquaresProblem<S: Scalar>: Problem {
  private var regression: StreamingRegression<S>
  private let initial: [Double]
  /// ½σ²
  private let floor: Double

  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: LeastSquares, _ context: ProblemContext) {
    let variances = settings.spectrum.values
    var data = context.stream(.data), start = context.stream(.initialisation)
    let minimiser = variances.map { _ in data.normal() }
    let distance = settings.distance
    let noise = settings.labelNoise
    initial = point(at: distance, from: minimiser, &start)
    regression = StreamingRegression(
      settings.features, variances: variances, labelNoise: noise,
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

  func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let loss = regression.loss(at: w, on: batch, gradient: &gradient)
    return batch.size == .full ? loss + floor : loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double { regression.excess(at: w) + floor }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate(at w: Buffer<S>) -> Evaluation {
    Evaluation(loss: regression.excess(at: w) + floor, measures: regression.measures(at: w))
  }

  var measureNames: [String] { StreamingRegression<S>.measureNames }
}
