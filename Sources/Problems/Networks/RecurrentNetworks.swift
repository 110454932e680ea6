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

/// A network with long short-term memory.
public final class MemoryNetwork<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture, loss) = validated(configuration) { () throws(ConfigurationError) in
      try RecurrentArchitecture.parts(.memory, configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      architecture.network(), source, loss, context: context, truth: &truth)
    self.truth = truth
  }

  public static var declaration: Declaration {
    Declaration(
      id: "lstm",
      summary: "long short-term memory over sequences, a dense layer on the last output",
      citation: Citation("Hochreiter and Schmidhuber 1997, doi 10.1162/neco.1997.9.8.1735"),
      settings: RecurrentArchitecture.settings)
  }

  public static var facts: [Truth.Fact] { [.lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture, _) = try RecurrentArchitecture.parts(
      .memory, configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }
}

/// A network with a plain recurrent layer.
public final class RecurrentNetwork<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture, loss) = validated(configuration) { () throws(ConfigurationError) in
      try RecurrentArchitecture.parts(.plain, configuration, files: context.files)
    }
    var truth = Truth()
    task = SupervisedTask(
      architecture.network(), source, loss, context: context, truth: &truth)
    self.truth = truth
  }

  public static var declaration: Declaration {
    Declaration(
      id: "rnn", summary: "a tanh recurrence over sequences, a dense layer on the last output",
      citation: Citation("Elman 1990, doi 10.1207/s15516709cog1402_1"),
      settings: RecurrentArchitecture.settings)
  }

  public static var facts: [Truth.Fact] { [.lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture, _) = try RecurrentArchitecture.parts(
      .plain, configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }
}
