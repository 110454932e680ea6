import Compute
import RandomStreams

/// A convolution (cross-correlation) of stride 1 with square kernels, zeros around the image and,
/// on request, ReLU, on planes: patches are gathered to the columns of a matrix and multiplied.
public final class Convolution<S: Scalar>: Layer {
  private let weight: WeightMatrix<S>
  private let bias: ParameterLayout.Segment
  private let inputs, outputs, kernel, padding: Int
  private let height, width: Int
  private let isRectified: Bool
  private var patches = Buffer<S>(zeros: 0)
  private var output = Buffer<S>(zeros: 0)
  private var inputDelta = Buffer<S>(zeros: 0)

  /// The height of the output, in pixels: the input's with its padding, less the kernel's, plus 1.
  public let outputHeight: Int
  /// The width of the output, in pixels: the input's with its padding, less the kernel's, plus 1.
  public let outputWidth: Int

  /// A layer with a square kernel for each pair of an input and an output channel, and a bias for
  /// each output channel.
  ///
  /// - Parameters:
  ///   - name: what the names of the parameters begin with, without the point
  ///   - inputs: the channels of the input
  ///   - outputs: the channels of the output
  ///   - height: the input's, in pixels; at least the kernel's size less twice the padding
  ///   - width: the input's, in pixels; at least the kernel's size less twice the padding
  ///   - kernel: the kernel's height and width, in pixels
  ///   - padding: the rows and columns of zeros at each side of the image
  ///   - isRectified: whether ReLU follows at once
  ///   - scale: the spread of the initial weights
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - layout: to which the layer adds its parameters
  public init(
    _ name: String, inputs: Int, outputs: Int, height: Int, width: Int, kernel: Int = 3,
    padding: Int, isRectified: Bool, scale: InitialScale = InitialScale(), number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    let area = kernel * kernel
    weight = WeightMatrix(
      layout.append("\(name).weight", shape: [outputs, inputs, kernel, kernel], layer: number),
      deviation: scale.deviation(
        inputs: inputs * area, outputs: outputs * area, gain: 2.0.squareRoot(), isLast: false))
    bias = layout.append("\(name).bias", shape: [outputs], role: .bias, layer: number)
    self.inputs = inputs
    self.outputs = outputs
    self.height = height
    self.width = width
    self.kernel = kernel
    self.padding = padding
    self.isRectified = isRectified
    outputHeight = height + 2 * padding - kernel + 1
    outputWidth = width + 2 * padding - kernel + 1
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    weight.initialize(parameters, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let count = pass.examples * outputHeight * outputWidth
    if output.count < outputs * count {
      patches = Buffer(zeros: patchRows * count)
      output = Buffer(zeros: outputs * count)
      inputDelta = Buffer(zeros: inputs * pass.examples * height * width)
    }
    let patches = patchMatrix(count)
    gatherPatches(
      x.reading, shape(pass), kernel: kernel, padding: padding, into: patches)
    let z = MutableMatrix(output.mutableBase, rows: outputs, columns: count)
    multiply(weight.values(pass.parameters), patches.reading, into: z)
    addBiasToPlanes(z, bias: pass.parameters + bias.offset, isRectified: isRectified)
    return z
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    let count = delta.columns
    addBiasToPlanesBackward(
      delta,
      output: isRectified
        ? MutableMatrix(output.mutableBase, rows: outputs, columns: count) : nil,
      rowSums: gradient + bias.offset)
    let patches = patchMatrix(count)
    multiply(
      delta.reading, patches.reading, into: weight.gradient(gradient), transposeB: true)
    guard needsInput else { return nil }
    // The patches are not needed any more; their derivatives take their place.
    multiply(weight.values(pass.parameters), delta.reading, into: patches, transposeA: true)
    let target = MutableMatrix(
      inputDelta.mutableBase, rows: inputs, columns: pass.examples * height * width)
    scatterPatches(
      patches.reading, shape(pass), kernel: kernel, padding: padding, into: target)
    return target
  }

  private var patchRows: Int { inputs * kernel * kernel }

  @inline(__always)
  private func patchMatrix(_ count: Int) -> MutableMatrix<S> {
    MutableMatrix(patches.mutableBase, rows: patchRows, columns: count)
  }

  @inline(__always)
  private func shape(_ pass: Pass<S>) -> PlaneShape {
    PlaneShape(channels: inputs, examples: pass.examples, height: height, width: width)
  }

  public var valuesPerExample: Int {
    (patchRows + outputs) * outputHeight * outputWidth + inputs * height * width
  }
}
