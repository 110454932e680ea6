/// The sizes of images in planes: a matrix with a row for each channel, in which the images of all
/// examples lie one after the other, each row by row.
public struct PlaneShape: Sendable, Hashable {
  public var channels, examples, height, width: Int

  public init(channels: Int, examples: Int, height: Int, width: Int) {
    self.channels = channels
    self.examples = examples
    self.height = height
    self.width = width
  }

  /// Elements of a plane.
  public var count: Int { examples * height * width }
}

/// z ← activation(z + bias of the row), for planes.
///
/// - Parameters:
///   - z: the planes, one in each row
///   - bias: one number for each row, or `nil`
///   - isRectified: ReLU, or linear
@specialized(where S == Float)
@specialized(where S == Double)
public func addBiasToPlanes<S: Scalar>(
  _ z: MutableMatrix<S>, bias: UnsafePointer<S>?, isRectified: Bool
) {
  S.run(
    .addBiasToPlanes, (writing(z.base), reading(bias)),
    sizes: (z.rows, z.columns, z.stride, isRectified ? 1 : 0), scalars: S(0))
}

/// The derivative of `addBiasToPlanes`.
///
/// - Parameters:
///   - delta: with respect to the output; on return to what the bias was added to
///   - output: of ReLU, or `nil`
///   - rowSums: the gradient of the bias, or `nil`
@specialized(where S == Float)
@specialized(where S == Double)
public func addBiasToPlanesBackward<S: Scalar>(
  _ delta: MutableMatrix<S>, output: MutableMatrix<S>?, rowSums: UnsafeMutablePointer<S>?
) {
  precondition(output.map { $0.stride == delta.stride } ?? true, "matrices of equal stride")
  S.run(
    .planesBackward, (writing(delta.base), writing(output?.base), writing(rowSums)),
    sizes: (delta.rows, delta.columns, delta.stride), scalars: S(0))
}

/// Writes what a convolution of stride 1 sees ("im2col"): a row for each channel and place of the
/// kernel, a column for each output of each example: patches are channels · kernel² × examples ·
/// outputs. The kernel is the length of its side, the padding what is added to each side of the image.
@specialized(where S == Float)
@specialized(where S == Double)
public func gatherPatches<S: Scalar>(
  _ planes: Matrix<S>, _ shape: PlaneShape, kernel: Int, padding: Int,
  into patches: MutableMatrix<S>
) {
  S.run(
    .gatherPatches, (reading(planes.base), writing(patches.base)),
    sizes: patchSizes(shape, kernel, padding, planes.stride, patches.stride), scalars: S(0))
}

/// The transpose of `gatherPatches`: each element of the planes becomes the sum of the patches'
/// elements that were copied from it.
@specialized(where S == Float)
@specialized(where S == Double)
public func scatterPatches<S: Scalar>(
  _ patches: Matrix<S>, _ shape: PlaneShape, kernel: Int, padding: Int,
  into planes: MutableMatrix<S>
) {
  S.run(
    .scatterPatches, (writing(planes.base), reading(patches.base)),
    sizes: patchSizes(shape, kernel, padding, planes.stride, patches.stride), scalars: S(0))
}

private func patchSizes(
  _ shape: PlaneShape, _ kernel: Int, _ padding: Int, _ planeStride: Int, _ patchStride: Int
) -> (Int, Int, Int, Int, Int, Int, Int, Int) {
  precondition(
    shape.height + 2 * padding >= kernel && shape.width + 2 * padding >= kernel,
    "a kernel that fits the image")
  return (
    shape.channels, shape.examples, shape.height, shape.width, kernel, padding, planeStride,
    patchStride
  )
}

/// The largest of each square of pixels, squares side by side; what fills none is left out.
///
/// Also writes the positions of the largest within their images, for the way back.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolMaximum<S: Scalar>(
  _ planes: Matrix<S>, _ shape: PlaneShape, size: Int, into pooled: MutableMatrix<S>,
  positions: UnsafeMutablePointer<Int32>
) {
  S.run(
    .poolMaximum, (reading(planes.base), writing(pooled.base), writing(positions)),
    sizes: squareSizes(shape, size, planes.stride, pooled.stride), scalars: S(0))
}

/// The derivative of `poolMaximum`: overwrites the planes.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolMaximumBackward<S: Scalar>(
  _ delta: Matrix<S>, _ shape: PlaneShape, size: Int, positions: UnsafePointer<Int32>,
  into planes: MutableMatrix<S>
) {
  S.run(
    .poolMaximumBackward, (writing(planes.base), reading(delta.base), reading(positions)),
    sizes: squareSizes(shape, size, planes.stride, delta.stride), scalars: S(0))
}

/// The mean of each rectangle of pixels, side by side; what fills none is left out.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolAverage<S: Scalar>(
  _ planes: Matrix<S>, _ shape: PlaneShape, height: Int, width: Int,
  into pooled: MutableMatrix<S>
) {
  S.run(
    .poolAverage, (reading(planes.base), writing(pooled.base)),
    sizes: rectangleSizes(shape, height, width, planes.stride, pooled.stride), scalars: S(0))
}

/// The derivative of `poolAverage`: overwrites the planes.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolAverageBackward<S: Scalar>(
  _ delta: Matrix<S>, _ shape: PlaneShape, height: Int, width: Int,
  into planes: MutableMatrix<S>
) {
  S.run(
    .poolAverageBackward, (writing(planes.base), reading(delta.base)),
    sizes: rectangleSizes(shape, height, width, planes.stride, delta.stride), scalars: S(0))
}

private func squareSizes(
  _ shape: PlaneShape, _ size: Int, _ planeStride: Int, _ pooledStride: Int
) -> (Int, Int, Int, Int, Int, Int, Int) {
  (
    shape.channels, shape.examples, shape.height, shape.width, size, planeStride, pooledStride
  )
}

private func rectangleSizes(
  _ shape: PlaneShape, _ height: Int, _ width: Int, _ planeStride: Int, _ pooledStride: Int
) -> (Int, Int, Int, Int, Int, Int, Int, Int) {
  (
    shape.channels, shape.examples, shape.height, shape.width, height, width, planeStride,
    pooledStride
  )
}
