import Compute

/// The parameters of a recurrent layer with some gates: those of PyTorch's `RNN` and `LSTM`, with two
/// biases that are added.
struct RecurrentParameters<S: Scalar> {
  let inputWeight, hiddenWeight, inputBias, hiddenBias: ParameterLayout.Segment
  let inputs, hidden, gates: Int

  init(
    _ name: String, inputs: Int, hidden: Int, gates: Int, number: Int,
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
  }

  func inputWeights(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + inputWeight.offset, rows: gates * hidden, columns: inputs)
  }

  func hiddenWeights(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + hiddenWeight.offset, rows: gates * hidden, columns: hidden)
  }

  /// z ← x W_ihᵀ + b_ih + b_hh for all steps at once.
  @inline(__always)
  func project(
    _ x: MutableMatrix<S>, _ parameters: UnsafePointer<S>, bias row: PaddedMatrix<S>,
    into z: MutableMatrix<S>
  ) {
    multiply(x.reading, inputWeights(parameters), into: z, transposeB: true)
    let bias = row.rows(1).base
    for j in 0..<gates * hidden {
      bias[j] = parameters[inputBias.offset + j] + parameters[hiddenBias.offset + j]
    }
    activate(z, into: z, bias: bias, by: .linear)
  }

  /// Writes the gradients from the derivatives with respect to the gates of all steps.
  ///
  /// - Parameters:
  ///   - delta: length · examples rows
  ///   - h: the outputs of all steps
  @inline(__always)
  func writeGradient(
    _ delta: MutableMatrix<S>, x: MutableMatrix<S>, h: MutableMatrix<S>, examples: Int,
    sums: PaddedMatrix<S>, into gradient: UnsafeMutablePointer<S>
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
