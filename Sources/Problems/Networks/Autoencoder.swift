import Catalog
import Compute

/// Dense layers to a narrow code and back, trained to give back their input.
public final class Autoencoder<S: Scalar>: NetworkProblem {
  public typealias Element = S

  let task: SupervisedTask<S>
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let (source, architecture) = validated(configuration) { () throws(ConfigurationError) in
      try Self.parts(configuration, files: context.files)
    }
    // What is known of the data's classes says nothing of their reconstruction.
    var ignored = Truth()
    task = SupervisedTask(
      architecture.network(), source, .reconstruction, context: context, truth: &ignored)
    truth = Truth()
  }
}

extension Autoencoder {
  public static var declaration: Declaration {
    Declaration(
      id: "autoencoder",
      summary: "dense layers to a narrow code and back, half the mean square of the difference",
      citation: Citation("Hinton and Salakhutdinov 2006, doi 10.1126/science.1127647"),
      settings: [
        hidden.declaration, code.declaration, activation.declaration,
        NetworkSettings.initialization.declaration, NetworkSettings.initialScale.declaration,
      ] + ExampleSource.settings(default: .gaussianMixture, kinds: ExampleSource.flatKinds))
  }

  private static var hidden: Setting<[Int]> {
    Setting(
      "hidden", default: [32], .within(1, 65536),
      "widths on the way to the code; the way back has them in reverse")
  }
  private static var code: Setting<Int> {
    Setting("code", default: 2, .within(1, 65536), "width of the code, which is linear")
  }
  private static var activation: Setting<Activation> { NetworkSettings.activation }

  public static var facts: [Truth.Fact] { [] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let (source, architecture) = try parts(configuration, files: files)
    return try NetworkSettings.outline(architecture.network(), source, configuration)
  }

  private static func parts(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> (ExampleSource, AutoencoderArchitecture) {
    let source = try ExampleSource(configuration, files: files, kinds: ExampleSource.flatKinds)
    let architecture = AutoencoderArchitecture(
      inputs: source.shape.inputWidth, hidden: configuration[hidden], code: configuration[code],
      activation: configuration[activation], scale: NetworkSettings.scale(configuration))
    return (source, architecture)
  }
}
