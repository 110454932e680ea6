import Problems

/// A network of a file as this program has it.
struct ModelTranslation {
  let architecture: any NetworkArchitecture
  let loss: OutputLoss
  /// What the file's loss is to this program's, which halves a mean square.
  let lossFactor: Double
  let shape: ExampleShape
  let count: Int
  let examples: GivenExamples

  /// - Throws: if the kind, or a value that changes the function, is not known here, or the parts do
  ///   not fit each other
  init(_ example: ModelCase) throws(Untranslatable) {
    let reading = ModelReading(example)
    let input: ExampleShape.Input
    switch example.model.kind {
    case "mlp": (architecture, input) = try reading.dense()
    case "cnn": (architecture, input) = try reading.convolutional()
    case "lstm": (architecture, input) = try reading.recurrent(.memory)
    case "rnn": (architecture, input) = try reading.recurrent(.plain)
    case "transformer": (architecture, input) = try reading.transformer()
    default:
      throw Untranslatable(
        "unknown model '\(example.model.kind)'; known are mlp, cnn, lstm, rnn and transformer")
    }
    try reading.checkParameters(of: architecture)
    (loss, lossFactor) = try reading.loss()
    (count, examples) = try reading.examples()
    let target: ExampleShape.Target =
      if case .tokens = input {
        .nextTokens
      } else if case .squaredError = loss {
        .values(reading.outputs)
      } else {
        .classes(reading.outputs)
      }
    shape = ExampleShape(input: input, target: target)
    guard
      examples.inputs.count == count * shape.inputWidth,
      examples.tokens.count == count * shape.tokenCount,
      examples.labels.count == count * shape.labelCount,
      examples.values.count == count * shape.valueCount
    else { throw Untranslatable("the data are of other sizes than the model takes") }
  }
}

/// Reads the parts of a case, with what it does not say itself taken from its parameters.
private struct ModelReading {
  /// Above which no size is believed.
  private static let largestSize = 100_000

  private let example: ModelCase
  private var spec: ModelSpec { example.model }

  init(_ example: ModelCase) { self.example = example }

  /// The width of the outputs.
  var outputs: Int { example.logits.shape.last ?? 0 }

  func dense() throws(Untranslatable) -> (any NetworkArchitecture, ExampleShape.Input) {
    let sizes = try checked(spec.sizes ?? [], "sizes", atLeast: 2)
    let normalization: HiddenNormalization
    switch spec.normalization {
    case nil: normalization = .none
    case "layer": normalization = .layer
    case "batch": normalization = .batch
    case let other?: throw Untranslatable("unknown normalization '\(other)'")
    }
    return (
      DenseArchitecture(
        sizes: sizes, activation: try activation(), normalization: normalization),
      .features(sizes[0])
    )
  }

  func convolutional() throws(Untranslatable) -> (any NetworkArchitecture, ExampleShape.Input) {
    try refuse(spec.activation.map { $0 != "relu" } ?? false, "activation")
    let image = try sizes(of: example.data.x, "data.x", count: 4)
    let first = try sizes(of: parameter("conv1.weight"), "conv1.weight", count: 4)
    let second = try sizes(of: parameter("conv2.weight"), "conv2.weight", count: 4)
    try refuse(first[2] != first[3] || second[2] != first[2] || second[3] != first[2], "kernel")
    let padding = [spec.conv1Padding ?? 0, spec.conv2Padding ?? 0]
    guard padding.allSatisfy({ (0...Self.largestSize).contains($0) }) else {
      throw Untranslatable("a padding out of range")
    }
    try refuse(spec.normalization.map { $0 != "batch" } ?? false, "normalization")
    let pooling: PoolingKind
    switch spec.pooling {
    case nil, "max": pooling = .max
    case "average": pooling = .average
    case let other?: throw Untranslatable("unknown pooling '\(other)'")
    }
    let form = ConvolutionalArchitecture(
      channels: image[1], height: image[2], width: image[3], filters: [first[0], second[0]],
      kernel: first[2], padding: padding, pooling: pooling,
      normalizesBatches: spec.normalization == "batch", outputs: outputs)
    guard form.fits else { throw Untranslatable("nothing is left of the image") }
    return (
      form, .image(channels: image[1], height: image[2], width: image[3])
    )
  }

  func recurrent(
    _ cell: RecurrentArchitecture.Cell
  ) throws(Untranslatable) -> (any NetworkArchitecture, ExampleShape.Input) {
    try refuse(spec.gateOrder.map { $0 != "i,f,g,o" } ?? false, "gateOrder")
    try refuse(spec.activation.map { $0 != "tanh" } ?? false, "activation")
    let sizes = try checked(
      [spec.inputSize ?? 0, spec.hiddenSize ?? 0, spec.seqLen ?? 0],
      "inputSize, hiddenSize, seqLen", atLeast: 3)
    return (
      RecurrentArchitecture(
        cell: cell, length: sizes[2], features: sizes[0], hidden: sizes[1], outputs: outputs),
      .sequence(length: sizes[2], features: sizes[0])
    )
  }

