import Compute
import RandomStreams

/// A recurrent layer, h ← tanh(W_ih x + b_ih + W_hh h + b_hh) from h = 0, whose output is the last h
/// (Elman 1990).
public final class RecurrentLayer<S: Scalar>: Layer {
  private let parameters: RecurrentParameters<S>
  private let sequence: SequenceInput<S>
  private let states, deltas: PaddedMatrix<S>
  private let zeros: Buffer<S>
  private var input: MutableMatrix<S>?

  public init(
    _ name: String, length: Int, features: Int, hidden: Int, scale: InitialScale, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    parameters = RecurrentParameters(
      name, inputs: features, hidden: hidden, gates: 1, scale: scale, number: number,
      in: &layout)
    sequence = SequenceInput(length: length, features: features)
    states = PaddedMatrix(columns: hidden)
    deltas = PaddedMatrix(columns: hidden)
    zeros = Buffer(zeros: states.stride)
  }

  public func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    parameters.initialize(base, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let n = x.rows, length = sequence.length
    let steps = sequence.gather(x)
    input = steps
    let h = states.rows(length * n)
    parameters.project(steps, pass.parameters, into: h)
    for t in 0..<length {
      let here = h.step(t, examples: n)
      if t > 0 {
        parameters.addRecurrence(of: h.step(t - 1, examples: n), pass.parameters, to: here)
      }
      activate(here, into: here, bias: zeros.base, by: .tanh)
    }
    return h.step(length - 1, examples: n)
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
    deltas.step(length - 1, examples: n).base.update(from: delta.base, count: n * delta.stride)
    for t in (0..<length).reversed() {
      let here = deltas.step(t, examples: n)
      activateBackward(
        here, saved: h.step(t, examples: n), by: .tanh,
        columnSums: parameters.sums.rows(1).base)
      if t > 0 {
        parameters.recurrenceBackward(
          here, pass.parameters, into: deltas.step(t - 1, examples: n))
      }
    }
    parameters.writeGradient(deltas, x: input, h: h, examples: n, into: gradient)
    return nil
  }

  public var valuesPerExample: Int {
    sequence.valuesPerExample + 2 * sequence.length * states.stride
  }
}
