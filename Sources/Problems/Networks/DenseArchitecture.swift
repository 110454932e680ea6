import Catalog
import Compute

/// What comes between the products of a hidden layer and its activation.
public enum HiddenNormalization: String, SettingChoice {
  case none, layer, batch
}

/// Dense layers with an activation after all but the last.
package struct DenseArchitecture: NetworkArchitecture {
  /// Input features, hidden widths, outputs.
  var sizes: [Int]
  var activation = Activation.relu
  var normalization = HiddenNormalization.none
  var dropout = 0.0
  var hasBias = true
  var scale = InitialScale()

  package init(
    sizes: [Int],
    activation: Activation = .relu,
    normalization: HiddenNormalization = .none,
    dropout: Double = 0,
    hasBias: Bool = true
  ) {
    self.sizes = sizes
    self.activation = activation
    self.normalization = normalization
    self.dropout = dropout
    self.hasBias = hasBias
  }

  package func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = []
    append(to: &layers, seed: context?.seed ?? 0, in: &layout)
    return Network(layers, layout: layout)
  }

  /// - Parameter firstNumber: of the layers, counted from the input
  func append<S: Scalar>(
    to layers: inout [any Layer<S>], firstNumber: Int = 0, seed: UInt64,
    in layout: inout ParameterLayout
  ) {
    for (number, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let isLast = number == sizes.count - 2
      let name = "layer\(number + 1)", position = firstNumber + number
      let hidden = isLast ? nil : activation
      let isFused = normalization == .none
      let dense = DenseLayer<S>(
        name, inputs: inputs, outputs: outputs, activation: isFused ? hidden : nil,
        hasBias: hasBias, scale: scale, gain: activation.gain, isLast: isLast,
        number: position, in: &layout)
      layers.append(dense)
      guard let hidden else { continue }
      let norm = "norm\(number + 1)"
      switch normalization {
      case .none: break
      case .layer:
        layers.append(
          LayerNormalization<S>(norm, columns: outputs, number: position, in: &layout))
      case .batch:
        layers.append(
          BatchNormalization<S>(
            norm, features: outputs, axis: .columns, number: position, in: &layout))
      }
      if !isFused { layers.append(ActivationLayer<S>(hidden, columns: outputs)) }
      if dropout > 0 {
        layers.append(
          Dropout<S>(probability: dropout, columns: outputs, seed: seed, number: number))
      }
    }
  }
}
