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

/// The form of a convolutional network.
package struct ConvolutionalArchitecture: Sendable {
  var channels, height, width: Int
  /// Of the two convolutions.
  var filters: [Int]
  var kernel = 3
  /// Zeros around the image, of each convolution.
  var padding: [Int]
  var pooling = PoolingKind.max
  var normalizesBatches = false
  var outputs: Int
  var scale = InitialScale()

  package init(
    channels: Int,
    height: Int,
    width: Int,
    filters: [Int],
    kernel: Int = 3,
    padding: [Int],
    pooling: PoolingKind = .max,
    normalizesBatches: Bool = false,
    outputs: Int
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    self.filters = filters
    self.kernel = kernel
    self.padding = padding
    self.pooling = pooling
    self.normalizesBatches = normalizesBatches
    self.outputs = outputs
  }

  /// The sizes of the image: at the input, after the first convolution, the pooling and the second.
  var stages: [(height: Int, width: Int)] {
    let first = (height + 2 * padding[0] - kernel + 1, width + 2 * padding[0] - kernel + 1)
    let pooled = (first.0 / 2, first.1 / 2)
    return [
      (height, width), first, pooled,
      (pooled.0 + 2 * padding[1] - kernel + 1, pooled.1 + 2 * padding[1] - kernel + 1),
    ]
  }

  /// Whether something is left of the image after each stage.
  package var fits: Bool { stages.allSatisfy { $0.height > 0 && $0.width > 0 } }

  /// - Precondition: ``fits``
  func network<S: Scalar>() -> Network<S> {
    let stages = stages
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = [
      ImageInput<S>(channels: channels, height: height, width: width)
    ]
    for number in 0..<2 {
      let size = stages[2 * number]
      let outputs = filters[number]
      let convolution = Convolution<S>(
        "conv\(number + 1)", inputs: number == 0 ? channels : filters[0], outputs: outputs,
        height: size.height, width: size.width, kernel: kernel, padding: padding[number],
        isRectified: !normalizesBatches, scale: scale, number: number, in: &layout)
      layers.append(convolution)
      let (height, width) = (convolution.outputHeight, convolution.outputWidth)
      if normalizesBatches {
        layers.append(
          BatchNormalization<S>(
            "norm\(number + 1)", features: outputs, axis: .rows,
            valuesPerFeature: height * width, number: number, in: &layout))
        layers.append(PlaneRectifier<S>())
      }
      layers.append(
        number == 0
          ? Pooling<S>(pooling, channels: outputs, height: height, width: width)
          : GlobalAverage<S>(channels: outputs, height: height, width: width))
    }
    layers.append(
      DenseLayer<S>(
        "fc", inputs: filters[1], outputs: outputs, takesColumns: true, scale: scale,
        isLast: true, number: 2, in: &layout))
    return Network(layers, layout: layout)
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
      "before each ReLU; batch evaluates by the statistics of the training set, without a moving "
        + "average")
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
