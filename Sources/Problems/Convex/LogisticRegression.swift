import Catalog
import Compute
import Foundation

/// Logistic regression with an L2 penalty ½ λ ‖W‖² on the weights: for two classes with a single
/// output and labels ±1, for more with the softmax. Convex; starts from zero.
public final class LogisticRegression<S: Scalar>: Problem {
  private let network: DenseNetwork<S>
  private let data: ClassificationData<S>
  private let penalty: Double
  public let truth: Truth
  public var layout: ParameterLayout { network.layout }

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    data = loadValidated(configuration, context, &truth)
    let outputs = data.classCount == 2 ? 1 : data.classCount
    network = DenseNetwork(
      sizes: [data.featureCount, outputs], activation: .relu,
      hasBias: configuration[Self.intercept])
    penalty = configuration[Self.l2]
    truth.initialLoss = log(Double(data.classCount))
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let loss = network.loss(at: w, on: data.training, rows: batch.rows, gradient: &gradient)
    guard penalty > 0 else { return loss }
    let g = gradient.mutableBase
    let λ = S(penalty)
    for i in layout.segments[0].range { g[i] += λ * w.base[i] }
    return loss + penaltyTerm(w)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func trainingLoss(at w: Buffer<S>) -> Double {
    network.evaluate(at: w, on: data.training).loss + penaltyTerm(w)
  }

  /// Without the penalty: the loss on unseen data is the cross-entropy.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation {
    network.evaluate(at: w, on: data.evaluation)
  }

  private func penaltyTerm(_ w: Buffer<S>) -> Double {
    guard penalty > 0 else { return 0 }
    var sum = 0.0
    for i in layout.segments[0].range { sum += Double(w.base[i]) * Double(w.base[i]) }
    return 0.5 * penalty * sum
  }
}

extension LogisticRegression {
  public static var declaration: Declaration {
    Declaration(
      id: "logistic-regression",
      summary: "logistic or, for more than two classes, softmax regression with L2",
      citation: Citation("Cox 1958, doi 10.1111/j.2517-6161.1958.tb00292.x"),
      settings: [l2.declaration, intercept.declaration]
        + ClassificationSource.settings(data: .gaussianMixture))
  }

  private static var l2: Setting<Double> {
    Setting(
      "l2", default: 0, .atLeast(0), "λ of the penalty ½ λ ‖W‖²; intercepts are not penalised")
  }
  private static var intercept: Setting<Bool> {
    Setting("intercept", default: true, "whether each output has an intercept")
  }

  public static var facts: [Truth.Fact] {
    [.initialLoss, .bayesAccuracy]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let source = try ClassificationSource(configuration, files: files)
    let outputs = source.classCount == 2 ? 1 : source.classCount
    return ProblemOutline(
      sampling: .finite(examples: source.trainingCount),
      parameterCount: try checkedParameterCount(
        sizes: [source.featureCount, outputs], hasBias: configuration[intercept], source: source,
        of: configuration))
  }
}
