import Compute
import RandomStreams

/// A model as a chain of layers, with forward and backward written by hand: no automatic
/// differentiation, no allocation once every size of batch has been seen.
///
/// Everything is in the precision that it says; mixed precision is not simulated.
final class Network<S: Scalar> {
  let layout: ParameterLayout
  private let layers: [any Layer<S>]

  /// - Parameter layout: to which the layers have added their parameters
  init(_ layers: [any Layer<S>], layout: ParameterLayout) {
    precondition(!layers.isEmpty, "a network has layers")
    self.layers = layers
    self.layout = layout
  }

  func initialParameters(_ stream: inout RandomStream) -> Buffer<S> {
    var parameters = Buffer<S>(zeros: layout.count)
    for layer in layers { layer.initialize(parameters.mutableBase, &stream) }
    return parameters
  }

  /// The outputs, in memory of the last layer: to be used before the next call.
  ///
  /// - Parameter input: a row for each example
  func forward(_ input: Matrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    // The first layer only reads it.
    var x = MutableMatrix(
      UnsafeMutablePointer(mutating: input.base), rows: input.rows, columns: input.columns,
      stride: input.stride)
    for layer in layers { x = layer.forward(x, pass) }
    return x
  }

  /// Writes the gradient of a loss whose derivative with respect to the outputs of the last forward
  /// pass is given, and overwritten.
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, into gradient: UnsafeMutablePointer<S>
  ) {
    var delta = delta
    for (number, layer) in layers.enumerated().reversed() {
      guard let next = layer.backward(delta, pass, gradient, needsInput: number > 0) else { break }
      delta = next
    }
  }

  /// Numbers that the layers keep for each example: what a batch costs in memory.
  var valuesPerExample: Int { layers.reduce(0) { $0 + $1.valuesPerExample } }

  /// The largest attention logit of the last forward pass, for networks with attention.
  var largestAttentionLogit: Double? { layers.compactMap(\.largestAttentionLogit).max() }

  /// Whether the statistics of batches enter, so that evaluating takes a calibration first.
  var normalizesBatches: Bool { layers.contains { $0.normalizesBatches } }
}

/// What all layers of a pass share.
struct Pass<S: Scalar> {
  enum Mode {
    /// With what only training does: dropout, statistics of the batch. The step numbers its noise.
    case training(step: Int)
    /// Takes the statistics of a batch, by which later passes normalise.
    case calibration
    case evaluation
  }

  let parameters: UnsafePointer<S>
  let examples: Int
  /// The tokens of the examples, for networks that take tokens.
  var tokens: UnsafePointer<Int32>?
  var mode = Mode.evaluation
}

/// A layer with its parameters' places, and the memory for its results.
///
/// Reached through `any Layer<S>`; `forward` and `backward` carry `@specialized` attributes, for the
/// reason given at `Scalar`.
protocol Layer<Element>: AnyObject {
  associatedtype Element: Scalar

  /// Writes the initial values of its own parameters.
  func initialize(_ parameters: UnsafeMutablePointer<Element>, _ stream: inout RandomStream)

  /// The output, in memory of the layer or in place of the input.
  func forward(_ x: MutableMatrix<Element>, _ pass: Pass<Element>) -> MutableMatrix<Element>

  /// Writes the gradient of its parameters; returns the derivative with respect to the input of the
  /// last forward pass, unless that is not needed.
  ///
  /// - Parameter delta: the derivative with respect to the output; may be overwritten
  func backward(
    _ delta: MutableMatrix<Element>, _ pass: Pass<Element>,
    _ gradient: UnsafeMutablePointer<Element>, needsInput: Bool
  ) -> MutableMatrix<Element>?

  var valuesPerExample: Int { get }
  var largestAttentionLogit: Double? { get }
  var normalizesBatches: Bool { get }
}

extension Layer {
  func initialize(_ parameters: UnsafeMutablePointer<Element>, _ stream: inout RandomStream) {}
  var largestAttentionLogit: Double? { nil }
  var normalizesBatches: Bool { false }
}
