import Catalog

/// Logistic regression: for two classes with a single output and labels ±1, for more with the
/// softmax.
public struct LogisticRegression: ProblemDefinition {
  @SettingGroup public var classifier = LinearClassifierSettings()

  public init() {}

  public static let about = About(
    "logistic-regression", "logistic or, for more than two classes, softmax regression with L2",
    Citation("Cox 1958, doi 10.1111/j.2517-6161.1958.tb00292.x"))

  public static let facts: [Truth.Fact] = [.initialLoss, .bayesAccuracy, .lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    try classifier.blueprint(of: Self.about.id) { $0 == 2 }
  }
}
