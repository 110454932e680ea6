import Catalog
import Compute

/// Two convolutions with ReLU and a pooling in between, the mean over the image, and a dense layer.
public final class ConvolutionalNetwork<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture, loss) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      architecture.network(), source, loss, context: context, truth: &truth)
    self.truth = truth
  }
}

extension ConvolutionalNetwork {
  public static var declaration: Declaration {
    Declaration(
      id: "cnn",
      summary: "two convolutions with ReLU, a pooling between them, the mean over the image, a "
        + "dense layer",
      citation: Citation("LeCun et al. 1998, doi 10.1109/5.726791"),
      settings: [
        filters.declaration, kernel.declaration, padding.declaration, pooling.declaration,
        normalization.declaration, NetworkSettings.initialization.declaration,
        NetworkSettings.initialScale.declaration, NetworkSettings.loss.declaration,
        NetworkSettings.labelSmoothing.declaration,
      ] + ExampleSource.settings(default: kinds[0], kinds: kinds, form: .image))
  }

  private static var kinds: [ExampleSource.Kind] { [.bars] }

  private static var filters: Setting<[Int]> {
    Setting("filters", default: [8, 16], .within(1, 4096), "channels of the two convolutions")
  }
  private static var kernel: Setting<Int> {
    Setting("kernel", default: 3, .within(1, 31), "height and width of the kernels")
  }
  private static var padding: Setting<[Int]> {
    Setting("padding", default: [1, 1], .within(0, 30), "zeros around the image, of each")
  }
  private static var pooling: Setting<PoolingKind> {
    Setting("pooling", default: .max, "of squares of 2 × 2 pixels after the first convolution")
  }
  private static var normalization: Setting<ConvolutionNormalization> {
    Setting(
      "normalization", default: .none,
      "before each ReLU; batch evaluates by the statistics of up to 4096 training examples, "
        + "without a moving average")
  }

  public static var facts: [Truth.Fact] { [] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture, _) = try parts(configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, ConvolutionalArchitecture, OutputLoss) {
    let source = try ExampleSource(configuration, files: files, kinds: kinds, form: .image)
    let (loss, outputs) = try NetworkSettings.loss(configuration, for: source)
    guard case .image(let channels, let height, let width) = source.shape.input else {
      preconditionFailure("asked for images")
    }
    for (setting, count) in [
      ("filters", configuration[filters].count), ("padding", configuration[padding].count),
    ] where count != 2 {
      throw .invalid(
        owner: configuration.owner, setting: setting,
        reason: "expected two numbers, one for each convolution, found \(count)")
    }
    var architecture = ConvolutionalArchitecture(
      channels: channels, height: height, width: width, filters: configuration[filters],
      kernel: configuration[kernel], padding: configuration[padding],
      pooling: configuration[pooling],
      normalizesBatches: configuration[normalization] == .batch, outputs: outputs)
    architecture.scale = NetworkSettings.scale(configuration)
    guard architecture.fits else {
      throw .invalid(
        owner: configuration.owner, setting: "kernel",
        reason: "nothing is left of images of \(height) × \(width) pixels after both convolutions "
          + "and the pooling; take a smaller kernel or more padding")
    }
    return (source, architecture, loss)
  }
}

/// What comes between a convolution and its ReLU.
enum ConvolutionNormalization: String, SettingChoice {
  case none, batch
}
