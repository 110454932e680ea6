import Compute
import RandomStreams

/// y = activation(x Wᵀ + b), with W of `outputs` × `inputs`.
public final class DenseLayer<S: Scalar>: Layer {
  let inputs: Int
  let outputs: Int
  private let weight: WeightMatrix<S>
  private let bias: ParameterLayout.Segment?
  private let activation: Activation?
  /// Whether examples are columns of the input, as after a convolution.
  private let takesColumns: Bool

  private let products: PaddedMatrix<S>
  /// The outputs of an activation whose derivative takes the place of the products.
  private let activated: PaddedMatrix<S>?
  private let inputDelta: PaddedMatrix<S>
  private let biasRow: PaddedMatrix<S>
  private let sums: PaddedMatrix<S>
  private var input: MutableMatrix<S>?
  private var saved: MutableMatrix<S>?

  /// A layer that makes a row of outputs for each example or, in a transformer, for each token.
  ///
  /// - Parameters:
  ///   - name: what the names of the parameters begin with, without the point
  ///   - inputs: the numbers that the layer takes for a row of outputs
  ///   - outputs: the numbers of a row of outputs
  ///   - activation: applied to the products; `nil` for a linear layer
  ///   - hasBias: whether b is trained; it is 0 otherwise
  ///   - shared: W of another layer, of the same shape, to share it: this layer writes its
  ///     gradient, to which the other one, earlier in the network, adds its own. `nil` for a W of
  ///     its own
  ///   - takesColumns: whether examples are columns of the input, as after a convolution
  ///   - scale: the spread of the initial weights
  ///   - gain: for the initial scale; the activation's unless given
  ///   - isLast: whether it makes the network's outputs, for the initial scale
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - layout: to which the layer adds its parameters
  public init(
    _ name: String, inputs: Int, outputs: Int, activation: Activation? = nil,
    hasBias: Bool = true, weight shared: ParameterLayout.Segment? = nil,
    takesColumns: Bool = false, scale: InitialScale = InitialScale(), gain: Double? = nil,
    isLast: Bool = false, number: Int = 0, in layout: inout ParameterLayout
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.activation = activation
    self.takesColumns = takesColumns
    if let shared {
      weight = WeightMatrix(shared, deviation: nil)
    } else {
      weight = WeightMatrix(
        layout.append("\(name).weight", shape: [outputs, inputs], layer: number),
        deviation: scale.deviation(
          inputs: inputs, outputs: outputs, gain: gain ?? activation?.gain ?? 1, isLast: isLast))
    }
    bias =
      hasBias
      ? layout.append("\(name).bias", shape: [outputs], role: .bias, layer: number) : nil
    products = PaddedMatrix(columns: outputs)
    activated =
      activation.map { !$0.kernel.isInvertible } ?? false ? PaddedMatrix(columns: outputs) : nil
    inputDelta = PaddedMatrix(columns: inputs)
    biasRow = PaddedMatrix(columns: outputs)
    sums = PaddedMatrix(columns: outputs)
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    weight.initialize(parameters, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let z = products.rows(takesColumns ? x.columns : x.rows)
    multiply(
      x.reading, weight.values(pass.parameters), into: z, transposeA: takesColumns,
      transposeB: true)
    input = x
    saved = z
    guard bias != nil || activation != nil else { return z }
    let a = activated?.rows(z.rows) ?? z
    let row = biasRow.rows(1).base
    if let bias { row.update(from: pass.parameters + bias.offset, count: outputs) }
    activate(
      z, into: a, bias: row, by: activation?.kernel ?? .linear, slope: Activation.slope)
    return a
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    writeGradient(delta, gradient)
    guard needsInput else { return nil }
    if takesColumns {
      let target = inputDelta.rows(delta.rows).base
      // Features are rows, as the input came.
      let planes = MutableMatrix(target, rows: inputs, columns: delta.rows, stride: delta.rows)
      multiply(
        weight.values(pass.parameters), delta.reading, into: planes, transposeA: true,
        transposeB: true)
      return planes
    }
    let target = inputDelta.rows(delta.rows)
    multiply(delta.reading, weight.values(pass.parameters), into: target)
    return target
  }

  /// Writes the gradient of the layer's parameters, and adds the derivative with respect to the
  /// input of the last forward pass to a matrix.
  @inline(__always)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    addingTo target: MutableMatrix<S>
  ) {
    writeGradient(delta, gradient)
    multiply(delta.reading, weight.values(pass.parameters), into: target, beta: 1)
  }

  /// - Parameter delta: on return with respect to the products
  @inline(__always)
  private func writeGradient(_ delta: MutableMatrix<S>, _ gradient: UnsafeMutablePointer<S>) {
    guard let input, let saved else { preconditionFailure("forward comes first") }
    if bias != nil || activation != nil {
      let sums = sums.rows(1).base
      activateBackward(
        delta, saved: saved,
        by: activation?.kernel ?? .linear, columnSums: sums, slope: Activation.slope)
      if let bias { (gradient + bias.offset).update(from: sums, count: outputs) }
    }
    multiply(
      delta.reading, input.reading, into: weight.gradient(gradient), transposeA: true,
      transposeB: takesColumns)
  }

  public var valuesPerExample: Int {
    products.stride + (activated?.stride ?? 0) + inputDelta.stride
  }
}
