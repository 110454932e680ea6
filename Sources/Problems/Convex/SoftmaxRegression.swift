import Catalog

/// Softmax regression: an output for each class, of two classes as well.
public struct SoftmaxRegression: ProblemDefinition {
  @SettingGroup public var classifier = LinearClassifierSettings()

  public init() {}

  public static let about = About(
    "softmax-regression",
    "softmax regression with L2, an output for each class of two as well",
    Citation("Bridle 1990, doi 10.1007/978-3-642-76153-9_28"))

  public static let facts: [Truth.Fact] = [.initialLoss, .bayesAccuracy, .lossFloor]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    try classifier.blueprint(of: Self.about.id) { _ in false }
  }
}
