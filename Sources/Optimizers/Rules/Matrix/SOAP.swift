import Catalog
import Compute
import ElementaryFunctions
import Theory

/// Adam in the eigenbasis of Shampoo's preconditioner, which is refreshed every few steps.
///
/// Vyas et al. 2024, arXiv 2409.11321, Algorithm 3: for an m × n matrix G, averages of GGᵀ and GᵀG
/// whose eigenvectors are Adam's coordinates. Segments with more dimensions get one basis for each;
/// vectors, and dimensions above `largest_dimension`, keep their coordinates. The first step only
/// finds the bases. Bound by its products of matrices, about 8mn(m + n) operations a step.
public struct SOAP: OptimizerRule {
  @Setting(.firstMoment) public var beta1 = 0.95
  @Setting(.secondMoment) public var beta2 = 0.95
  @Setting(.within(0, 1), "decay of the preconditioner's averages; beta2 if none")
  public var shampooBeta: Double? = nil
  @Setting(.epsilon) public var epsilon = 1e-8
  @Setting(.weightDecay("decoupled: w shrinks by η λ w after a step"))
  public var weightDecay = 0.01
  @Setting(.atLeast(1), "steps between two refreshes of the bases") public var refreshInterval = 10
  @Setting(.within(1, 20_000), "dimensions above it keep their coordinates")
  public var largestDimension = 10_000
  @Setting("give segments of one dimension a basis too") public var preconditionVectors = false
  @Setting("merge neighbouring dimensions up to largest_dimension")
  public var mergeDimensions = false
  @Setting(.biasCorrection) public var biasCorrection = true
  @Setting("scale every segment's update to a mean square of 1") public var normalize = false

  public init() {}

  public static let about = About(
    "soap", "Adam in the eigenbasis of Shampoo's preconditioner",
    Citation("Vyas et al. 2024", arXiv: "2409.11321"))

  public func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    SOAPState(self, groups)
  }
}

private struct SOAPState<S: Scalar>: Optimizer {
  private let rule: SOAP
  private let groups: ParameterGroups<S>
  private let shampooBeta: Double
  private var tensors: [PreconditionedTensor<S>]
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var projected: Buffer<S>
  private var direction: Buffer<S>
  private var scratch: Buffer<S>
  private var orthonormalization: OrthonormalizationWorkspace<S>
  private var stepsTaken = 0

  init(_ rule: SOAP, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    shampooBeta = rule.shampooBeta ?? rule.beta2
    tensors = groups.layout.segments.map { segment in
      PreconditionedTensor(
        segment, largestDimension: rule.largestDimension, mergesDimensions: rule.mergeDimensions,
        preconditionsVectors: rule.preconditionVectors)
    }
    let largest = tensors.map(\.scratchCount).max() ?? 0
    m = Buffer(zeros: groups.count)
    v = Buffer(zeros: groups.count)
    projected = Buffer(zeros: largest)
    direction = Buffer(zeros: largest)
    scratch = Buffer(zeros: largest)
    orthonormalization = OrthonormalizationWorkspace(
      largestOrder: tensors.map(\.largestOrder).max() ?? 0)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    defer { stepsTaken += 1 }
    for number in tensors.indices {
      if stepsTaken > 0 { move(number, &w, gradient, rate) }
      let base = gradient.base + tensors[number].offset
      tensors[number].average(base, keeping: shampooBeta, scratch: &scratch, &projected)
      if stepsTaken == 0 {
        tensors[number].findBases()
      } else if stepsTaken.isMultiple(of: rule.refreshInterval) {
        tensors[number].refreshBases(
          v: v.mutableBase + tensors[number].offset, scratch: &scratch, &orthonormalization)
      }
    }
  }

  @inline(__always)
  private mutating func move(
    _ number: Int, _ w: inout Buffer<S>, _ gradient: Buffer<S>, _ rate: Double
  ) {
    let tensor = tensors[number], count = tensor.count, t = Double(stepsTaken)
    let settings = groups.segmentSettings[number]
    let rate = rate * settings.rateMultiplier
    let correction =
      rule.biasCorrection
      ? (1 - Double.pow(rule.beta2, t)).squareRoot() / (1 - Double.pow(rule.beta1, t)) : 1

    let β1 = S(rule.beta1), fresh1 = S(1 - rule.beta1)
    let β2 = S(rule.beta2), fresh2 = S(1 - rule.beta2), ε = S(rule.epsilon)
    let g = gradient.base + tensor.offset
    let m = self.m.mutableBase + tensor.offset, v = self.v.mutableBase + tensor.offset
    for i in 0..<count { m[i] = β1 * m[i] + fresh1 * g[i] }
    tensor.project(g, into: &projected, scratch: &scratch)
    tensor.project(UnsafePointer(m), into: &direction, scratch: &scratch)
    let direction = self.direction.mutableBase
    for i in 0..<count {
      v[i] = β2 * v[i] + fresh2 * (projected.base[i] * projected.base[i])
      direction[i] = direction[i] / (v[i].squareRoot() + ε)
    }
    tensor.projectBack(UnsafePointer(direction), into: &projected, scratch: &scratch)
    var stepLength = rate * correction
    if rule.normalize {
      let meanSquare = sumOfSquares(projected, in: 0..<count) / Double(max(1, count))
      stepLength /= meanSquare.squareRoot() + rule.epsilon
    }
    let η = S(stepLength), keep = S(1 - (settings.decays ? rate * rule.weightDecay : 0))
    let wᵢ = w.mutableBase + tensor.offset, update = projected.base
    for i in 0..<count { wᵢ[i] = keep * (wᵢ[i] - η * update[i]) }
  }

  var memoryPasses: [MemoryPass] { [] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  /// Where no dimension has a basis: elsewhere it is not diagonal.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 1, keepsCoordinates, !rule.normalize else { return false }
    let t = Double(stepsTaken - 1)
    let correction =
      rule.biasCorrection
      ? (1 - Double.pow(rule.beta2, t)).squareRoot() / (1 - Double.pow(rule.beta1, t)) : 1
    groups.writeScale(
      &scale, secondMoment: v, epsilon: rule.epsilon, factor: 1 / correction)
    return true
  }

  func largestStableRate(curvature λ: Double) -> Double? {
    guard keepsCoordinates, !rule.normalize, groups.commonDecay(rule.weightDecay) == 0
    else { return nil }
    return StabilityLimit.averagedMomentum(beta: rule.beta1, curvature: λ)
  }

  private var keepsCoordinates: Bool { tensors.allSatisfy { $0.largestOrder == 0 } }
}
