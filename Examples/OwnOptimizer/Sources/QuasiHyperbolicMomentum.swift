import Catalog
import Compute
import Optimizers

/// Quasi-hyperbolic momentum: a step along the mean of the gradient and its momentum.
///
/// - m ← βm + (1 − β)g
/// - w ← w − η((1 − ν)g + νm)
///
/// With ν = 0 it is gradient descent, with ν = 1 averaged momentum. Ma and Yarats 2019, arXiv
/// 1810.06801.
struct QuasiHyperbolicMomentum: OptimizerRule {
  @Setting(.from(0, below: 1), "β, decay of the momentum") var beta = 0.9
  @Setting(.within(0, 1), "ν, the share of the momentum in a step") var nu = 0.7

  static let about = About(
    "qhm", "a step along the mean of the gradient and its momentum",
    Citation("Ma and Yarats 2019", arXiv: "1810.06801"))

  func start<S: Scalar>(_ groups: ParameterGroups<S>) -> any Optimizer<S> {
    QuasiHyperbolicMomentumState(self, groups)
  }
}

private struct QuasiHyperbolicMomentumState<S: Scalar>: Optimizer {
  private let rule: QuasiHyperbolicMomentum
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>

  init(_ rule: QuasiHyperbolicMomentum, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    m = Buffer(zeros: groups.count)
  }

  // Runs call through `any Optimizer<S>`; without these two lines that would be many times slower.
  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    let β = S(rule.beta), ν = S(rule.nu), η = S(rate)
    let (w, g, m) = (groups.lanes(&w), groups.lanes(gradient), groups.lanes(&self.m))
    groups.forEachSpan { span in
      let η = η * span.rate
      for i in span.lanes {
        let mᵢ = β * m[i] + (1 - β) * g[i]
        w[i] = w[i] - η * ((1 - ν) * g[i] + ν * mᵢ)
        m[i] = mᵢ
      }
    }
  }

  /// Three buffers are read, w and m written.
  var memoryPasses: [MemoryPass] { [MemoryPass(reads: 3, writes: 2)] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    body(.direction, &m)
  }

  /// Where −1 becomes an eigenvalue of the linear iteration of w and m: 2(1 + β)/((1 + β − 2νβ)λ).
  func largestStableRate(curvature λ: Double) -> Double? {
    2 * (1 + rule.beta) / ((1 + rule.beta - 2 * rule.nu * rule.beta) * λ)
  }
}
