import Catalog
import Compute
import Problems

/// Dense layers with a narrow one between, through which all that is learnt has to pass.
struct Bottleneck: ProblemDefinition {
  @Setting(.within(1, 1000), "width of the narrow layer") var width = 2
  @SettingGroup var loss = LossSettings()
  @SettingGroup var data = DataSettings(Spirals())

  static let about = About("bottleneck", "dense layers, one of them narrow", Citation("elementary"))

  static let facts: [Truth.Fact] = [.bayesAccuracy, .lossFloor]

  func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    let (loss, outputs) = try loss.loss(for: source.shape.target, of: owner)
    let architecture = BottleneckArchitecture(
      inputs: source.shape.inputWidth, width: width, outputs: outputs)
    return try NetworkBlueprint(architecture, loss, on: source, of: owner)
  }
}

private struct BottleneckArchitecture: NetworkArchitecture {
  let inputs, width, outputs: Int

  func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layout = ParameterLayout()
    let layers: [any Layer<S>] = [
      DenseLayer("wide", inputs: inputs, outputs: 32, activation: .tanh, in: &layout),
      DenseLayer("narrow", inputs: 32, outputs: width, activation: .tanh, number: 1, in: &layout),
      DenseLayer("outputs", inputs: width, outputs: outputs, isLast: true, number: 2, in: &layout),
    ]
    return Network(layers, layout: layout)
  }
}
