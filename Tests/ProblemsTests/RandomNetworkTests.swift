import Compute
import Problems
import RandomStreams
import Testing

/// Every layer and loss against central differences in double precision, over random shapes.
@Suite struct RandomNetworkTests {
  /// A network of random form on random examples.
  private struct Draw {
    let architecture: any NetworkArchitecture
    let loss: OutputLoss
    let shape: ExampleShape
    let count: Int
    let examples: GivenExamples
  }

  private enum Kind: Int, CaseIterable { case dense, convolutional, plain, memory, transformer }

  private func draw(_ kind: Kind, _ stream: inout RandomStream) -> Draw {
    func number(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + stream.integer(below: range.count)
    }
    func choice<T>(_ options: [T]) -> T { options[stream.integer(below: options.count)] }
    // A batch of 1 has to work; batch normalisation alone makes nothing of it.
    let count = choice([1, 1, 2, 3, 7])
    let outputs = number(1...19)
    let architecture: any NetworkArchitecture
    let input: ExampleShape.Input
    switch kind {
    case .dense:
      let sizes = [number(1...9)] + (0..<number(0...3)).map { _ in number(1...21) } + [outputs]
      architecture = DenseArchitecture(
        sizes: sizes, activation: choice([.tanh, .gelu, .silu, .relu, .leakyRelu]),
        normalization: choice([.none, .layer, .batch]),
        dropout: choice([0, 0, 0.3]), hasBias: choice([true, true, false]))
      input = .features(sizes[0])
    case .convolutional:
      let size = (channels: number(1...3), height: number(4...9), width: number(4...9))
      architecture = ConvolutionalArchitecture(
        channels: size.channels, height: size.height, width: size.width,
        filters: [number(1...5), number(1...18)], kernel: choice([1, 2, 3]),
        padding: [number(0...2), number(1...2)], pooling: choice([.max, .average]),
        normalizesBatches: choice([true, false]), outputs: outputs)
      input = .image(channels: size.channels, height: size.height, width: size.width)
    case .plain, .memory:
      let (length, features) = (number(1...6), number(1...5))
      architecture = RecurrentArchitecture(
        cell: kind == .plain ? .plain : .memory, length: length, features: features,
        hidden: number(1...18), outputs: outputs)
      input = .sequence(length: length, features: features)
    case .transformer:
      let (heads, length, vocabulary) = (number(1...3), number(1...6), number(2...18))
      architecture = TransformerArchitecture(
        vocabulary: vocabulary, length: length, width: heads * number(1...6),
        layers: number(1...2), heads: heads, hidden: number(1...18),
        norm: choice([.pre, .post]), isCausal: choice([true, true, false]),
        normalizesQK: choice([true, false]), sharesOutput: choice([true, false]),
        hasFinalNorm: choice([true, false]))
      input = .tokens(length: length, vocabulary: vocabulary)
    }
    var shape = ExampleShape(input: input, target: .classes(outputs))
    var loss = OutputLoss.crossEntropy(
      smoothing: choice([0, 0.1]), normalizerPenalty: choice([0, 0.05]))
    if kind == .transformer {
      shape.target = .nextTokens
    } else if outputs == 1 {
      (shape.target, loss) = (.classes(2), .logistic)
    } else if choice([true, false]) {
      (shape.target, loss) = (choice([.values(outputs), .classes(outputs)]), .squaredError)
    }
    let labelBound =
      switch (shape.target, shape.input) {
      case (.classes(let count), _): count
      case (_, .tokens(_, let vocabulary)): vocabulary
      default: 1
      }
    let examples = GivenExamples(
      inputs: (0..<count * shape.inputWidth).map { _ in stream.normal() },
      values: (0..<count * shape.valueCount).map { _ in stream.normal() },
      tokens: (0..<count * shape.tokenCount).map { _ in stream.integer(below: labelBound) },
      labels: (0..<count * shape.labelCount).map { _ in stream.integer(below: labelBound) })
    return Draw(
      architecture: architecture, loss: loss, shape: shape, count: count, examples: examples)
  }

  @Test(arguments: 0..<40)
  func `gradients of networks of random form equal central differences`(seed: Int) {
    for kind in Kind.allCases {
      var stream = RandomStream(seed: UInt64(seed), purpose: .test, index: UInt64(kind.rawValue))
      let draw = draw(kind, &stream)
      let network = NetworkOnExamples<Double>(
        draw.architecture, draw.loss, shape: draw.shape, count: draw.count, draw.examples)
      var w = network.initialParameters(&stream)
      for i in w.indices { w[i] += 0.2 * stream.normal() }
      check(network, at: w, "seed \(seed), \(draw)")
    }
  }

  private func check(_ network: NetworkOnExamples<Double>, at w: Buffer<Double>, _ what: String) {
    var gradient = Buffer<Double>(repeating: .nan, count: w.count), ignored = gradient
    let loss = network.loss(at: w, gradient: &gradient)
    #expect(loss.isFinite)
    let scale = gradient.reduce(1) { max($0, abs($1)) }
    func difference(_ i: Int, _ h: Double) -> Double {
      var v = w
      v[i] = w[i] + h
      let above = network.loss(at: v, gradient: &ignored)
      v[i] = w[i] - h
      return (above - network.loss(at: v, gradient: &ignored)) / (2 * h)
    }
    for i in stride(from: 0, to: w.count, by: max(1, w.count / 25)) {
      // A kink within the larger step makes its difference useless; a wrong formula fails in both.
      let isClose = [1e-5, 1e-7].contains { h in
        abs(difference(i, h) - gradient[i]) <= max(1e-6, 1e-13 / h) * scale
      }
      #expect(isClose, "parameter \(i) of \(what.prefix(400)): \(gradient[i])")
    }
  }

  @Test(arguments: 0..<20)
  func `single precision agrees with double`(seed: Int) {
    for kind in Kind.allCases {
      var stream = RandomStream(seed: UInt64(seed), purpose: .test, index: UInt64(kind.rawValue))
      let draw = draw(kind, &stream)
      let double = NetworkOnExamples<Double>(
        draw.architecture, draw.loss, shape: draw.shape, count: draw.count, draw.examples)
      let single = NetworkOnExamples<Float>(
        draw.architecture, draw.loss, shape: draw.shape, count: draw.count, draw.examples)
      let w = single.initialParameters(&stream)
      // One example makes batch statistics without variance: x − mean is roundoff over √ε.
      guard draw.count > 1 else { continue }
      let outputs = single.outputs(at: w)
      let expected = double.outputs(at: Buffer(w.map(Double.init)))
      let scale = expected.reduce(1) { max($0, abs($1)) }
      for (a, b) in zip(outputs, expected) { #expect(abs(a - b) <= 1e-3 * scale) }
    }
  }
}
