import Catalog
import Compute

/// A linear support vector machine: the mean hinge loss max(0, 1 − y x·w) of two classes y = ±1,
/// plus ½λ‖w‖², without an intercept. Convex, not smooth; starts from zero.
///
/// Class 1 has y = 1. Where the margin y x·w is exactly 1, the subgradient is that of the flat side.
public struct SupportVector: ProblemDefinition {
  @Setting(.atLeast(0), "λ of the penalty ½ λ ‖w‖²") public var l2 = 0.0
  @SettingGroup public var data = DataSettings(GaussianMixture { $0.classes = 2 }, classes: .two)

  public init() {}

  public static let about = About(
    "support-vector", "a linear support vector machine for two classes, with L2",
    Citation("Cortes and Vapnik 1995, doi 10.1007/BF00994018"))

  public static let facts: [Truth.Fact] = [
    .initialLoss, .gradientBound, .exampleGradientBound, .bayesAccuracy,
  ]

  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint {
    let owner = Self.about.id
    let source = try ExampleSource(data, of: owner)
    _ = try source.shape.features(of: owner)
    switch source.shape.target {
    case .classes(2): return SupportVectorBlueprint(source: source, penalty: l2)
    case .classes(let count):
      throw .invalid(
        owner: owner, setting: "data", reason: "\(count) classes; this problem is for two")
    default:
      throw .invalid(
        owner: owner, setting: "targets",
        reason: "'\(owner)' tells two classes apart; values are for other problems")
    }
  }
}

private struct SupportVectorBlueprint: ProblemBlueprint {
  let source: ExampleSource
  let penalty: Double

  var outline: ProblemOutline {
    ProblemOutline(
      sampling: source.sampling, parameterCount: source.shape.inputWidth,
      largestBatch: source.largestBatch, fullBatch: source.trainingCount)
  }

  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    SupportVectorProblem(source, penalty: penalty, context)
  }
}

private final class SupportVectorProblem<S: Scalar>: Problem {
  private let data: DataSet<S>
  private let penalty: Double
  /// The sum of gradients.
  private var sum: Buffer<Double>

  let layout: ParameterLayout
  let truth: Truth

  init(_ source: ExampleSource, penalty: Double, _ context: ProblemContext) {
    var truth = Truth()
    let data: DataSet<S> = source.load(context, truth: &truth)
    let count = data.shape.inputWidth
    self.data = data
    self.penalty = penalty
    layout = ParameterLayout(count: count, name: "w")
    sum = Buffer(zeros: count)
    truth.initialLoss = 1
    // The entropy of the classes bounds no hinge loss.
    truth.lossFloor = nil
    // Of a stream no set of examples bounds the next one.
    if penalty == 0, data.sampling != .streaming {
      let largest = (0..<data.training.count).map { row in
        let x = data.training.inputs.base + row * count
        return dot(x, x, count: count).squareRoot()
      }.max()
      truth.gradientBound = largest
      truth.exampleGradientBound = largest
    }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let count = layout.count, sum = sum.mutableBase
    for j in 0..<count { sum[j] = 0 }
    data.select(batch)
    let part = data.selected
    let size = part.count
    var loss = 0.0
    for row in 0..<size {
      let shortfall = 1 - margin(of: row, in: part, at: w)
      // Not the opposite of `<=`: NaN has to come through.
      if !(shortfall <= 0) {
        loss += shortfall
        let x = part.inputs.base + row * count
        add(-label(of: row, in: part), times: x, to: sum, count: count)
      }
    }
    let g = gradient.mutableBase
    for j in 0..<count { g[j] = S(sum[j] / Double(size) + penalty * Double(w.base[j])) }
    return loss / Double(size) + penaltyTerm(w)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double {
    measure(data.training, at: w).loss + penaltyTerm(w)
  }

  /// Without the penalty. A margin of 0 counts as wrong.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate(at w: Buffer<S>) -> Evaluation { measure(data.evaluation, at: w) }

  @inline(__always)
  private func measure(_ part: Examples<S>, at w: Buffer<S>) -> Evaluation {
    var loss = 0.0, correct = 0
    for row in 0..<part.count {
      let margin = margin(of: row, in: part, at: w)
      if !(margin >= 1) { loss += 1 - margin }
      if margin > 0 { correct += 1 }
    }
    let count = Double(part.count)
    return Evaluation(loss: loss / count, accuracy: Double(correct) / count)
  }

  @inline(__always)
  private func margin(
    of row: Int, in part: Examples<S>, at w: Buffer<S>
  ) -> Double {
    let count = layout.count
    return label(of: row, in: part)
      * dot(part.inputs.base + row * count, w.base, count: count)
  }

  @inline(__always)
  private func label(of row: Int, in part: Examples<S>) -> Double {
    part.labels[row] == 1 ? 1 : -1
  }

  private func penaltyTerm(_ w: Buffer<S>) -> Double {
    penalty > 0 ? 0.5 * penalty * dot(w.base, w.base, count: w.count) : 0
  }
}
