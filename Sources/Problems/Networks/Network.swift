import Compute
import RandomStreams

/// A model as a chain of layers, with forward and backward written by hand: no automatic
/// differentiation, no allocation once every size of batch has been seen.
///
/// Everything is in the precision that it says; mixed precision is not simulated.
public final class Network<S: Scalar> {
  /// The segments of the flat parameter buffer.
  public let layout: ParameterLayout
  private let layers: [any Layer<S>]

  /// A network of layers that are made already.
  ///
  /// - Parameters:
  ///   - layers: a chain, of which each takes the output of the one before; at least one
  ///   - layout: the layout to which the layers have added their parameters
  public init(_ layers: [any Layer<S>], layout: ParameterLayout) {
    precondition(!layers.isEmpty, "a network has layers")
    self.layers = layers
    self.layout = layout
  }

  /// The initial values of all parameters, drawn from the stream layer by layer.
  public func initialParameters(_ stream: inout RandomStream) -> Buffer<S> {
    var parameters = Buffer<S>(zeros: layout.count)
    for layer in layers { layer.initialize(parameters.mutableBase, &stream) }
    return parameters
  }

  /// The outputs, in memory of the last layer: to be used before the next call.
  ///
  /// - Parameters:
  ///   - input: a row for each example, or the planes that the first layer takes
  ///   - pass: parameters, examples and mode
  public func forward(_ input: Matrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    // The first layer only reads it.
    var x = MutableMatrix(
      UnsafeMutablePointer(mutating: input.base), rows: input.rows, columns: input.columns,
      stride: input.stride)
    for layer in layers { x = layer.forward(x, pass) }
    return x
  }

  /// Writes the gradient of a loss whose derivative with respect to the outputs of the last forward
  /// pass is given, and overwritten.
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, into gradient: UnsafeMutablePointer<S>
  ) {
    var delta = delta
    for (number, layer) in layers.enumerated().reversed() {
      guard let next = layer.backward(delta, pass, gradient, needsInput: number > 0) else { break }
      delta = next
    }
  }

  /// Numbers that the layers keep for each example: what a batch costs in memory.
  public var valuesPerExample: Int { layers.reduce(0) { $0 + $1.valuesPerExample } }

  /// The largest attention logit of the last forward pass, for networks with attention.
  public var largestAttentionLogit: Double? { layers.compactMap(\.largestAttentionLogit).max() }

  /// Whether the statistics of batches enter, so that evaluating takes a calibration first.
  public var normalizesBatches: Bool { layers.contains { $0.normalizesBatches } }
}

/// What all layers of a pass share.
public struct Pass<S: Scalar> {
  /// What a pass is for.
  public enum Mode {
    /// A pass with what only training does: dropout, statistics of the batch. The step numbers its
    /// noise.
    case training(step: Int)
    /// A pass that takes the statistics of a batch, by which later passes normalise.
    case calibration
    /// A pass without noise, which normalises by the statistics of the last calibration.
    case evaluation
  }

  /// The parameters of the whole network, in the order of its layout.
  public let parameters: UnsafePointer<S>
  /// The number of examples of the batch.
  public let examples: Int
  /// The tokens of the examples, for networks that take tokens.
  public var tokens: UnsafePointer<Int32>?
  /// What the pass is for.
  public var mode = Mode.evaluation

  /// What a network's layers are given along with their inputs.
  ///
  /// - Parameters:
  ///   - parameters: those of the whole network, in the order of its layout; they stay in place
  ///     while the pass is used
  ///   - examples: the number of examples of the batch
  ///   - tokens: for networks that take tokens, those of all examples, one example after another;
  ///     they stay in place while the pass is used
  ///   - mode: what the pass is for
  public init(
    parameters: UnsafePointer<S>, examples: Int, tokens: UnsafePointer<Int32>? = nil,
    mode: Mode = .evaluation
  ) {
    self.parameters = parameters
    self.examples = examples
    self.tokens = tokens
    self.mode = mode
  }
}

/// A layer with its parameters' places, and the memory for its results.
///
/// Reached through `any Layer<S>`; `forward` and `backward` carry `@specialized` attributes, for the
/// reason given at `Scalar`.
public protocol Layer<Element>: AnyObject {
  associatedtype Element: Scalar

  /// Writes the initial values of its own parameters.
  func initialize(_ parameters: UnsafeMutablePointer<Element>, _ stream: inout RandomStream)

  /// The output, in memory of the layer or in place of the input.
  func forward(_ x: MutableMatrix<Element>, _ pass: Pass<Element>) -> MutableMatrix<Element>

  /// Writes the gradient of its parameters to their places in the whole gradient; returns the
  /// derivative with respect to the input of the last forward pass, unless that is not needed.
  ///
  /// It is given the derivative with respect to the output, which it may overwrite, and the pass of
  /// the last call of `forward`.
  func backward(
    _ delta: MutableMatrix<Element>, _ pass: Pass<Element>,
    _ gradient: UnsafeMutablePointer<Element>, needsInput: Bool
  ) -> MutableMatrix<Element>?

  /// Numbers that the layer keeps for each example.
  var valuesPerExample: Int { get }
  /// The largest attention logit of the last forward pass; `nil` for layers without attention.
  var largestAttentionLogit: Double? { get }
  /// Whether the statistics of batches enter the layer's output.
  var normalizesBatches: Bool { get }
}

extension Layer {
  public func initialize(_ parameters: UnsafeMutablePointer<Element>, _ stream: inout RandomStream)
  {}
  public var largestAttentionLogit: Double? { nil }
  public var normalizesBatches: Bool { false }
}
