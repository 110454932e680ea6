import Catalog
import Compute
import RandomStreams

/// The place at which a transformer normalises.
public enum NormPosition: String, SettingChoice {
  /// x + f(LN x) (Xiong et al. 2020, arXiv 2002.04745).
  case pre
  /// LN(x + f(x)) (Vaswani et al. 2017, arXiv 1706.03762).
  case post
}

/// Attention and a perceptron of two layers with GELU, each with a way around it.
public final class TransformerBlock<S: Scalar>: Layer {
  private let norm: NormPosition
  private let attention: Attention<S>
  private let firstNorm, secondNorm: LayerNormalization<S>
  private let widening, narrowing: DenseLayer<S>
  private let length: Int

  /// A block on sequences, which have a row for each token.
  ///
  /// - Parameters:
  ///   - prefix: what the names of the parameters begin with, with the point
  ///   - width: the numbers of a token, a multiple of `heads`
  ///   - heads: the number of attention heads
  ///   - length: the tokens of a sequence
  ///   - hidden: the width of the perceptron's first layer
  ///   - norm: where the block normalises
  ///   - isCausal: whether tokens attend only to themselves and those before them
  ///   - normalizesQK: whether queries and keys are normalised
  ///   - scale: the spread of the initial weights
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - layout: to which the block adds its parameters
  public init(
    _ prefix: String, width: Int, heads: Int, length: Int, hidden: Int, norm: NormPosition,
    isCausal: Bool, normalizesQK: Bool, scale: InitialScale, number: Int,
    in layout: inout ParameterLayout
  ) {
    self.norm = norm
    self.length = length
    firstNorm = LayerNormalization(
      prefix + "ln1", columns: width, number: number, in: &layout)
    attention = Attention(
      prefix + "attn", width: width, heads: heads, length: length, isCausal: isCausal,
      normalizesQK: normalizesQK, scale: scale, number: number, in: &layout)
    secondNorm = LayerNormalization(
      prefix + "ln2", columns: width, number: number, in: &layout)
    widening = DenseLayer(
      prefix + "mlp.fc1", inputs: width, outputs: hidden, activation: .gelu, scale: scale,
      number: number, in: &layout)
    narrowing = DenseLayer(
      prefix + "mlp.fc2", inputs: hidden, outputs: width, scale: scale, number: number,
      in: &layout)
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    firstNorm.initialize(parameters, &stream)
    attention.initialize(parameters, &stream)
    secondNorm.initialize(parameters, &stream)
    widening.initialize(parameters, &stream)
    narrowing.initialize(parameters, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    switch norm {
    case .pre:
      let attended = attention.forward(firstNorm.forward(x, pass), pass)
      add(x.reading, to: attended)
      let result = perceptron(secondNorm.forward(attended, pass), pass)
      add(attended.reading, to: result)
      return result
    case .post:
      let attended = attention.forward(x, pass)
      add(x.reading, to: attended)
      let middle = firstNorm.forward(attended, pass)
      let result = perceptron(middle, pass)
      add(middle.reading, to: result)
      return secondNorm.forward(result, pass)
    }
  }

  @inline(__always)
  private func perceptron(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    narrowing.forward(widening.forward(x, pass), pass)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    switch norm {
    case .pre:
      let middle = secondNorm.backward(
        perceptronBackward(delta, pass, gradient), pass, gradient, needsInput: true)!
      add(delta.reading, to: middle)
      let start = firstNorm.backward(
        attention.backward(middle, pass, gradient, needsInput: true)!, pass, gradient,
        needsInput: true)!
      add(middle.reading, to: start)
      return start
    case .post:
      let end = secondNorm.backward(delta, pass, gradient, needsInput: true)!
      let middle = perceptronBackward(end, pass, gradient)
      add(end.reading, to: middle)
      let inner = firstNorm.backward(middle, pass, gradient, needsInput: true)!
      let start = attention.backward(inner, pass, gradient, needsInput: true)!
      add(inner.reading, to: start)
      return start
    }
  }

  /// Leaves delta as it is: the last layer is linear.
  @inline(__always)
  private func perceptronBackward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>
  ) -> MutableMatrix<S> {
    widening.backward(
      narrowing.backward(delta, pass, gradient, needsInput: true)!, pass, gradient,
      needsInput: true)!
  }

  public var largestAttentionLogit: Double? { attention.largestAttentionLogit }

  public var valuesPerExample: Int {
    attention.valuesPerExample
      + length
      * (firstNorm.valuesPerExample + secondNorm.valuesPerExample + widening.valuesPerExample
        + narrowing.valuesPerExample)
  }
}
