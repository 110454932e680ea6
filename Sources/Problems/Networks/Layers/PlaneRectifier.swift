import Compute

/// ReLU on planes, where something comes between it and the convolution.
public final class PlaneRectifier<S: Scalar>: Layer {
  private var output: MutableMatrix<S>?

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    addBiasToPlanes(x, bias: nil, isRectified: true)
    output = x
    return x
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    addBiasToPlanesBackward(delta, output: output, rowSums: nil)
    return delta
  }

  public var valuesPerExample: Int { 0 }
}
