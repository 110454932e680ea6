import Catalog
import Compute

/// A transformer that predicts the next token of a source whose entropy is known.
public final class Transformer<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      architecture.network(), source,
      .crossEntropy(
        smoothing: configuration[NetworkSettings.labelSmoothing],
        normalizerPenalty: configuration[Self.zLoss]),
      context: context, truth: &truth)
    self.truth = truth
  }
}

extension Transformer {
  public static var declaration: Declaration {
    Declaration(
      id: "transformer",
      summary: "a causal transformer with learned positions, predicting the next token",
      citation: Citation("Vaswani et al. 2017", arXiv: "1706.03762"),
      settings: [
        layers.declaration, width.declaration, heads.declaration, hidden.declaration,
        norm.declaration, qkNorm.declaration, zLoss.declaration, tiedOutput.declaration,
        NetworkSettings.initialization.declaration, NetworkSettings.initialScale.declaration,
        NetworkSettings.labelSmoothing.declaration,
      ] + ExampleSource.settings(default: .markov, kinds: [.markov], form: .tokens))
  }

  private static var layers: Setting<Int> {
    Setting("layers", default: 2, .within(1, 64), "blocks of attention and perceptron")
  }
  private static var width: Setting<Int> {
    Setting("width", default: 32, .within(1, 4096), "features of a token, a multiple of `heads`")
  }
  private static var heads: Setting<Int> {
    Setting("heads", default: 2, .within(1, 256), "of attention, slices of the features")
  }
  private static var hidden: Setting<Int?> {
    Setting(
      "hidden", default: nil, .within(1, 65536),
      "hidden units of the perceptrons; 4 × `width` unless given")
  }
  private static var norm: Setting<NormPosition> {
    Setting(
      "norm", default: .pre,
      "pre: x + f(LN x), and a norm before the output; post: LN(x + f(x))")
  }
  private static var qkNorm: Setting<Bool> {
    Setting(
      "qk_norm", default: false, "layer normalisation of queries and keys, head by head")
  }
  private static var zLoss: Setting<Double> {
    Setting("z_loss", default: 0, .atLeast(0), "weight of log² Z of the output; 1e-4 is usual")
  }
  private static var tiedOutput: Setting<Bool> {
    Setting("tied_output", default: false, "whether the output shares the tokens' embedding")
  }

  public static var facts: [Truth.Fact] { [.lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture) = try parts(configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, TransformerArchitecture) {
    let source = try ExampleSource(configuration, files: files, kinds: [.markov], form: .tokens)
    guard case .tokens(let length, let vocabulary) = source.shape.input else {
      preconditionFailure("asked for tokens")
    }
    let width = configuration[width], heads = configuration[heads]
    guard width.isMultiple(of: heads) else {
      throw .invalid(
        owner: configuration.owner, setting: "width",
        reason: "\(width) is not a multiple of `heads`, \(heads)")
    }
    let isPre = configuration[norm] == .pre
    var architecture = TransformerArchitecture(
      vocabulary: vocabulary, length: length, width: width, layers: configuration[layers],
      heads: heads, hidden: configuration[hidden] ?? 4 * width, norm: configuration[norm],
      normalizesQK: configuration[qkNorm], sharesOutput: configuration[tiedOutput],
      hasFinalNorm: isPre)
    architecture.scale = NetworkSettings.scale(configuration)
    return (source, architecture)
  }
}
