import Compute

/// The form of a convolutional network.
package struct ConvolutionalArchitecture: NetworkArchitecture {
  var channels, height, width: Int
  /// Of the two convolutions.
  var filters: [Int]
  var kernel = 3
  /// Zeros around the image, of each convolution.
  var padding: [Int]
  var pooling = PoolingKind.max
  var normalizesBatches = false
  var outputs: Int
  var scale = InitialScale()

  package init(
    channels: Int,
    height: Int,
    width: Int,
    filters: [Int],
    kernel: Int = 3,
    padding: [Int],
    pooling: PoolingKind = .max,
    normalizesBatches: Bool = false,
    outputs: Int
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    self.filters = filters
    self.kernel = kernel
    self.padding = padding
    self.pooling = pooling
    self.normalizesBatches = normalizesBatches
    self.outputs = outputs
  }

  /// The sizes of the image: at the input, after the first convolution, the pooling and the second.
  var stages: [(height: Int, width: Int)] {
    let first = (height + 2 * padding[0] - kernel + 1, width + 2 * padding[0] - kernel + 1)
    let pooled = (first.0 / 2, first.1 / 2)
    return [
      (height, width), first, pooled,
      (pooled.0 + 2 * padding[1] - kernel + 1, pooled.1 + 2 * padding[1] - kernel + 1),
    ]
  }

  /// Whether something is left of the image after each stage.
  package var fits: Bool { stages.allSatisfy { $0.height > 0 && $0.width > 0 } }

  /// - Precondition: ``fits``
  package func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    let stages = stages
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = [
      ImageInput<S>(channels: channels, height: height, width: width)
    ]
    for number in 0..<2 {
      let size = stages[2 * number]
      let outputs = filters[number]
      let convolution = Convolution<S>(
        "conv\(number + 1)", inputs: number == 0 ? channels : filters[0], outputs: outputs,
        height: size.height, width: size.width, kernel: kernel, padding: padding[number],
        isRectified: !normalizesBatches, scale: scale, number: number, in: &layout)
      layers.append(convolution)
      let (height, width) = (convolution.outputHeight, convolution.outputWidth)
      if normalizesBatches {
        layers.append(
          BatchNormalization<S>(
            "norm\(number + 1)", features: outputs, axis: .rows,
            valuesPerFeature: height * width, number: number, in: &layout))
        layers.append(PlaneRectifier<S>())
      }
      layers.append(
        number == 0
          ? Pooling<S>(pooling, channels: outputs, height: height, width: width)
          : Pooling<S>(
            .average, channels: outputs, height: height, width: width, window: (height, width)))
    }
    layers.append(
      DenseLayer<S>(
        "fc", inputs: filters[1], outputs: outputs, takesColumns: true, scale: scale,
        isLast: true, number: 2, in: &layout))
    return Network(layers, layout: layout)
  }
}
