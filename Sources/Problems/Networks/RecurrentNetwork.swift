import Catalog
import Compute

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
