import Compute
import RandomStreams

/// Layers whose parameters are not trained: they belong to the network, not to its layout. Their
/// intercepts are standard normal.
public final class FrozenLayers<S: Scalar>: Layer {
  private let network: Network<S>
  private let parameters: Buffer<S>

  /// Draws the parameters of the layers, which stay as they are.
  ///
  /// - Parameters:
  ///   - layers: a chain, of which each takes the output of the one before
  ///   - layout: a layout of their own, to which the layers have added their parameters
  ///   - stream: what the parameters are drawn from
  public init(_ layers: [any Layer<S>], layout: ParameterLayout, stream: inout RandomStream) {
    network = Network(layers, layout: layout)
    var parameters = network.initialParameters(&stream)
    // Without intercepts features of ReLU would be homogeneous functions of the input.
    for segment in layout.segments where segment.role == .bias {
      fill(segment, of: parameters.mutableBase, deviation: 1, &stream)
    }
    self.parameters = parameters
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let own = Pass(
      parameters: parameters.base, examples: pass.examples, tokens: pass.tokens, mode: pass.mode)
    return network.forward(x.reading, own)
  }

  /// Nothing before them is trained either.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? { nil }

  public var valuesPerExample: Int { network.valuesPerExample }
}
