import Catalog
import Compute
import Foundation
import Theory

/// Adam in the eigenbasis of Shampoo's preconditioner, which is refreshed every few steps.
///
/// Vyas et al. 2024, arXiv 2409.11321, Algorithm 3: for an m × n matrix G, averages of GGᵀ and GᵀG
/// whose eigenvectors are Adam's coordinates. Segments with more dimensions get one basis for each;
/// vectors, and dimensions above `largest_dimension`, keep their coordinates. The first step only
/// finds the bases. Bound by its products of matrices, about 8mn(m + n) operations a step.
public struct SOAP<S: Scalar>: Optimizer {
  private let groups: ParameterGroups<S>
  private let options: Options
  private var tensors: [PreconditionedTensor<S>]
  private var m: Buffer<S>
  private var v: Buffer<S>
  private var projected: Buffer<S>
  private var direction: Buffer<S>
  private var scratch: Buffer<S>
  private var orthonormalization: OrthonormalizationWorkspace<S>
  private var stepsTaken = 0

  struct Options: Sendable {
    let beta1, beta2, shampooBeta, epsilon, weightDecay: Double
    let refreshInterval, largestDimension: Int
    let preconditionsVectors, mergesDimensions, correctsBias, normalizes: Bool
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    defer { stepsTaken += 1 }
    for number in tensors.indices {
      if stepsTaken > 0 { move(number, &w, gradient, rate) }
      let base = gradient.base + tensors[number].offset
      tensors[number].average(base, keeping: options.shampooBeta, scratch: &scratch, &projected)
      if stepsTaken == 0 {
        tensors[number].findBases()
      } else if stepsTaken.isMultiple(of: options.refreshInterval) {
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
      options.correctsBias
      ? (1 - pow(options.beta2, t)).squareRoot() / (1 - pow(options.beta1, t)) : 1

    let β1 = S(options.beta1), fresh1 = S(1 - options.beta1)
    let β2 = S(options.beta2), fresh2 = S(1 - options.beta2), ε = S(options.epsilon)
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
    if options.normalizes {
      let meanSquare = sumOfSquares(projected, in: 0..<count) / Double(max(1, count))
      stepLength /= meanSquare.squareRoot() + options.epsilon
    }
    let η = S(stepLength), keep = S(1 - (settings.decays ? rate * options.weightDecay : 0))
    let wᵢ = w.mutableBase + tensor.offset, update = projected.base
    for i in 0..<count { wᵢ[i] = keep * (wᵢ[i] - η * update[i]) }
  }

  public var memoryPasses: [MemoryPass] { [] }
}

extension SOAP {
  public static var declaration: Declaration {
    Declaration(
      id: "soap", summary: "Adam in the eigenbasis of Shampoo's preconditioner",
      citation: Citation("Vyas et al. 2024", arXiv: "2409.11321"),
      settings: [
        beta1.declaration, beta2.declaration, shampooBeta.declaration, epsilon.declaration,
        weightDecay.declaration, refreshInterval.declaration, largestDimension.declaration,
        vectors.declaration, merge.declaration, biasCorrection.declaration, normalize.declaration,
      ])
  }

  private static var beta1: Setting<Double> { SharedSettings.beta1(0.95) }
  private static var beta2: Setting<Double> { SharedSettings.beta2(0.95) }
  private static var shampooBeta: Setting<Double?> {
    Setting(
      "shampoo_beta", default: nil, .within(0, 1),
      "decay of the preconditioner's averages; beta2 if none")
  }
  private static var epsilon: Setting<Double> { SharedSettings.epsilon() }
  private static var weightDecay: Setting<Double> {
    SharedSettings.weightDecay(0.01, "decoupled: w shrinks by η λ w after a step")
  }
  private static var refreshInterval: Setting<Int> {
    Setting(
      "refresh_interval", default: 10, .atLeast(1), "steps between two refreshes of the bases")
  }
  private static var largestDimension: Setting<Int> {
    Setting(
      "largest_dimension", default: 10_000, .within(1, 20_000),
      "dimensions above it keep their coordinates")
  }
  private static var vectors: Setting<Bool> {
    Setting("precondition_vectors", default: false, "give segments of one dimension a basis too")
  }
  private static var merge: Setting<Bool> {
    Setting(
      "merge_dimensions", default: false, "merge neighbouring dimensions up to largest_dimension")
  }
  private static var biasCorrection: Setting<Bool> {
    Setting("bias_correction", default: true, "correct the moments' bias as Adam does")
  }
  private static var normalize: Setting<Bool> {
    Setting("normalize", default: false, "scale every segment's update to a mean square of 1")
  }

  public init(_ configuration: Configuration, groups: ParameterGroups<S>) {
    self.groups = groups
    options = Options(
      beta1: configuration[Self.beta1], beta2: configuration[Self.beta2],
      shampooBeta: configuration[Self.shampooBeta] ?? configuration[Self.beta2],
      epsilon: configuration[Self.epsilon], weightDecay: configuration[Self.weightDecay],
      refreshInterval: configuration[Self.refreshInterval],
      largestDimension: configuration[Self.largestDimension],
      preconditionsVectors: configuration[Self.vectors],
      mergesDimensions: configuration[Self.merge],
      correctsBias: configuration[Self.biasCorrection], normalizes: configuration[Self.normalize])
    let options = options
    tensors = groups.layout.segments.map { segment in
      PreconditionedTensor(
        segment, largestDimension: options.largestDimension,
        mergesDimensions: options.mergesDimensions,
        preconditionsVectors: options.preconditionsVectors)
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
}

extension SOAP {
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
    body(.scale, &v)
  }

  /// Where no dimension has a basis: elsewhere it is not diagonal.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard stepsTaken > 1, keepsCoordinates, !options.normalizes else { return false }
    let t = Double(stepsTaken - 1)
    let correction =
      options.correctsBias
      ? (1 - pow(options.beta2, t)).squareRoot() / (1 - pow(options.beta1, t)) : 1
    groups.writeScale(
      &scale, secondMoment: v, epsilon: options.epsilon, factor: 1 / correction)
    return true
  }

  public func largestStableRate(curvature λ: Double) -> Double? {
    guard keepsCoordinates, !options.normalizes, groups.commonDecay(options.weightDecay) == 0
    else { return nil }
    return StabilityLimit.averagedMomentum(beta: options.beta1, curvature: λ)
  }

  private var keepsCoordinates: Bool { tensors.allSatisfy { $0.largestOrder == 0 } }
}
