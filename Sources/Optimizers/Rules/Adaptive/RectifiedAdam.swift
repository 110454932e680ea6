import Catalog
import Compute
import Foundation
import Theory

/// Adam whose adaptive step length is rectified for the variance that the second moment has in the
/// first steps; while that variance is intractable, plain momentum.
///
/// - m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²
/// - w ← w − η r m̂ √(1 − β₂ᵗ)/(√v + ε) once there is a rectification r, before that w − ηm̂
///
/// Liu et al. 2020, arXiv 1908.03265, Algorithm 2. Moves 28 bytes per single-precision parameter in
/// one pass.
public struct RectifiedAdam<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, epsilon, weightDecay: Double
  private let isDecoupled: Bool
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var stepsTaken = 0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    stepsTaken += 1
    let t = Double(stepsTaken)
    let rectification = Rectification(beta2: beta2, step: stepsTaken, threshold: 5)
    let β1 = S(beta1), β2 = S(beta2), ε = S(epsilon)
    let fresh1 = S(1 - beta1), fresh2 = S(1 - beta2)
    // Where there is no rectification, w − ηm̂ is what is left with a denominator of 0·√v + 1.
    let root: S = rectification.factor == nil ? 0 : 1, rest = rectification.factor == nil ? 1 : ε
    let adaptive = rectification.factor.map { $0 * (1 - pow(beta2, t)).squareRoot() } ?? 1
    let correctedRate = S(rate * adaptive / (1 - pow(beta1, t)))
    let coupledDecay = S(isDecoupled ? 0 : weightDecay)
    let decayRate = S(isDecoupled ? rate * weightDecay : 0)

    let (w, gradient) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, v) = (groups.lanes(&self.m), groups.lanes(&self.v))
    var update = AdaptiveStep<S>(beta2: β2, fresh2: fresh2, epsilon: rest)
    (update.beta1, update.fresh1, update.root) = (β1, fresh1, root)
    groups.forEachSpan { span in
      var update = update
      update.decay = coupledDecay * span.decay
      update.keep = 1 - decayRate * span.rate * span.decay
      update.momentumRate = correctedRate * span.rate
      S.adaptiveStep(w, m, v, gradient, lanes: span.lanes, update)
    }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var diagnosticNames: [String] { ["rectification"] }

  public var diagnostics: [Double] {
    [Rectification(beta2: beta2, step: max(1, stepsTaken), threshold: 5).factor ?? 0]
  }
}

/// The variance rectification of arXiv 1908.03265: with the length of the second moment's average
/// approximated by ρₜ, a factor rₜ of the step length, once ρₜ is long enough.
struct Rectification {
  /// `nil` while ρₜ ≤ threshold.
  let factor: Double?

  init(beta2: Double, step: Int, threshold: Double) {
    let power = pow(beta2, Double(step))
    let limit = 2 / (1 - beta2) - 1
    let ρ = limit - 2 * Double(step) * power / (1 - power)
    factor =
      ρ > threshold
      ? ((ρ - 4) * (ρ - 2) * limit / ((limit - 4) * (limit - 2) * ρ)).squareRoot() : nil
  }
}

extension RectifiedAdam {
  public static var declaration: Declaration {
    Declaration(
      id: "radam", summary: "Adam rectified for the second moment's variance in the first steps",
      citation: Citation("Liu et al. 2020", arXiv: "1908.03265"),
      settings: [
        beta1.declaration, beta2.declaration, epsilon.declaration, weightDecay.declaration,
        SharedSettings.isDecoupled().declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1() }
  private static var beta2: Setting<Double> { SharedSettings.beta2() }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "coupled (added to the gradient) unless `decoupled`")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    epsilon = configuration[Self.epsilon]
    weightDecay = configuration[Self.weightDecay]
    isDecoupled = configuration[SharedSettings.isDecoupled()]
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
  }
}

extension RectifiedAdam {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 0 else { return false }
    let t = Double(stepsTaken)
    let rectification = Rectification(beta2: beta2, step: stepsTaken, threshold: 5).factor
    let adaptive = rectification.map { $0 * (1 - pow(beta2, t)).squareRoot() } ?? 1
    groups.writeScale(
      &scale, secondMoment: v, root: rectification == nil ? 0 : 1,
      epsilon: rectification == nil ? 1 : epsilon, factor: (1 - pow(beta1, t)) / adaptive)
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    let decay = groups.commonDecay(weightDecay)
    guard let decay, isDecoupled || decay == 0 else { return nil }
    return StabilityLimit.averagedMomentum(beta: beta1, curvature: λ, decay: decay)
  }
}
