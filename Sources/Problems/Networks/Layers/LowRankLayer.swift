import Compute
import RandomStreams

/// A dense layer with frozen weights and a trained change of low rank: y = activation(x W₀ᵀ + b₀ +
/// (α/r) x Aᵀ Bᵀ), with A of r × inputs and B of outputs × r (LoRA; Hu et al. 2021,
/// arXiv 2106.09685). B starts at zero, so that training starts at the frozen layer.
public final class LowRankLayer<S: Scalar>: Layer {
  private let inputs, outputs, rank: Int
  private let down, up: WeightMatrix<S>
  private let activation: Activation?
  private let factor: S
  private var frozenWeight: Buffer<S>
  private let frozenBias: PaddedMatrix<S>
  private let products, projected, projectedDelta, inputDelta, sums: PaddedMatrix<S>
  private let activated: PaddedMatrix<S>?
  private var input: MutableMatrix<S>?

  /// A layer of which only A and B are parameters.
  ///
  /// - Parameters:
  ///   - name: what the names of the parameters begin with, without the point
  ///   - inputs: the numbers of a row of the input
  ///   - outputs: the numbers of a row of the output
  ///   - rank: r, at least 1
  ///   - alpha: α; the change is scaled by α/r
  ///   - activation: applied to the products; `nil` for a linear layer, which has b₀ = 0
  ///   - scale: the spread of W₀ and b₀
  ///   - gain: for the spread of W₀
  ///   - isLast: whether it makes the network's outputs, for the spread of W₀
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - base: what W₀ and b₀ are drawn from; `nil` for a layer that is not run
  ///   - layout: to which the layer adds A and B
  public init(
    _ name: String, inputs: Int, outputs: Int, rank: Int, alpha: Double, activation: Activation?,
    scale: InitialScale, gain: Double, isLast: Bool, number: Int, base: inout RandomStream?,
    in layout: inout ParameterLayout
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.rank = rank
    self.activation = activation
    down = WeightMatrix(
      layout.append("\(name).lora_a", shape: [rank, inputs], layer: number),
      deviation: 1 / Double(inputs).squareRoot())
    up = WeightMatrix(
      layout.append("\(name).lora_b", shape: [outputs, rank], layer: number), deviation: nil)
    factor = S(alpha / Double(rank))
    let deviation = scale.deviation(
      inputs: inputs, outputs: outputs, gain: gain, isLast: isLast)
    frozenWeight = Buffer(zeros: base == nil ? 0 : inputs * outputs)
    frozenBias = PaddedMatrix(columns: outputs)
    if var stream = base {
      let weights = frozenWeight.mutableBase
      for i in 0..<inputs * outputs { weights[i] = S(deviation * stream.normal()) }
      let bias = frozenBias.rows(1).base
      // Without intercepts layers of ReLU would be homogeneous functions of the input.
      if activation != nil {
        for j in 0..<outputs { bias[j] = S(scale.factor * stream.normal()) }
      }
      base = stream
    }
    products = PaddedMatrix(columns: outputs)
    projected = PaddedMatrix(columns: rank)
    projectedDelta = PaddedMatrix(columns: rank)
    inputDelta = PaddedMatrix(columns: inputs)
    sums = PaddedMatrix(columns: outputs)
    activated =
      activation.map { !$0.kernel.isInvertible } ?? false ? PaddedMatrix(columns: outputs) : nil
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    down.initialize(parameters, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    input = x
    let z = products.rows(x.rows), u = projected.rows(x.rows)
    multiply(x.reading, frozen, into: z, transposeB: true)
    multiply(x.reading, down.values(pass.parameters), into: u, transposeB: true)
    multiply(
      u.reading, up.values(pass.parameters), into: z, transposeB: true, alpha: factor, beta: 1)
    guard let activation else { return z }
    let a = activated?.rows(x.rows) ?? z
    activate(
      z, into: a, bias: frozenBias.rows(1).base, by: activation.kernel, slope: Activation.slope)
    return a
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let input else { preconditionFailure("forward comes first") }
    if let activation {
      activateBackward(
        delta, saved: products.rows(delta.rows), by: activation.kernel,
        columnSums: sums.rows(1).base, slope: Activation.slope)
    }
    let u = projected.rows(delta.rows), du = projectedDelta.rows(delta.rows)
    multiply(
      delta.reading, u.reading, into: up.gradient(gradient), transposeA: true, alpha: factor)
    multiply(delta.reading, up.values(pass.parameters), into: du, alpha: factor)
    multiply(
      du.reading, input.reading, into: down.gradient(gradient), transposeA: true)
    guard needsInput else { return nil }
    let target = inputDelta.rows(delta.rows)
    multiply(delta.reading, frozen, into: target)
    multiply(du.reading, down.values(pass.parameters), into: target, beta: 1)
    return target
  }

  private var frozen: Matrix<S> { Matrix(frozenWeight.base, rows: outputs, columns: inputs) }

  public var valuesPerExample: Int {
    products.stride + (activated?.stride ?? 0) + 2 * projected.stride + inputDelta.stride
  }
}
