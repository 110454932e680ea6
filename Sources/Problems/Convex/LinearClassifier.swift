import Catalog
import Compute
import Foundation

/// A linear classifier with the cross-entropy and an L2 penalty ½ λ ‖W‖² on its weights. Convex;
/// starts from zero.
final class LinearClassifier<S: Scalar> {
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

/// The settings of linear classifiers, and what follows from them.
enum LinearClassifierSettings {
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
