import Catalog
import Compute

/// A recurrent layer over a sequence and a dense layer on its last output.
package struct RecurrentArchitecture: Sendable {
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

  func network<S: Scalar>() -> Network<S> {
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

  /// The settings of both problems.
  static var settings: [SettingDeclaration] {
    [
      hiddenSetting.declaration, NetworkSettings.initialization.declaration,
      NetworkSettings.initialScale.declaration, NetworkSettings.loss.declaration,
      NetworkSettings.labelSmoothing.declaration,
    ] + ExampleSource.settings(default: kinds[0], kinds: kinds, form: .sequence)
  }

  private static var kinds: [ExampleSource.Kind] { [.adding] }
  private static let hiddenSetting = Setting(
    "hidden", default: 32, .within(1, 16384), "hidden units")

  static func parts(
    _ cell: Cell, _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, RecurrentArchitecture, OutputLoss) {
    let source = try ExampleSource(configuration, files: files, kinds: kinds, form: .sequence)
    let (loss, outputs) = try NetworkSettings.loss(configuration, for: source)
    guard case .sequence(let length, let features) = source.shape.input else {
      preconditionFailure("asked for sequences")
    }
    var architecture = RecurrentArchitecture(
      cell: cell, length: length, features: features, hidden: configuration[hiddenSetting],
      outputs: outputs)
    architecture.scale = NetworkSettings.scale(configuration)
    return (source, architecture, loss)
  }
}
