import Catalog
import Compute
import RandomStreams

/// A perceptron with frozen random weights, of which only changes of low rank are trained.
public final class LowRankAdapter<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, loss, outputs) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      Self.network(
        configuration, source, outputs: outputs, context.stream(.initialisation, index: 1)),
      source, loss, context: context, truth: &truth)
    self.truth = truth
  }
}

extension LowRankAdapter {
  public static var declaration: Declaration {
    Declaration(
      id: "low-rank-adapter",
      summary: "a perceptron with frozen weights, of which changes of low rank are trained",
      citation: Citation("Hu et al. 2021", arXiv: "2106.09685"),
      settings: [
        hidden.declaration, rank.declaration, alpha.declaration,
        NetworkSettings.activation.declaration, NetworkSettings.initialization.declaration,
        NetworkSettings.initialScale.declaration, NetworkSettings.loss.declaration,
        NetworkSettings.labelSmoothing.declaration,
      ] + ExampleSource.settings(default: .spirals, kinds: ExampleSource.flatKinds))
  }

  private static var hidden: Setting<[Int]> {
    Setting("hidden", default: [64, 64], .within(1, 65536), "widths of the hidden layers")
  }
  private static var rank: Setting<Int> {
    Setting("rank", default: 4, .within(1, 4096), "r, of the change of each layer")
  }
  private static var alpha: Setting<Double> {
    Setting("alpha", default: 8, .above(0), "α; changes are scaled by α/r")
  }

  public static var facts: [Truth.Fact] { [.bayesAccuracy, .lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, _, outputs) = try parts(configuration, files: files)
    // The frozen weights are not among the parameters.
    let sizes = sizes(configuration, source, outputs)
    let frozen = zip(sizes, sizes.dropFirst()).reduce(0.0) {
      $0 + Double($1.0) * Double($1.1)
    }
    guard frozen <= 1e7 else {
      throw .invalid(
        owner: configuration.owner, setting: "hidden",
        reason: "\(compact(frozen)) frozen weights; at most 1e7 are supported")
    }
    let network: Network<Float> = LowRankAdapter<Float>.network(
      configuration, source, outputs: outputs, nil)
    return try NetworkSettings.outline(network, source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, OutputLoss, outputs: Int) {
    let source = try ExampleSource(configuration, files: files, kinds: ExampleSource.flatKinds)
    let (loss, outputs) = try NetworkSettings.loss(configuration, for: source)
    return (source, loss, outputs)
  }

  private static func sizes(
    _ configuration: Configuration, _ source: ExampleSource, _ outputs: Int
  ) -> [Int] {
    [source.shape.inputWidth] + configuration[hidden] + [outputs]
  }

  fileprivate static func network(
    _ configuration: Configuration, _ source: ExampleSource, outputs: Int,
    _ stream: RandomStream?
  ) -> Network<S> {
    let sizes = sizes(configuration, source, outputs)
    let activation = configuration[NetworkSettings.activation]
    var stream = stream
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = []
    for (number, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let isLast = number == sizes.count - 2
      layers.append(
        LowRankLayer<S>(
          "layer\(number + 1)", inputs: inputs, outputs: outputs,
          rank: configuration[rank], alpha: configuration[alpha],
          activation: isLast ? nil : activation, scale: NetworkSettings.scale(configuration),
          gain: activation.gain, isLast: isLast, number: number, base: &stream, in: &layout))
    }
    return Network(layers, layout: layout)
  }
}
