import Catalog
import Compute

/// A linear support vector machine: the mean hinge loss max(0, 1 − y x·w) of two classes y = ±1,
/// plus ½λ‖w‖², without an intercept. Convex, not smooth; starts from zero.
///
/// Class 1 has y = 1. Where the margin y x·w is exactly 1, the subgradient is that of the flat side.
public final class SupportVector<S: Scalar>: Problem {
  private let data: DataSet<S>
  private let penalty: Double
  /// The sum of gradients.
  private var sum: Buffer<Double>

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    var truth = Truth()
    let source = validated(configuration) { () throws(ConfigurationError) in
      try Self.source(configuration, files: context.files)
    }
    let data: DataSet<S> = source.load(context, truth: &truth)
    let count = data.shape.inputWidth
    self.data = data
    penalty = configuration[Self.l2]
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

  public func initialParameters() -> Buffer<S> { Buffer(zeros: layout.count) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
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
  public func trainingLoss(at w: Buffer<S>) -> Double {
    measure(data.training, at: w).loss + penaltyTerm(w)
  }

  /// Without the penalty. A margin of 0 counts as wrong.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func evaluate(at w: Buffer<S>) -> Evaluation { measure(data.evaluation, at: w) }

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

extension SupportVector {
  public static var declaration: Declaration {
    Declaration(
      id: "support-vector", summary: "a linear support vector machine for two classes, with L2",
      citation: Citation("Cortes and Vapnik 1995, doi 10.1007/BF00994018"),
      settings: [l2.declaration]
        + ExampleSource.settings(default: .gaussianMixture, kinds: ExampleSource.classKinds).map {
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
    let source = try source(configuration, files: files)
    return ProblemOutline(
      sampling: source.sampling, parameterCount: source.shape.inputWidth,
      largestBatch: source.largestBatch, fullBatch: source.trainingCount)
  }

  private static func source(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ExampleSource {
    let source = try ExampleSource(
      configuration, files: files, kinds: ExampleSource.classKinds)
    switch source.shape.target {
    case .classes(2): return source
    case .classes(let count):
      throw .invalid(
        owner: configuration.owner, setting: "data",
        reason: "\(count) classes; this problem is for two")
    default:
      throw .invalid(
        owner: configuration.owner, setting: "targets",
        reason: "'support-vector' tells two classes apart; values are for other problems")
    }
  }
}
