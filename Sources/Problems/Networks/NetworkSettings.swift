import Catalog
import Compute

/// The settings that several networks share.
enum NetworkSettings {
  static let activation = Setting(
    "activation", default: Activation.relu,
    "between layers; gelu is the form with tanh, leaky-relu has slope \(compact(Activation.slope))")
  static let initialization = Setting(
    "initialization", default: Initialization.automatic,
    "variance of the initial weights, for n inputs and m outputs: automatic: gain²/n with gain² 2 "
      + "for relu and its kin, 1 for tanh; standard: 1/(3n), PyTorch's; lecun: 1/n; he: 2/n; "
      + "xavier: 2/(n + m); mup: automatic, but gain²/n² for the last layer")
  static let initialScale = Setting(
    "initial_scale", default: 1.0, .above(0), "a factor on the initial weights")
  static let loss = Setting(
    "loss", default: LossKind.automatic,
    "automatic: cross-entropy for classes, squared-error, ½ of the mean square, for values")
  static let labelSmoothing = Setting(
    "label_smoothing", default: 0.0, .from(0, below: 1),
    "s of the targets (1 − s) · onehot + s/classes, for cross-entropy")
  static let dropout = Setting(
    "dropout", default: 0.0, .from(0, below: 1),
    "probability with which training sets hidden units to zero")

  static func scale(_ configuration: Configuration) -> InitialScale {
    InitialScale(
      scheme: configuration[initialization], factor: configuration[initialScale])
  }

  /// The loss, for targets that it can be used with.
  ///
  /// - Returns: the loss and the number of outputs that it takes
  static func loss(
    _ configuration: Configuration, for source: ExampleSource
  ) throws(ConfigurationError) -> (OutputLoss, outputs: Int) {
    let smoothing = configuration[labelSmoothing]
    switch (source.shape.target, configuration[loss]) {
    case (.classes(let count), .automatic), (.classes(let count), .crossEntropy):
      return (.crossEntropy(smoothing: smoothing), count)
    case (.classes(let count), .squaredError):
      try refuseSmoothing(smoothing, configuration)
      return (.squaredError, count)
    case (.values(let count), .automatic), (.values(let count), .squaredError):
      try refuseSmoothing(smoothing, configuration)
      return (.squaredError, count)
    case (.values, .crossEntropy):
      throw .invalid(
        owner: configuration.owner, setting: "loss",
        reason: "cross-entropy is for classes; these data have values")
    case (.nextTokens, _):
      preconditionFailure("tokens are for transformers")
    }
  }

  private static func refuseSmoothing(
    _ smoothing: Double, _ configuration: Configuration
  ) throws(ConfigurationError) {
    guard smoothing > 0 else { return }
    throw .invalid(
      owner: configuration.owner, setting: "label_smoothing",
      reason: "is for cross-entropy; the loss is squared-error")
  }

  /// What a problem with a network says before it is set up, if a network fits into memory.
  static func outline(
    _ network: Network<Float>, _ source: ExampleSource, _ configuration: Configuration
  ) throws(ConfigurationError) -> ProblemOutline {
    let largest = SupervisedTask<Float>.mostValues
    for (count, what) in [
      (network.layout.count, "parameters"),
      (network.valuesPerExample, "values that the layers keep of an example"),
    ] where count > largest {
      throw .invalid(
        owner: configuration.owner, setting: nil,
        reason: "\(count) \(what); at most \(largest) are supported")
    }
    return ProblemOutline(
      sampling: source.sampling, parameterCount: network.layout.count,
      largestBatch: min(source.largestBatch, largest / max(network.valuesPerExample, 1)),
      fullBatch: source.trainingCount)
  }
}

/// What a network problem is made of, from settings that an outline has accepted.
func validated<Result>(
  _ configuration: Configuration, _ make: () throws(ConfigurationError) -> Result
) -> Result {
  do throws(ConfigurationError) {
    return try make()
  } catch {
    preconditionFailure("'\(configuration.owner)' was made from settings that were not validated")
  }
}
