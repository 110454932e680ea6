import Catalog
import Compute

/// All problems. A new one is a file and a line here.
public enum ProblemCatalog {
  public static let all: [ProblemEntry] = [
    ProblemEntry(Quadratic<Float>.self, Quadratic<Double>.self),
    ProblemEntry(LeastSquares<Float>.self, LeastSquares<Double>.self),
    ProblemEntry(PowerLawRegression<Float>.self, PowerLawRegression<Double>.self),
    ProblemEntry(LogisticRegression<Float>.self, LogisticRegression<Double>.self),
    ProblemEntry(SoftmaxRegression<Float>.self, SoftmaxRegression<Double>.self),
    ProblemEntry(SupportVector<Float>.self, SupportVector<Double>.self),
    ProblemEntry(AbsoluteLoss<Float>.self, AbsoluteLoss<Double>.self),
    ProblemEntry(ChebyshevMax<Float>.self, ChebyshevMax<Double>.self),
    ProblemEntry(Rosenbrock<Float>.self, Rosenbrock<Double>.self),
    ProblemEntry(Beale<Float>.self, Beale<Double>.self),
    ProblemEntry(Rastrigin<Float>.self, Rastrigin<Double>.self),
    ProblemEntry(RiverValley<Float>.self, RiverValley<Double>.self),
    ProblemEntry(TwoLayerLinear<Float>.self, TwoLayerLinear<Double>.self),
    ProblemEntry(MultilayerPerceptron<Float>.self, MultilayerPerceptron<Double>.self),
    ProblemEntry(ConvolutionalNetwork<Float>.self, ConvolutionalNetwork<Double>.self),
    ProblemEntry(MemoryNetwork<Float>.self, MemoryNetwork<Double>.self),
    ProblemEntry(RecurrentNetwork<Float>.self, RecurrentNetwork<Double>.self),
    ProblemEntry(Transformer<Float>.self, Transformer<Double>.self),
    ProblemEntry(Autoencoder<Float>.self, Autoencoder<Double>.self),
    ProblemEntry(LinearProbe<Float>.self, LinearProbe<Double>.self),
    ProblemEntry(LowRankAdapter<Float>.self, LowRankAdapter<Double>.self),
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> ProblemEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "problem", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// A problem as plans know it, in both precisions.
public struct ProblemEntry: Sendable {
  public let declaration: Declaration
  /// What is known of it in closed form, with some settings at least.
  public let facts: [Truth.Fact]
  private let float: any Problem<Float>.Type
  private let double: any Problem<Double>.Type

  init<F: Problem<Float>, D: Problem<Double>>(_ float: F.Type, _ double: D.Type) {
    declaration = D.declaration
    facts = D.facts
    self.float = float
    self.double = double
  }

  public func outline(
    _ configuration: Configuration, files: DataFiles = DataFiles()
  ) throws(ConfigurationError) -> ProblemOutline {
    try double.outline(configuration, files: files)
  }

  /// An instance for one run.
  ///
  /// - Precondition: `outline` accepted the configuration with these files.
  public func make<S: Scalar>(
    _ configuration: Configuration, context: ProblemContext, as: S.Type = S.self
  ) -> any Problem<S> {
    if S.self == Float.self {
      return float.init(configuration, context: context) as! any Problem<S>
    }
    return double.init(configuration, context: context) as! any Problem<S>
  }
}
