import Catalog

/// Two convolutions with ReLU and a pooling in between, the mean over the image, and a dense layer.
public struct ConvolutionalNetwork: ProblemDefinition {
  /// What comes between a convolution and its ReLU.
  public enum Normalization: String, SettingChoice { case none, batch }

  @Setting(.within(1, 4096), "channels of the two convolutions") public var filters = [8, 16]
  @Setting(.within(1, 31), "height and width of the kernels") public var kernel = 3
  @Setting(.within(0, 30), "zeros around the image, of each") public var padding = [1, 1]
  @Setting("of squares of 2 × 2 pixels after the first convolution")
  public var pooling = PoolingKind.max
  @Setting(
    "before each ReLU; batch evaluates by the statistics of up to 4096 training examples, without a "
      + "moving average")
  public var normalization = Normalization.none
  @SettingGroup public var scale = InitialScale()
  @SettingGroup public var loss = LossSettings()
  @SettingGroup public var data = DataSettings(Bars(), form: .image)

  public init() {}

  public static let about = About(
    "cnn",
    "two convolutions with ReLU, a pooling between them, the mean over the image, a dense layer",
    Citation("LeCun et al. 1998, doi 10.1109/5.726791"))

  public static let facts: [Truth.Fact] = []

  public func validate(as owner: String) throws(ConfigurationError) {
    for (setting, count) in [("filters", filters.count), ("padding", padding.count)]
    where count != 2 {
      throw .invalid(
        owner: owner, setting: setting,
        reason: "expected two numbers, one for each convolution, found \(count)")
    }
  }

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    let (channels, height, width) = try source.shape.image(of: owner)
    var architecture = ConvolutionalArchitecture(
      channels: channels, height: height, width: width, filters: filters, kernel: kernel,
      padding: padding, pooling: pooling, normalizesBatches: normalization == .batch,
      outputs: outputs)
    architecture.scale = scale
    guard architecture.fits else {
      throw .invalid(
        owner: owner, setting: "kernel",
        reason: "nothing is left of images of \(height) × \(width) pixels after both convolutions "
          + "and the pooling; take a smaller kernel or more padding")
    }
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}
