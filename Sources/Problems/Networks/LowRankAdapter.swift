import Catalog
import Compute
import RandomStreams

/// A perceptron with frozen random weights, of which only changes of low rank are trained.
public struct LowRankAdapter: ProblemDefinition {
  @Setting(.within(1, 65536), "widths of the hidden layers") public var hidden = [64, 64]
  @Setting(.within(1, 4096), "r, of the change of each layer") public var rank = 4
  @Setting(.above(0), "α; changes are scaled by α/r") public var alpha = 8.0
  @Setting(.activation) public var activation = Activation.relu
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var loss = LossSettings()
  @SettingGroup public var data = DataSettings(Spirals())

  public init() {}

  public static let about = About(
    "low-rank-adapter",
    "a perceptron with frozen weights, of which changes of low rank are trained",
    Citation("Hu et al. 2021", arXiv: "2106.09685"))

  public static let facts: [Truth.Fact] = [.bayesAccuracy, .lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    let architecture = AdaptedArchitecture(
      sizes: [try source.shape.features(of: owner)] + hidden + [outputs], rank: rank, alpha: alpha,
      activation: activation, scale: scale)
    // The frozen weights are not among the parameters.
    guard architecture.frozenWeights <= 1e7 else {
      throw .invalid(
        owner: owner, setting: "hidden",
        reason: "\(compact(architecture.frozenWeights)) frozen weights; at most 1e7 are supported")
    }
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}

/// Dense layers whose frozen weights are drawn where there is a seed.
private struct AdaptedArchitecture: NetworkArchitecture {
  let sizes: [Int]
  let rank: Int
  let alpha: Double
  let activation: Activation
  let scale: InitialScale

  /// How many there are, in floating point, which does not overflow.
  var frozenWeights: Double {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var stream = context?.stream(.initialisation, index: 1)
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = []
    for (number, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let isLast = number == sizes.count - 2
      layers.append(
        LowRankLayer<S>(
          "layer\(number + 1)", inputs: inputs, outputs: outputs, rank: rank, alpha: alpha,
          activation: isLast ? nil : activation, scale: scale, gain: activation.gain,
          isLast: isLast, number: number, base: &stream, in: &layout))
    }
    return Network(layers, layout: layout)
  }
}
