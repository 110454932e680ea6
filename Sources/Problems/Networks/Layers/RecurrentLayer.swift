import Compute
import RandomStreams

/// A recurrent layer, h ← tanh(W_ih x + b_ih + W_hh h + b_hh) from h = 0, whose output is the last h
/// (Elman 1990).
public final class RecurrentLayer<S: Scalar>: Layer {
  private let parameters: RecurrentParameters<S>
  private let sequence: SequenceInput<S>
  private let deviations: (input: Double, hidden: Double)
  private let states, deltas, bias, sums: PaddedMatrix<S>
  private let zeros: Buffer<S>
  private var input: MutableMatrix<S>?

  public init(
    _ name: String, length: Int, features: Int, hidden: Int, scale: InitialScale, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    parameters = RecurrentParameters(
      name, inputs: features, hidden: hidden, gates: 1, number: number, in: &layout)
    sequence = SequenceInput(length: length, features: features)
    deviations = (
      scale.deviation(inputs: features, outputs: hidden, gain: 1, isLast: false),
      scale.deviation(inputs: hidden, outputs: hidden, gain: 1, isLast: false)
    )
    states = PaddedMatrix(columns: hidden)
    deltas = PaddedMatrix(columns: hidden)
    bias = PaddedMatrix(columns: hidden)
    sums = PaddedMatrix(columns: hidden)
    zeros = Buffer(zeros: states.stride)
  }

  public func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(parameters.inputWeight, of: base, deviation: deviations.input, &stream)
    fill(parameters.hiddenWeight, of: base, deviation: deviations.hidden, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let n = x.rows
    let steps = sequence.gather(x)
    input = steps
    let h = states.rows(sequence.length * n)
    parameters.project(steps, pass.parameters, bias: bias, into: h)
    for t in 0..<sequence.length {
      let here = h.rows(t * n..<(t + 1) * n)
      if t > 0 {
        multiply(
          h.rows((t - 1) * n..<t * n).reading, parameters.hiddenWeights(pass.parameters),
          into: here, transposeB: true, beta: 1)
      }
      activate(here, into: here, bias: zeros.base, by: .tanh)
    }
    return h.rows((sequence.length - 1) * n..<sequence.length * n)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let input else { preconditionFailure("forward comes first") }
    let n = delta.rows, length = sequence.length
    let h = states.rows(length * n), deltas = deltas.rows(length * n)
    deltas.rows((length - 1) * n..<length * n).base.update(
      from: delta.base, count: n * delta.stride)
    for t in (0..<length).reversed() {
      let here = deltas.rows(t * n..<(t + 1) * n)
      activateBackward(
        here, saved: h.rows(t * n..<(t + 1) * n), by: .tanh, columnSums: sums.rows(1).base)
      if t > 0 {
        multiply(
          here.reading, parameters.hiddenWeights(pass.parameters),
          into: deltas.rows((t - 1) * n..<t * n))
      }
    }
    parameters.writeGradient(
      deltas, x: input, h: h, examples: n, sums: sums, into: gradient)
    return nil
  }

  public var valuesPerExample: Int {
    sequence.valuesPerExample + 2 * sequence.length * states.stride
  }
}
