import CVectorMath

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

  /// - Parameter channels: some of them
  fileprivate func sizes(_ channels: Range<Int>) -> steplab_plane_shape {
    .init(channels: channels.count, examples: examples, height: height, width: width)
  }
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
  forEachPart(of: z.rows, cost: 2 * z.columns) { rows in
    steplab_add_bias_to_planes(
      z: z.base + rows.lowerBound * z.stride, bias: bias.map { $0 + rows.lowerBound },
      rows: rows.count, columns: z.columns, stride: z.stride, is_rectified: isRectified
    ).run(in: S.precision)
  }
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
  forEachPart(of: delta.rows, cost: 3 * delta.columns) { rows in
    let start = rows.lowerBound * delta.stride
    steplab_planes_backward(
      delta: delta.base + start, output: output.map { $0.base + start },
      row_sums: rowSums.map { $0 + rows.lowerBound }, rows: rows.count, columns: delta.columns,
      stride: delta.stride
    ).run(in: S.precision)
  }
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
  checkFit(of: kernel, padding, in: shape)
  forEachPart(of: shape.channels, cost: 2 * kernel * kernel * shape.count) { channels in
    steplab_gather_patches(
      planes: planes.base + channels.lowerBound * planes.stride,
      patches: patches.base + channels.lowerBound * kernel * kernel * patches.stride,
      shape: shape.sizes(channels), kernel: kernel, padding: padding,
      plane_stride: planes.stride, patch_stride: patches.stride
    ).run(in: S.precision)
  }
}

/// The transpose of `gatherPatches`: each element of the planes becomes the sum of the patches'
/// elements that were copied from it.
@specialized(where S == Float)
@specialized(where S == Double)
public func scatterPatches<S: Scalar>(
  _ patches: Matrix<S>, _ shape: PlaneShape, kernel: Int, padding: Int,
  into planes: MutableMatrix<S>
) {
  checkFit(of: kernel, padding, in: shape)
  forEachPart(of: shape.channels, cost: 2 * kernel * kernel * shape.count) { channels in
    steplab_scatter_patches(
      planes: planes.base + channels.lowerBound * planes.stride,
      patches: patches.base + channels.lowerBound * kernel * kernel * patches.stride,
      shape: shape.sizes(channels), kernel: kernel, padding: padding,
      plane_stride: planes.stride, patch_stride: patches.stride
    ).run(in: S.precision)
  }
}

private func checkFit(of kernel: Int, _ padding: Int, in shape: PlaneShape) {
  precondition(
    shape.height + 2 * padding >= kernel && shape.width + 2 * padding >= kernel,
    "a kernel that fits the image")
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
  forEachPart(of: shape.channels, cost: 4 * shape.count) { channels in
    steplab_pool_maximum(
      planes: planes.base + channels.lowerBound * planes.stride,
      pooled: pooled.base + channels.lowerBound * pooled.stride,
      positions: positions + channels.lowerBound * pooled.stride, shape: shape.sizes(channels),
      size: size, plane_stride: planes.stride, pooled_stride: pooled.stride
    ).run(in: S.precision)
  }
}

/// The derivative of `poolMaximum`: overwrites the planes.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolMaximumBackward<S: Scalar>(
  _ delta: Matrix<S>, _ shape: PlaneShape, size: Int, positions: UnsafePointer<Int32>,
  into planes: MutableMatrix<S>
) {
  forEachPart(of: shape.channels, cost: 2 * shape.count) { channels in
    steplab_pool_maximum_backward(
      planes: planes.base + channels.lowerBound * planes.stride,
      pooled: delta.base + channels.lowerBound * delta.stride,
      positions: positions + channels.lowerBound * delta.stride, shape: shape.sizes(channels),
      size: size, plane_stride: planes.stride, pooled_stride: delta.stride
    ).run(in: S.precision)
  }
}

/// The mean of each rectangle of pixels, side by side; what fills none is left out.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolAverage<S: Scalar>(
  _ planes: Matrix<S>, _ shape: PlaneShape, height: Int, width: Int,
  into pooled: MutableMatrix<S>
) {
  forEachPart(of: shape.channels, cost: 2 * shape.count) { channels in
    steplab_pool_average(
      planes: planes.base + channels.lowerBound * planes.stride,
      pooled: pooled.base + channels.lowerBound * pooled.stride, shape: shape.sizes(channels),
      tall: height, broad: width, plane_stride: planes.stride, pooled_stride: pooled.stride
    ).run(in: S.precision)
  }
}

/// The derivative of `poolAverage`: overwrites the planes.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolAverageBackward<S: Scalar>(
  _ delta: Matrix<S>, _ shape: PlaneShape, height: Int, width: Int,
  into planes: MutableMatrix<S>
) {
  forEachPart(of: shape.channels, cost: 2 * shape.count) { channels in
    steplab_pool_average_backward(
      planes: planes.base + channels.lowerBound * planes.stride,
      pooled: delta.base + channels.lowerBound * delta.stride, shape: shape.sizes(channels),
      tall: height, broad: width, plane_stride: planes.stride, pooled_stride: delta.stride
    ).run(in: S.precision)
  }
}