  func transformer() throws(Untranslatable) -> (any NetworkArchitecture, ExampleShape.Input) {
    try refuse(spec.activation.map { $0 != "gelu_tanh" } ?? false, "activation")
    try refuse(spec.layerNormEps.map { $0 != 1e-5 } ?? false, "layerNormEps")
    let sizes = try checked(
      [
        spec.dModel ?? 0, spec.heads ?? 0, spec.vocab ?? 0, spec.mlpWidth ?? 0, spec.seqLen ?? 0,
      ], "dModel, heads, vocab, mlpWidth, seqLen", atLeast: 5)
    guard sizes[0].isMultiple(of: sizes[1]) else {
      throw Untranslatable("dModel \(sizes[0]) is not a multiple of heads \(sizes[1])")
    }
    let layers = spec.layers ?? 1
    guard (1...64).contains(layers) else { throw Untranslatable("\(layers) layers") }
    let norm: NormPosition
    switch spec.norm {
    case nil, "pre": norm = .pre
    case "post": norm = .post
    case let other?: throw Untranslatable("unknown norm '\(other)'")
    }
    return (
      TransformerArchitecture(
        vocabulary: sizes[2], length: sizes[4], width: sizes[0], layers: layers, heads: sizes[1],
        hidden: sizes[3], norm: norm, isCausal: spec.causal ?? true,
        normalizesQK: spec.qkNorm ?? false, sharesOutput: spec.tiedOutput ?? false,
        hasFinalNorm: spec.finalLayerNorm ?? true, namesBlocks: spec.layers != nil),
      .tokens(length: sizes[4], vocabulary: sizes[2])
    )
  }

  /// Names and shapes of the parameters must be the network's own, in its order.
  func checkParameters(of architecture: any NetworkArchitecture) throws(Untranslatable) {
    let segments = architecture.layout.segments
    let expected = segments.map { "\($0.name) \($0.shape)" }
    let found = example.parameters.map { "\($0.name ?? "") \($0.shape)" }
    guard expected != found else { return }
    let first = zip(expected, found).first { $0 != $1 }
    throw Untranslatable(
      "the parameters are others: "
        + (first.map { "expected \($0.0), found \($0.1)" }
          ?? "expected \(expected.count), found \(found.count)"))
  }

  func loss() throws(Untranslatable) -> (OutputLoss, factor: Double) {
    let smoothing = spec.labelSmoothing ?? 0, penalty = spec.zLoss ?? 0
    guard (0..<1).contains(smoothing), penalty >= 0 else {
      throw Untranslatable("labelSmoothing or zLoss out of range")
    }
    switch spec.loss {
    case nil, "cross_entropy":
      return (.crossEntropy(smoothing: smoothing, normalizerPenalty: penalty), 1)
    case "mse":
      try refuse(smoothing > 0 || penalty > 0, "labelSmoothing or zLoss of a mean square")
      return (.squaredError, 2)
    case let other?: throw Untranslatable("unknown loss '\(other)'")
    }
  }

  func examples() throws(Untranslatable) -> (count: Int, GivenExamples) {
    let data = example.data
    if spec.kind == "transformer" {
      guard let tokens = data.tokens, let targets = data.targets, let vocabulary = spec.vocab,
        tokens.shape == targets.shape, tokens.shape.count == 2, tokens.shape[0] > 0
      else { throw Untranslatable("there are no tokens with targets of the same shape") }
      return (
        tokens.shape[0],
        GivenExamples(
          tokens: try labels(tokens.data, below: vocabulary, "tokens"),
          labels: try labels(targets.data, below: vocabulary, "targets"))
      )
    }
    guard let x = data.x, let count = x.shape.first, count > 0 else {
      throw Untranslatable("there are no inputs")
    }
    if spec.loss == "mse" {
      guard let values = data.targetValues else { throw Untranslatable("there are no targets") }
      return (count, GivenExamples(inputs: x.data, values: values.data))
    }
    return (
      count,
      GivenExamples(
        inputs: x.data,
        labels: try labels((data.y ?? []).map(Double.init), below: outputs, "y"))
    )
  }

  private func labels(
    _ numbers: [Double], below count: Int, _ name: String
  ) throws(Untranslatable) -> [Int] {
    var labels: [Int] = []
    for number in numbers {
      guard let label = Int(exactly: number), (0..<count).contains(label) else {
        throw Untranslatable("\(name) has \(number), which is not a whole number below \(count)")
      }
      labels.append(label)
    }
    return labels
  }

  private func activation() throws(Untranslatable) -> Activation {
    switch spec.activation {
    case "relu", nil: return .relu
    case "leaky_relu": return .leakyRelu
    case "tanh": return .tanh
    case "gelu_tanh": return .gelu
    case "silu": return .silu
    case let other?: throw Untranslatable("unknown activation '\(other)'")
    }
  }

  private func parameter(_ name: String) -> ReferenceTensor? {
    example.parameters.first { $0.name == name }
  }

  private func sizes(
    of tensor: ReferenceTensor?, _ name: String, count: Int
  ) throws(Untranslatable) -> [Int] {
    guard let tensor, tensor.shape.count == count else {
      throw Untranslatable("\(name) is missing or has not \(count) dimensions")
    }
    return try checked(tensor.shape, name, atLeast: count)
  }

  private func checked(
    _ sizes: [Int], _ name: String, atLeast count: Int
  ) throws(Untranslatable) -> [Int] {
    guard (count...1000).contains(sizes.count),
      sizes.allSatisfy({ (1...Self.largestSize).contains($0) })
    else { throw Untranslatable("\(name) missing or out of range") }
    return sizes
  }

  private func refuse(_ isOther: Bool, _ what: String) throws(Untranslatable) {
    if isOther { throw Untranslatable("this \(what) has no counterpart here") }
  }
}
