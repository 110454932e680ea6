import Compute
import RandomStreams

/// The parameters of a recurrent layer with some gates: those of PyTorch's `RNN` and `LSTM`, with two
/// biases that are added; and the products with them.
struct RecurrentParameters<S: Scalar> {
  private let inputWeight, hiddenWeight: WeightMatrix<S>
  let inputBias, hiddenBias: ParameterLayout.Segment
  let hidden, gates: Int
  private let bias: PaddedMatrix<S>
  /// A row for the sums over all steps and examples, with an element for each unit of each gate.
  let sums: PaddedMatrix<S>

  init(
    _ name: String, inputs: Int, hidden: Int, gates: Int, scale: InitialScale, number: Int,
    in layout: inout ParameterLayout
  ) {
    self.hidden = hidden
    self.gates = gates
    let rows = gates * hidden
    inputWeight = WeightMatrix(
      layout.append("\(name).weight_ih", shape: [rows, inputs], layer: number),
      deviation: scale.deviation(inputs: inputs, outputs: hidden, gain: 1, isLast: false))
    hiddenWeight = WeightMatrix(
      layout.append("\(name).weight_hh", shape: [rows, hidden], layer: number),
      deviation: scale.deviation(inputs: hidden, outputs: hidden, gain: 1, isLast: false))
    inputBias = layout.append("\(name).bias_ih", shape: [rows], role: .bias, layer: number)
    hiddenBias = layout.append("\(name).bias_hh", shape: [rows], role: .bias, layer: number)
    bias = PaddedMatrix(columns: rows)
    sums = PaddedMatrix(columns: rows)
  }

  func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    inputWeight.initialize(base, &stream)
    hiddenWeight.initialize(base, &stream)
  }

  /// z ← x W_ihᵀ + b_ih + b_hh for all steps at once.
  @inline(__always)
  func project(
    _ x: MutableMatrix<S>, _ parameters: UnsafePointer<S>, into z: MutableMatrix<S>
  ) {
    multiply(x.reading, inputWeight.values(parameters), into: z, transposeB: true)
    let bias = bias.rows(1).base
    for j in 0..<gates * hidden {
      bias[j] = parameters[inputBias.offset + j] + parameters[hiddenBias.offset + j]
    }
    activate(z, into: z, bias: bias, by: .linear)
  }

  /// z ← z + h W_hhᵀ for one step, with h of the step before.
  @inline(__always)
  func addRecurrence(
    of h: MutableMatrix<S>, _ parameters: UnsafePointer<S>, to z: MutableMatrix<S>
  ) {
    multiply(h.reading, hiddenWeight.values(parameters), into: z, transposeB: true, beta: 1)
  }

  /// The derivative with respect to h of the step before, δ W_hh.
  @inline(__always)
  func recurrenceBackward(
    _ delta: MutableMatrix<S>, _ parameters: UnsafePointer<S>, into h: MutableMatrix<S>
  ) {
    multiply(delta.reading, hiddenWeight.values(parameters), into: h)
  }

  /// Writes the gradients from the derivatives with respect to the gates of all steps.
  ///
  /// - Parameters:
  ///   - delta: length · examples rows
  ///   - h: the outputs of all steps
  @inline(__always)
  func writeGradient(
    _ delta: MutableMatrix<S>, x: MutableMatrix<S>, h: MutableMatrix<S>, examples: Int,
    into gradient: UnsafeMutablePointer<S>
  ) {
    let row = sums.rows(1).base
    activateBackward(delta, saved: delta, by: .linear, columnSums: row)
    (gradient + inputBias.offset).update(from: row, count: gates * hidden)
    (gradient + hiddenBias.offset).update(from: row, count: gates * hidden)
    multiply(
      delta.reading, x.reading, into: inputWeight.gradient(gradient), transposeA: true)
    let hiddenGradient = hiddenWeight.gradient(gradient)
    // The first step sees no output of an earlier one.
    let later = delta.rows - examples
    if later > 0 {
      multiply(
        delta.rows(examples..<delta.rows).reading, h.rows(0..<later).reading,
        into: hiddenGradient, transposeA: true)
    } else {
      hiddenGradient.base.update(repeating: 0, count: gates * hidden * hidden)
    }
  }
}
