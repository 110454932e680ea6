import Catalog
import Compute

/// A linear support vector machine: the mean hinge loss max(0, 1 − y x·w) of two classes y = ±1,
/// plus ½λ‖w‖², without an intercept. Convex, not smooth; starts from zero.
///
/// Class 1 has y = 1. Where the margin y x·w is exactly 1, the subgradient is that of the flat side.
public final class SupportVector<S: Scalar>: Problem {
  private let data: ClassificationData<S>
  private let penalty: Double
  /// The sum of gradients.
  private var sum: Buffer<Double>

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    let data: ClassificationData<S> = loadValidated(configuration, context, &truth)
    let count = data.featureCount
    self.data = data
    penalty = configuration[Self.l2]
    layout = ParameterLayout(count: count, name: "w")
    sum = Buffer(zeros: count)
    truth.initialLoss = 1
    if penalty == 0 {
      let largest = (0..<data.training.count).map { row in
        let x = data.training.features.base + row * count
        return dot(x, x, count: count).squareRoot()
      }.max()
      truth.gradientBound = largest
      truth.exampleGradientBound = largest
    }
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let count = layout.count, sum = sum.mutableBase
    for j in 0..<count { sum[j] = 0 }
    let part = data.training
    let rows = batch.rows
    let size = rows?.count ?? part.count
    var loss = 0.0
    for i in 0..<size {
      let row = rows.map { Int($0[i]) } ?? i
      let shortfall = 1 - margin(of: row, in: part, at: w)
      // Not the opposite of `<=`: NaN has to come through.
      if !(shortfall <= 0) {
        loss += shortfall
        let x = part.features.base + row * count
        add(-label(of: row, in: part), times: x, to: sum, count: count)
      }
    }
    let g = gradient.mutableBase
    for j in 0..<count { g[j] = S(sum[j] / Double(size) + penalty * Double(w.base[j])) }
    return loss / Double(size) + penaltyTerm(w)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func trainingLoss(at w: Buffer<S>) -> Double {
    measure(data.training, at: w).loss + penaltyTerm(w)
  }

  /// Without the penalty. A margin of 0 counts as wrong.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation { measure(data.evaluation, at: w) }

  @inline(__always)
  private func measure(_ part: ClassificationData<S>.Part, at w: Buffer<S>) -> Evaluation {
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
    of row: Int, in part: ClassificationData<S>.Part, at w: Buffer<S>
  ) -> Double {
    let count = layout.count
    return label(of: row, in: part)
      * dot(part.features.base + row * count, w.base, count: count)
  }

  @inline(__always)
  private func label(of row: Int, in part: ClassificationData<S>.Part) -> Double {
    part.classes[row] == 1 ? 1 : -1
  }

  private func penaltyTerm(_ w: Buffer<S>) -> Double {
    penalty > 0 ? 0.5 * penalty * dot(w.base, w.base, count: w.count) : 0
  }
}

extension SupportVector {
  public static var declaration: Declaration {
    Declaration(
      id: "support-vector", summary: "a linear support vector machine for two classes, with L2",
      citation: Citation("Cortes and Vapnik 1995, doi 10.1007/BF00994018"),
      settings: [l2.declaration]
        + ClassificationSource.settings(data: .gaussianMixture).map {
          $0.name == classes.declaration.name ? classes.declaration : $0
        })
  }

  private static var l2: Setting<Double> {
    Setting("l2", default: 0, .atLeast(0), "λ of the penalty ½ λ ‖w‖²")
  }
  private static var classes: Setting<Int> {
    Setting("classes", default: 2, .within(2, 2), "classes of generated data: two")
  }

  public static var facts: [Truth.Fact] {
    [.initialLoss, .gradientBound, .exampleGradientBound, .bayesAccuracy]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let source = try ClassificationSource(configuration, files: files)
    guard source.classCount == 2 else {
      throw .invalid(
        owner: configuration.owner, setting: "file",
        reason: "\(source.classCount) distinct labels; this problem is for two classes")
    }
    return ProblemOutline(
      sampling: .finite(examples: source.trainingCount),
      parameterCount: try checkedParameterCount(
        sizes: [source.featureCount, 1], hasBias: false, source: source, of: configuration))
  }
}
