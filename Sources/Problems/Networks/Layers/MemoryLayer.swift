import Compute
import RandomStreams

/// Long short-term memory from h = c = 0, whose output is the last h (Hochreiter and Schmidhuber 1997,
/// with the forget gate of Gers et al. 2000); parameters and the order of the gates, i, f, g, o, are
/// PyTorch's.
public final class MemoryLayer<S: Scalar>: Layer {
  private let parameters: RecurrentParameters<S>
  private let sequence: SequenceInput<S>
  private let deviations: (input: Double, hidden: Double)
  private let gates, gateDeltas, states, hiddenDelta, cellDelta, bias, sums: PaddedMatrix<S>
  private var records = Buffer<S>(zeros: 0)
  private var input: MutableMatrix<S>?

  public init(
    _ name: String, length: Int, features: Int, hidden: Int, scale: InitialScale, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    parameters = RecurrentParameters(
      name, inputs: features, hidden: hidden, gates: 4, number: number, in: &layout)
    sequence = SequenceInput(length: length, features: features)
    deviations = (
      scale.deviation(inputs: features, outputs: hidden, gain: 1, isLast: false),
      scale.deviation(inputs: hidden, outputs: hidden, gain: 1, isLast: false)
    )
    gates = PaddedMatrix(columns: 4 * hidden)
    gateDeltas = PaddedMatrix(columns: 4 * hidden)
    states = PaddedMatrix(columns: hidden)
    hiddenDelta = PaddedMatrix(columns: hidden)
    cellDelta = PaddedMatrix(columns: hidden)
    bias = PaddedMatrix(columns: 4 * hidden)
    sums = PaddedMatrix(columns: 4 * hidden)
  }

  public func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(parameters.inputWeight, of: base, deviation: deviations.input, &stream)
    fill(parameters.hiddenWeight, of: base, deviation: deviations.hidden, &stream)
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
    parameters.project(steps, pass.parameters, bias: bias, into: z)
    for t in 0..<length {
      let here = z.rows(t * n..<(t + 1) * n)
      if t > 0 {
        multiply(
          h.rows((t - 1) * n..<t * n).reading, parameters.hiddenWeights(pass.parameters),
          into: here, transposeB: true, beta: 1)
      }
      stepMemoryCell(
        shape(n, here.stride), gates: here.base, record: record(t, n),
        previous: t > 0 ? UnsafePointer(record(t - 1, n)) : nil, h: h.base + t * n * h.stride)
    }
    return h.rows((length - 1) * n..<length * n)
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
      let here = deltas.rows(t * n..<(t + 1) * n)
      stepMemoryCellBackward(
        shape(n, here.stride), record: record(t, n),
        previous: t > 0 ? UnsafePointer(record(t - 1, n)) : nil,
        deltaH: t == length - 1 ? delta.base : hidden.base, deltaC: cell.base,
        gateDeltas: here.base)
      if t > 0 {
        multiply(here.reading, parameters.hiddenWeights(pass.parameters), into: hidden)
      }
    }
    parameters.writeGradient(
      deltas, x: input, h: states.rows(length * n), examples: n, sums: sums, into: gradient)
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
