import Compute
import RandomStreams

/// A feed-forward classifier: dense layers with an activation in between, and a cross-entropy at
/// the end: softmax over several outputs, the logistic loss for a single one.
final class DenseNetwork<S: Scalar> {
  let layout: ParameterLayout
  private let layers: [DenseLayer<S>]
  private let activation: Activation
  private let classCount: Int
  /// One for each number of rows in use; made when first needed.
  private var workspaces: [Workspace] = []

  /// - Parameters:
  ///   - sizes: input features, hidden widths, outputs
  ///   - hasBias: of every layer
  init(sizes: [Int], activation: Activation, hasBias: Bool = true) {
    var layout = ParameterLayout()
    layers = zip(sizes, sizes.dropFirst()).enumerated().map { number, size in
      DenseLayer(
        "layer\(number + 1)", inputs: size.0, outputs: size.1, hasBias: hasBias, number: number,
        in: &layout)
    }
    self.layout = layout
    self.activation = activation
    classCount = max(2, sizes.last ?? 0)
  }

  static func parameterCount(sizes: [Int], hasBias: Bool = true) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + (hasBias ? 1 : 0)) * $1.1 }
  }

  /// Weights N(0, gain²/inputs), biases zero.
  func initialParameters(_ stream: inout RandomStream) -> Buffer<S> {
    var parameters = Buffer<S>(zeros: layout.count)
    let base = parameters.mutableBase
    for layer in layers {
      let deviation = activation.gain / Double(layer.inputs).squareRoot()
      for i in layer.weight.range { base[i] = S(deviation * stream.normal()) }
    }
    return parameters
  }

  /// The loss on chosen rows of a data set, and its gradient.
  ///
  /// - Parameter rows: positions in the data; `nil` for all of them
  @inline(__always)
  func loss(
    at parameters: Buffer<S>, on data: ClassificationData<S>.Part, rows: [Int32]?,
    gradient: inout Buffer<S>
  ) -> Double {
    let count = rows?.count ?? data.count
    let workspace = workspace(rows: count)
    let (input, classes) = workspace.select(rows, of: data, columns: layers[0].inputs)
    forward(input, parameters.base, workspace)
    let result = outputLoss(workspace, count, classes)
    backward(input, parameters.base, workspace, into: gradient.mutableBase)
    return result.loss
  }

  /// The loss and the accuracy on a whole data set.
  @inline(__always)
  func evaluate(at parameters: Buffer<S>, on data: ClassificationData<S>.Part) -> Evaluation {
    let workspace = workspace(rows: data.count)
    let (input, classes) = workspace.select(nil, of: data, columns: layers[0].inputs)
    forward(input, parameters.base, workspace)
    let result = outputLoss(workspace, data.count, classes)
    return Evaluation(
      loss: result.loss, accuracy: Double(result.correct) / Double(data.count))
  }

  private func workspace(rows: Int) -> Workspace {
    for workspace in workspaces where workspace.rows == rows { return workspace }
    let made = Workspace(rows: rows, layers: layers)
    workspaces.append(made)
    return made
  }

  @inline(__always)
  private func forward(_ input: Matrix<S>, _ parameters: UnsafePointer<S>, _ space: Workspace) {
    var x = input
    for (number, layer) in layers.enumerated() {
      let z = space.outputs[number].writing(rows: input.rows)
      layer.multiplyInput(x, parameters: parameters, into: z)
      let isLast = number == layers.count - 1
      addBias(
        space.biasLanes(layer, parameters), to: z, activation: isLast ? nil : activation)
      x = z.reading
    }
  }

  /// Leaves the gradient with respect to the outputs in their place.
  @inline(__always)
  private func outputLoss(
    _ space: Workspace, _ rows: Int, _ classes: UnsafePointer<Int32>
  ) -> BatchLoss {
    let outputs = space.outputs[layers.count - 1].writing(rows: rows)
    return outputs.columns == 1
      ? logisticLoss(outputs, classes: classes) : softmaxCrossEntropy(outputs, classes: classes)
  }

  @inline(__always)
  private func backward(
    _ input: Matrix<S>, _ parameters: UnsafePointer<S>, _ space: Workspace,
    into gradient: UnsafeMutablePointer<S>
  ) {
    let rows = input.rows
    var delta = space.outputs[layers.count - 1].writing(rows: rows)
    for number in layers.indices.reversed() {
      let layer = layers[number]
      let isLast = number == layers.count - 1
      backpropagate(
        delta, output: isLast ? nil : space.outputs[number].writing(rows: rows),
        activation: isLast ? nil : activation, columnSums: space.sumLanes)
      if let bias = layer.bias {
        (gradient + bias.offset).update(from: space.sums.base, count: bias.count)
      }
      let x = number == 0 ? input : space.outputs[number - 1].writing(rows: rows).reading
      layer.writeWeightGradient(delta.reading, input: x, into: gradient)
      if number > 0 {
        let inputDelta = space.deltas[number - 1].writing(rows: rows)
        layer.multiplyDelta(delta.reading, parameters: parameters, into: inputDelta)
        delta = inputDelta
      }
    }
  }

  /// Memory for one number of rows.
  private final class Workspace {
    /// After each layer: its output.
    var outputs: [ActivationMatrix<S>]
    /// Gradients with respect to the outputs of all layers but the last.
    var deltas: [ActivationMatrix<S>]
    var sums: Buffer<S>
    private var bias: Buffer<S>
    private var gathered: Buffer<S>?
    private let classes: UnsafeMutablePointer<Int32>
    let rows: Int

    init(rows: Int, layers: [DenseLayer<S>]) {
      self.rows = rows
      outputs = layers.map { ActivationMatrix(rows: rows, columns: $0.outputs) }
      deltas = layers.dropLast().map { ActivationMatrix(rows: rows, columns: $0.outputs) }
      let widest = layers.map { ActivationMatrix<S>.stride(for: $0.outputs) }.max() ?? 0
      bias = Buffer(zeros: widest)
      sums = Buffer(zeros: widest)
      classes = .allocate(capacity: rows)
    }

    deinit { classes.deallocate() }

    var sumLanes: UnsafeMutablePointer<S.Lanes> {
      UnsafeMutableRawPointer(sums.mutableBase).assumingMemoryBound(to: S.Lanes.self)
    }

    /// The layer's bias, padded like a row of its output.
    func biasLanes(
      _ layer: DenseLayer<S>, _ parameters: UnsafePointer<S>
    ) -> UnsafePointer<S.Lanes> {
      let base = bias.mutableBase
      let stride = ActivationMatrix<S>.stride(for: layer.outputs)
      for i in 0..<stride { base[i] = 0 }
      if let segment = layer.bias {
        base.update(from: parameters + segment.offset, count: segment.count)
      }
      return UnsafeRawPointer(base).assumingMemoryBound(to: S.Lanes.self)
    }

    /// The chosen rows as a matrix, copied unless all are chosen, and their class numbers.
    @inline(__always)
    func select(
      _ chosen: [Int32]?, of data: ClassificationData<S>.Part, columns: Int
    ) -> (Matrix<S>, UnsafePointer<Int32>) {
      guard let chosen else {
        for i in 0..<rows { classes[i] = data.classes[i] }
        return (Matrix(data.features.base, rows: rows, columns: columns), UnsafePointer(classes))
      }
      if gathered == nil { gathered = Buffer(zeros: rows * columns) }
      let target = gathered!.mutableBase
      for i in 0..<rows {
        let row = Int(chosen[i])
        (target + i * columns).update(from: data.features.base + row * columns, count: columns)
        classes[i] = data.classes[row]
      }
      return (Matrix(target, rows: rows, columns: columns), UnsafePointer(classes))
    }
  }
}
