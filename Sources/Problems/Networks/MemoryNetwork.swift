import Catalog
import Compute

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
