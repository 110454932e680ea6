import Compute
import RandomStreams

/// The parameters of a recurrent layer with some gates: those of PyTorch's `RNN` and `LSTM`, with two
/// biases that are added; and the products with them.
struct RecurrentParameters<S: Scalar> {
  let inputWeight, hiddenWeight, inputBias, hiddenBias: ParameterLayout.Segment
  let inputs, hidden, gates: Int
  private let deviations: (input: Double, hidden: Double)
  private let bias: PaddedMatrix<S>
  /// A row for the sums over all steps and examples, with an element for each unit of each gate.
  let sums: PaddedMatrix<S>

  init(
    _ name: String, inputs: Int, hidden: Int, gates: Int, scale: InitialScale, number: Int,
    in layout: inout ParameterLayout
  ) {
    self.inputs = inputs
    self.hidden = hidden
    self.gates = gates
    let rows = gates * hidden
    inputWeight = layout.append("\(name).weight_ih", shape: [rows, inputs], layer: number)
    hiddenWeight = layout.append("\(name).weight_hh", shape: [rows, hidden], layer: number)
    inputBias = layout.append("\(name).bias_ih", shape: [rows], role: .bias, layer: number)
    hiddenBias = layout.append("\(name).bias_hh", shape: [rows], role: .bias, layer: number)
    deviations = (
      scale.deviation(inputs: inputs, outputs: hidden, gain: 1, isLast: false),
      scale.deviation(inputs: hidden, outputs: hidden, gain: 1, isLast: false)
    )
    bias = PaddedMatrix(columns: rows)
    sums = PaddedMatrix(columns: rows)
  }

  func initialize(_ base: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(inputWeight, of: base, deviation: deviations.input, &stream)
    fill(hiddenWeight, of: base, deviation: deviations.hidden, &stream)
  }

  private func inputWeights(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + inputWeight.offset, rows: gates * hidden, columns: inputs)
  }

  private func hiddenWeights(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + hiddenWeight.offset, rows: gates * hidden, columns: hidden)
  }

  /// z ← x W_ihᵀ + b_ih + b_hh for all steps at once.
  @inline(__always)
  func project(
    _ x: MutableMatrix<S>, _ parameters: UnsafePointer<S>, into z: MutableMatrix<S>
  ) {
    multiply(x.reading, inputWeights(parameters), into: z, transposeB: true)
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
    multiply(h.reading, hiddenWeights(parameters), into: z, transposeB: true, beta: 1)
  }

  /// The derivative with respect to h of the step before, δ W_hh.
  @inline(__always)
  func recurrenceBackward(
    _ delta: MutableMatrix<S>, _ parameters: UnsafePointer<S>, into h: MutableMatrix<S>
  ) {
    multiply(delta.reading, hiddenWeights(parameters), into: h)
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
      delta.reading, x.reading,
      into: MutableMatrix(
        gradient + inputWeight.offset, rows: gates * hidden, columns: inputs), transposeA: true)
    let hiddenGradient = MutableMatrix(
      gradient + hiddenWeight.offset, rows: gates * hidden, columns: hidden)
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
