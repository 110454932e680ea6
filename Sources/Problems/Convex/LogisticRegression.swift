import Catalog
import Compute
import Foundation

/// A linear classifier with the cross-entropy and an L2 penalty ½ λ ‖W‖² on its weights. Convex;
/// starts from zero.
private final class LinearClassifier<S: Scalar> {
  let task: SupervisedTask<S>
  private let penalty: Double

  init(
    _ configuration: Configuration, context: ProblemContext, isBinary: (Int) -> Bool,
    truth: inout Truth
  ) {
    let source = validated(configuration) { () throws(ConfigurationError) in
      try LinearClassifierSettings.source(configuration, files: context.files)
    }
    let classes = source.classCount
    let outputs = isBinary(classes) ? 1 : classes
    task = SupervisedTask(
      LinearClassifierSettings.network(configuration, source, outputs: outputs), source,
      outputs == 1 ? .logistic : .crossEntropy(), context: context, truth: &truth)
    penalty = configuration[LinearClassifierSettings.l2]
    truth.initialLoss = log(Double(classes))
  }

  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let loss = task.loss(at: w, on: batch, gradient: &gradient)
    guard penalty > 0 else { return loss }
    addPenalty(w, to: &gradient)
    return loss + penaltyTerm(w)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func addPenalty(_ w: Buffer<S>, to gradient: inout Buffer<S>) {
    let g = gradient.mutableBase
    let λ = S(penalty)
    for i in weights { g[i] += λ * w.base[i] }
  }

  func trainingLoss(at w: Buffer<S>) -> Double {
    task.trainingLoss(at: w) + penaltyTerm(w)
  }

  /// Without the penalty: the loss on unseen data is the cross-entropy.
  func evaluate(at w: Buffer<S>) -> Evaluation {
    task.evaluate(at: w)
  }

  private func penaltyTerm(_ w: Buffer<S>) -> Double {
    penalty > 0 ? 0.5 * penalty * sumOfSquares(w, in: weights) : 0
  }

  private var weights: Range<Int> { task.network.layout.segments[0].range }
}

private enum LinearClassifierSettings {
  static let l2 = Setting(
    "l2", default: 0.0, .atLeast(0), "λ of the penalty ½ λ ‖W‖²; intercepts are not penalised")
  static let intercept = Setting(
    "intercept", default: true, "whether each output has an intercept")
  static let kinds = ExampleSource.classKinds

  static var all: [SettingDeclaration] {
    [l2.declaration, intercept.declaration]
      + ExampleSource.settings(default: .gaussianMixture, kinds: kinds)
  }

  static func source(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ExampleSource {
    let source = try ExampleSource(configuration, files: files, kinds: kinds)
    guard case .classes = source.shape.target else {
      throw .invalid(
        owner: configuration.owner, setting: "targets",
        reason: "'\(configuration.owner)' tells classes apart; values are for other problems")
    }
    return source
  }

  static func network<S: Scalar>(
    _ configuration: Configuration, _ source: ExampleSource, outputs: Int
  ) -> Network<S> {
    DenseArchitecture(
      sizes: [source.shape.inputWidth, outputs], hasBias: configuration[intercept]
    ).network()
  }

  static func outline(
    _ configuration: Configuration, files: DataFiles, isBinary: (Int) -> Bool
  ) throws(ConfigurationError) -> ProblemOutline {
    let source = try source(configuration, files: files)
    let classes = source.classCount
    return try NetworkSettings.outline(
      network(configuration, source, outputs: isBinary(classes) ? 1 : classes), source,
      configuration)
  }
}

extension ExampleSource {
  fileprivate var classCount: Int {
    if case .classes(let count) = shape.target { count } else { 0 }
  }
}

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
