import Compute

/// The form of an autoencoder.
struct AutoencoderArchitecture: NetworkArchitecture {
  var inputs: Int
  var hidden: [Int]
  var code: Int
  var activation: Activation
  var scale: InitialScale

  func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layout = ParameterLayout()
    var layers: [any Layer<S>] = []
    let sizes = [inputs] + hidden + [code] + hidden.reversed() + [inputs]
    for (number, (from, to)) in zip(sizes, sizes.dropFirst()).enumerated() {
      let isEncoder = number <= hidden.count
      let isLinear = number == hidden.count || number == sizes.count - 2
      layers.append(
        DenseLayer<S>(
          isEncoder
            ? "encoder\(number + 1)" : "decoder\(number - hidden.count)", inputs: from,
          outputs: to, activation: isLinear ? nil : activation, scale: scale,
          isLast: number == sizes.count - 2, number: number, in: &layout))
    }
    return Network(layers, layout: layout)
  }
}
