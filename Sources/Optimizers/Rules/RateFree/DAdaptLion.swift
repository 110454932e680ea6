import Catalog
import Compute

/// D-Adaptation for Lion: every parameter moves by d times the rate, so the rate is a multiplier
/// (base 1). Weight decay is decoupled.
///
/// The authors' extension (package dadaptation) of Defazio and Mishchenko 2023, arXiv 2301.07733,
/// to Lion, arXiv 2302.06675. Moves 28 bytes per single-precision parameter in one pass.
public struct DAdaptLion<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let beta1, beta2, weightDecay: Double
  private var distance: DistanceEstimate
  private var m: Buffer<S>
  private var s: Buffer<S>
  private var numerator = 0.0
  private var effectiveRate = 0.0

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let λ = distance.d * rate, rootβ2 = beta2.squareRoot()
    effectiveRate = λ

    let β1 = S(beta1), fresh1 = S(1 - beta1), β2 = S(beta2), fresh2 = S(λ * (1 - beta2))
    let keepS = S(rootβ2), freshS = S(λ * (1 - rootβ2)), stepLength = S(λ)
    let (w, g) = (groups.lanes(&w), groups.lanes(gradient))
    let (m, s) = (groups.lanes(&self.m), groups.lanes(&self.s))
    let sums = groups.sum { span in
      let keep = 1 - S(λ * weightDecay) * span.decay
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
    numerator = rootβ2 * numerator + (1 - rootβ2) * λ * sums[0]
    if rate > 0 { distance.update(numerator / ((1 - rootβ2) * sums[1])) }
  }

  public var memoryPasses: [MemoryPass] { [MemoryPass(reads: 4, writes: 3)] }

  public static var rateRole: RateRole { .multiplier }
  public static var hasCommonStepLength: Bool { true }
  public static var diagnosticNames: [String] {
    DistanceEstimate.diagnosticNames + ["effective_rate"]
  }
  public var estimatedDistance: Double? { distance.d }
  public var diagnostics: [Double] { distance.diagnostics + [effectiveRate] }
}

extension DAdaptLion {
  public static var declaration: Declaration {
    Declaration(
      id: "dadapt-lion", summary: "Lion with the step length found by D-Adaptation",
      citation: Citation("Defazio and Mishchenko 2023", arXiv: "2301.07733"),
      settings: [
        beta1.declaration, beta2.declaration, weightDecay.declaration,
        SharedSettings.initialDistance.declaration, SharedSettings.growthRate.declaration,
      ])
  }

  private static var beta1: Setting<Double> {
    Setting("beta1", default: 0.9, .within(0, 1), "weight of the momentum in the step's direction")
  }
  private static var beta2: Setting<Double> {
    Setting("beta2", default: 0.99, .from(0, below: 1), "decay of the momentum")
  }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0, "decoupled: w shrinks by d η λ w a step")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    beta1 = configuration[Self.beta1]
    beta2 = configuration[Self.beta2]
    weightDecay = configuration[Self.weightDecay]
    distance = DistanceEstimate(
      initial: configuration[SharedSettings.initialDistance],
      growthRate: configuration[SharedSettings.growthRate])
    m = Buffer(zeros: groups.count)
    s = Buffer(zeros: groups.count)
  }
}

extension DAdaptLion {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.direction, &s)
  }
}
