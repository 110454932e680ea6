import Catalog
import Compute

/// D-Adaptation for Lion: every parameter moves by d times the rate, so the rate is a multiplier
/// (base 1). Weight decay is decoupled.
///
/// The authors' extension (package dadaptation) of Defazio and Mishchenko 2023, arXiv 2301.07733,
/// to Lion, arXiv 2302.06675. Moves 28 bytes per single-precision parameter in one pass.
public struct DAdaptLion: DistanceEstimatingRule {
  @Setting(.lionBeta1) public var beta1 = 0.9
  @Setting(.lionBeta2) public var beta2 = 0.99
  @Setting(.weightDecay("decoupled: w shrinks by d η λ w a step")) public var weightDecay = 0.0
  @Setting(.initialDistance) public var d0 = 1e-6
  @Setting(.growthRate) public var growthRate = Double.infinity

  public init() {}

  public static let about = About(
    "dadapt-lion", "Lion with the step length found by D-Adaptation",
    Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    DAdaptLionState(self, groups)
  }
}

private struct DAdaptLionState<S: Scalar>: DistanceEstimating {
  private let rule: DAdaptLion
  private let groups: ParameterGroups<S>
  private(set) var distance: DistanceEstimate
  private var m: Buffer<S>
  private var s: Buffer<S>
  private var numerator = DistanceNumerator()

  init(_ rule: DAdaptLion, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    distance = DistanceEstimate(rule)
    m = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let λ = distance.d * rate, rootβ2 = rule.beta2.squareRoot()
    distance.effectiveRate = λ

    let β1 = S(rule.beta1), fresh1 = S(1 - rule.beta1)
    let β2 = S(rule.beta2), fresh2 = S(λ * (1 - rule.beta2))
    let keepS = S(rootβ2), freshS = S(λ * (1 - rootβ2)), stepLength = S(λ)
    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, s) = (groups.lanes(&self.m), groups.lanes(&self.s))
    let sums = groups.sum { span in
      let keep = 1 - S(λ * rule.weightDecay) * span.decay
      var correlation = LaneSum<S>(), norm = LaneSum<S>()
      for i in span.lanes {
        let direction = S.sign(β1 * m[i] + fresh1 * g[i])
        correlation.add(direction * s[i], at: i)
        let sᵢ = keepS * s[i] + freshS * direction
        norm.add(S.magnitude(sᵢ), at: i)
        w[i] = keep * w[i] - stepLength * direction
        m[i] = β2 * m[i] + fresh2 * g[i]
        s[i] = sᵢ
      }
      return SIMD2(correlation.total, norm.total)
    }
    guard sums[1] > 0 else { return }
    let r = numerator.add(correlation: sums[0], weight: λ, decay: rootβ2)
    if rate > 0 { distance.update(r / ((1 - rootβ2) * sums[1])) }
  }

  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.direction, &s)
  }
}
