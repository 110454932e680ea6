import Compute

/// ReLU on planes, where something comes between it and the convolution.
final class PlaneRectifier<S: Scalar>: Layer {
  private var output: MutableMatrix<S>?

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    addBiasToPlanes(x, bias: nil, isRectified: true)
    output = x
    return x
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    addBiasToPlanesBackward(delta, output: output, rowSums: nil)
    return delta
  }

  var valuesPerExample: Int { 0 }
}
