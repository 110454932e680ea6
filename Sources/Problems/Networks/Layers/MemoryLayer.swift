import Compute
import RandomStreams

/// Long short-term memory from h = c = 0, whose output is the last h (Hochreiter and Schmidhuber 1997,
/// with the forget gate of Gers et al. 2000); parameters and the order of the gates, i, f, g, o, are
/// PyTorch's.
public final class MemoryLayer<S: Scalar>: Layer {
  private let parameters: RecurrentParameters<S>
  private let sequence: SequenceInput<S>
  private let gates, gateDeltas, states, hiddenDelta, cellDelta: PaddedMatrix<S>
  private var records = Buffer<S>(zeros: 0)
  private var input: MutableMatrix<S>?

  public init(
    _ name: String, length: Int, features: Int, hidden: Int, scale: InitialScale, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    parameters = RecurrentParameters(
      name, inputs: features, hidden: hidden, gates: 4, scale: scale, number: number,
      in: &layout)
    sequence = SequenceInput(length: length, features: features)
    gates = PaddedMatrix(columns: 4 * hidden)
    gateDeltas = PaddedMatrix(columns: 4 * hidden)
    states = PaddedMatrix(columns: hidden)
    hiddenDelta = PaddedMatrix(columns: hidden)
    cellDelta = PaddedMatrix(columns: hidden)
  }

  public func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    parameters.initialize(base, &stream)
    // The forget gate starts open (Gers et al. 2000): half of it in each of the two biases.
    for segment in [parameters.inputBias, parameters.hiddenBias] {
      for j in parameters.hidden..<2 * parameters.hidden { base[segment.offset + j] = 0.5 }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let n = x.rows, length = sequence.length
    let steps = sequence.gather(x)
    input = steps
    let z = gates.rows(length * n), h = states.rows(length * n)
    if records.count < length * recordCount(n) {
      records = Buffer(zeros: length * recordCount(n))
    }
    parameters.project(steps, pass.parameters, into: z)
    for t in 0..<length {
      let here = z.step(t, examples: n)
      if t > 0 {
        parameters.addRecurrence(of: h.step(t - 1, examples: n), pass.parameters, to: here)
      }
      stepMemoryCell(
        shape(n, here.stride), gates: here.base, record: record(t, n),
        previous: t > 0 ? UnsafePointer(record(t - 1, n)) : nil, h: h.step(t, examples: n).base)
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
    let deltas = gateDeltas.rows(length * n)
    let hidden = hiddenDelta.rows(n), cell = cellDelta.rows(n)
    cell.base.update(repeating: 0, count: n * cell.stride)
    for t in (0..<length).reversed() {
      let here = deltas.step(t, examples: n)
      stepMemoryCellBackward(
        shape(n, here.stride), record: record(t, n),
        previous: t > 0 ? UnsafePointer(record(t - 1, n)) : nil,
        deltaH: t == length - 1 ? delta.base : hidden.base, deltaC: cell.base,
        gateDeltas: here.base)
      if t > 0 { parameters.recurrenceBackward(here, pass.parameters, into: hidden) }
    }
    parameters.writeGradient(
      deltas, x: input, h: states.rows(length * n), examples: n, into: gradient)
    return nil
  }

  private func recordCount(_ rows: Int) -> Int {
    rows * MemoryCellShape.recordStride(width: parameters.hidden, S.self)
  }

  @inline(__always)
  private func record(_ step: Int, _ rows: Int) -> UnsafeMutablePointer<S> {
    records.mutableBase + step * recordCount(rows)
  }

  @inline(__always)
  private func shape(_ rows: Int, _ stride: Int) -> MemoryCellShape {
    MemoryCellShape(rows: rows, width: parameters.hidden, gateStride: stride)
  }

  public var valuesPerExample: Int {
    sequence.valuesPerExample
      + sequence.length * (2 * gates.stride + states.stride + recordCount(1))
  }
}
