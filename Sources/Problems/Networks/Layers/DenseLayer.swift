import Compute

/// y = x Wᵀ + b, with W of `outputs` × `inputs`.
struct DenseLayer<S: Scalar> {
  let inputs: Int
  let outputs: Int
  let weight: ParameterLayout.Segment
  let bias: ParameterLayout.Segment?

  init(
    _ name: String, inputs: Int, outputs: Int, hasBias: Bool = true, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    self.inputs = inputs
    self.outputs = outputs
    weight = layout.append("\(name).weight", shape: [outputs, inputs], layer: number)
    bias =
      hasBias
      ? layout.append("\(name).bias", shape: [outputs], role: .bias, layer: number) : nil
  }

  /// z ← x Wᵀ
  @inline(__always)
  func multiplyInput(
    _ x: Matrix<S>, parameters: UnsafePointer<S>, into z: MutableMatrix<S>
  ) {
    multiply(x, weights(parameters), into: z, transposeB: true)
  }

  /// Writes the weights' gradient δᵀ x.
  @inline(__always)
  func writeWeightGradient(
    _ delta: Matrix<S>, input x: Matrix<S>, into gradient: UnsafeMutablePointer<S>
  ) {
    multiply(
      delta, x,
      into: MutableMatrix(gradient + weight.offset, rows: outputs, columns: inputs),
      transposeA: true)
  }

  /// The gradient with respect to the input, δ W.
  @inline(__always)
  func multiplyDelta(
    _ delta: Matrix<S>, parameters: UnsafePointer<S>, into inputDelta: MutableMatrix<S>
  ) {
    multiply(delta, weights(parameters), into: inputDelta)
  }

  private func weights(_ parameters: UnsafePointer<S>) -> Matrix<S> {
    Matrix(parameters + weight.offset, rows: outputs, columns: inputs)
  }
}
