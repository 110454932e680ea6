import Compute

/// A recurrent layer over a sequence and a dense layer on its last output.
package struct RecurrentArchitecture: NetworkArchitecture {
  package enum Cell: Sendable { case plain, memory }

  var cell: Cell
  var length, features, hidden, outputs: Int
  var scale = InitialScale()

  package init(
    cell: Cell,
    length: Int,
    features: Int,
    hidden: Int,
    outputs: Int
  ) {
    self.cell = cell
    self.length = length
    self.features = features
    self.hidden = hidden
    self.outputs = outputs
  }

  package func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layout = ParameterLayout()
    let recurrent: any Layer<S> =
      switch cell {
      case .plain:
        RecurrentLayer<S>(
          "rnn", length: length, features: features, hidden: hidden, scale: scale, in: &layout)
      case .memory:
        MemoryLayer<S>(
          "lstm", length: length, features: features, hidden: hidden, scale: scale, in: &layout)
      }
    let output = DenseLayer<S>(
      "fc", inputs: hidden, outputs: outputs, scale: scale, isLast: true, number: 1,
      in: &layout)
    return Network([recurrent, output], layout: layout)
  }
}
