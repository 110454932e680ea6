import Catalog
import Compute
import ElementaryFunctions

/// The settings of linear classifiers with the cross-entropy and an L2 penalty ½ λ ‖W‖² on their
/// weights. Convex; they start from zero.
public struct LinearClassifierSettings: Settings, SettingGroupContent {
  @Setting(.atLeast(0), "λ of the penalty ½ λ ‖W‖²; intercepts are not penalised")
  public var l2 = 0.0
  @Setting("whether each output has an intercept") public var intercept = true
  @SettingGroup public var data = DataSettings(GaussianMixture(), classes: .any)

  public init() {}

  /// - Parameter isBinary: whether so many classes have a single output
  func blueprint(
    of owner: String, isBinary: (Int) -> Bool
  ) throws(ConfigurationError) -> any ProblemBlueprint {
    let source = try ExampleSource(data, of: owner)
    guard case .classes(let classes) = source.shape.target else {
      throw .invalid(
        owner: owner, setting: "targets",
        reason: "'\(owner)' tells classes apart; values are for other problems")
    }
    let outputs = isBinary(classes) ? 1 : classes
    let network = try NetworkBlueprint(
      DenseArchitecture(
        sizes: [try source.shape.features(of: owner), outputs], hasBias: intercept),
      outputs == 1 ? .logistic : .crossEntropy(), on: source, of: owner)
    return LinearClassifierBlueprint(network: network, classes: classes, penalty: l2)
  }
}

private struct LinearClassifierBlueprint: ProblemBlueprint {
  let network: NetworkBlueprint
  let classes: Int
  let penalty: Double

  var outline: ProblemOutline { network.outline }

  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    LinearClassifier(self, context)
  }
}

private final class LinearClassifier<S: Scalar>: Problem {
  private let task: SupervisedTask<S>
  private let penalty: Double
  let truth: Truth

  init(_ blueprint: LinearClassifierBlueprint, _ context: ProblemContext) {
    let made: (SupervisedTask<S>, Truth) = blueprint.network.task(context)
    task = made.0
    penalty = blueprint.penalty
    var truth = made.1
    truth.initialLoss = Double.log(Double(blueprint.classes))
    self.truth = truth
  }

  var layout: ParameterLayout { task.network.layout }

  var measureNames: [String] { task.measureNames }

  func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

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
