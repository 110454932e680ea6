import Catalog
import Compute

/// Logistic regression: for two classes with a single output and labels ±1, for more with the
/// softmax.
public final class LogisticRegression<S: Scalar>: Problem {
  private let classifier: LinearClassifier<S>
  public let truth: Truth
  public var layout: ParameterLayout { classifier.task.network.layout }

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    classifier = LinearClassifier(
      configuration, context: context, isBinary: { $0 == 2 }, truth: &truth)
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    classifier.loss(at: w, on: batch, gradient: &gradient)
  }

  public func trainingLoss(at w: Buffer<S>) -> Double { classifier.trainingLoss(at: w) }

  public func evaluate(at w: Buffer<S>) -> Evaluation { classifier.evaluate(at: w) }

  public var measureNames: [String] { classifier.task.measureNames }

  public static var declaration: Declaration {
    Declaration(
      id: "logistic-regression",
      summary: "logistic or, for more than two classes, softmax regression with L2",
      citation: Citation("Cox 1958, doi 10.1111/j.2517-6161.1958.tb00292.x"),
      settings: LinearClassifierSettings.all)
  }

  public static var facts: [Truth.Fact] { [.initialLoss, .bayesAccuracy, .lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    try LinearClassifierSettings.outline(configuration, files: files) { $0 == 2 }
  }
}
