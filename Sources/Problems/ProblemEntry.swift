import Catalog

/// A problem as plans know it.
public struct ProblemEntry: CatalogueEntry {
  public static let kind = "problem"

  public let declaration: Declaration
  /// What is known of it in closed form, with some settings at least.
  public let facts: [Truth.Fact]
  private let reading: Lazy<Reading>

  private struct Reading: Sendable {
    let read:
      @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any ProblemDefinition
  }

  public init<Definition: ProblemDefinition>(_ type: Definition.Type) {
    declaration = Declaration(Definition.about) { [Definition()] }
    facts = Definition.facts
    reading = Lazy {
      let reader = SettingsReader<Definition>()
      return Reading { (configuration, scope) throws(ConfigurationError) in
        try reader.read(configuration, in: scope)
      }
    }
  }

  /// The problem with the settings of a configuration, ready to be made for a seed.
  ///
  /// - Parameters:
  ///   - configuration: the settings, from this entry's ``declaration``
  ///   - scope: what settings that are entries or files refer to
  /// - Throws: if the settings are another entry's, or do not go together or not with the data
  public func prepare(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> PreparedProblem {
    try configuration.check(isOf: declaration.id)
    return try PreparedProblem(checked: reading.value.read(configuration, scope))
  }
}

extension ProblemEntry {
  /// The problems of this package. A new one is a file and a line here.
  public static let standard = Catalogue.of([
    ProblemEntry(Quadratic.self),
    ProblemEntry(LeastSquares.self),
    ProblemEntry(PowerLawRegression.self),
    ProblemEntry(LogisticRegression.self),
    ProblemEntry(SoftmaxRegression.self),
    ProblemEntry(SupportVector.self),
    ProblemEntry(AbsoluteLoss.self),
    ProblemEntry(ChebyshevMax.self),
    ProblemEntry(Rosenbrock.self),
    ProblemEntry(Beale.self),
    ProblemEntry(Rastrigin.self),
    ProblemEntry(RiverValley.self),
    ProblemEntry(TwoLayerLinear.self),
    ProblemEntry(MultilayerPerceptron.self),
    ProblemEntry(ConvolutionalNetwork.self),
    ProblemEntry(MemoryNetwork.self),
    ProblemEntry(RecurrentNetwork.self),
    ProblemEntry(Transformer.self),
    ProblemEntry(Autoencoder.self),
    ProblemEntry(LinearProbe.self),
    ProblemEntry(LowRankAdapter.self),
  ])
}
