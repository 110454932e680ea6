import Catalog

/// A transformer that predicts the next token of a source whose entropy is known.
public struct Transformer: ProblemDefinition {
  @Setting(.within(1, 64), "blocks of attention and perceptron") public var layers = 2
  @Setting(.within(1, 4096), "features of a token, a multiple of `heads`") public var width = 32
  @Setting(.within(1, 256), "of attention, slices of the features") public var heads = 2
  @Setting(.within(1, 65536), "hidden units of the perceptrons; 4 × `width` unless given")
  public var hidden: Int? = nil
  @Setting("pre: x + f(LN x), and a norm before the output; post: LN(x + f(x))")
  public var norm = NormPosition.pre
  @Setting("layer normalisation of queries and keys, head by head") public var qkNorm = false
  @Setting(.atLeast(0), "weight of log² Z of the output; 1e-4 is usual") public var zLoss = 0.0
  @Setting("whether the output shares the tokens' embedding") public var tiedOutput = false
  @SettingGroup public var scale = InitialScale()
  @Setting(.labelSmoothing) public var labelSmoothing = 0.0
  @SettingGroup public var data = DataSettings(MarkovTokens(), form: .tokens)

  public init() {}

  public static let about = About(
    "transformer", "a causal transformer with learned positions, predicting the next token",
    Citation("Vaswani et al. 2017", arXiv: "1706.03762"))

  public static let facts: [Truth.Fact] = [.lossFloor]

  public func validate(as owner: String) throws(ConfigurationError) {
    guard !width.isMultiple(of: heads) else { return }
    throw .invalid(
      owner: owner, setting: "width",
      reason: "\(width) is not a multiple of `heads`, \(heads)")
  }

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let source = try ExampleSource(data, of: Self.about.id)
    let (length, vocabulary) = try source.shape.tokens(of: Self.about.id)
    var architecture = TransformerArchitecture(
      vocabulary: vocabulary, length: length, width: width, layers: layers, heads: heads,
      hidden: hidden ?? 4 * width, norm: norm, normalizesQK: qkNorm, sharesOutput: tiedOutput,
      hasFinalNorm: norm == .pre)
    architecture.scale = scale
    return try NetworkBlueprint(
      architecture, .crossEntropy(smoothing: labelSmoothing, normalizerPenalty: zLoss),
      on: source, of: Self.about.id)
  }
}
