import Catalog
import Compute

/// Softmax regression: an output for each class, of two classes as well.
public final class SoftmaxRegression<S: Scalar>: Problem {
  private let classifier: LinearClassifier<S>
  public let truth: Truth
  public var layout: ParameterLayout { classifier.task.network.layout }

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    classifier = LinearClassifier(
      configuration, context: context, isBinary: { _ in false }, truth: &truth)
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
      id: "softmax-regression",
      summary: "softmax regression with L2, an output for each class of two as well",
      citation: Citation("Bridle 1990, doi 10.1007/978-3-642-76153-9_28"),
      settings: LinearClassifierSettings.all)
  }

  public static var facts: [Truth.Fact] { [.initialLoss, .bayesAccuracy, .lossFloor] }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    try LinearClassifierSettings.outline(configuration, files: files) { _ in false }
  }
}
