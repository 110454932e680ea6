import Compute

/// The growing estimate d of the distance to the solution that D-Adaptation steps by, with its
/// history of estimates.
struct DistanceEstimate: Sendable {
  private(set) var d: Double
  private let growthRate: Double
  /// The latest estimate d̂, which d follows as long as it grows.
  private var latest: Double
  /// How often d̂ was negative: a sign that d is stuck.
  private var negativeCount = 0
  /// What the last step multiplied gradients by.
  var effectiveRate = 0.0

  init(_ rule: some DistanceEstimatingRule) {
    d = rule.d0
    latest = rule.d0
    growthRate = rule.growthRate
  }

  mutating func update(_ estimate: Double) {
    update(estimate, to: max(d, min(estimate, d * growthRate)))
  }

  /// For a rule with its own way to d from the latest estimate.
  mutating func update(_ estimate: Double, to d: Double) {
    latest = estimate
    if estimate < 0 { negativeCount += 1 }
    self.d = d
  }

  /// By the names of ``DistanceEstimatingRule``.
  var diagnostics: [Double] { [d, latest, Double(negativeCount), effectiveRate] }
}

/// A rule at work that steps by a ``DistanceEstimate``.
protocol DistanceEstimating: Optimizer {
  var distance: DistanceEstimate { get }
}

extension DistanceEstimating {
  var estimatedDistance: Double? { distance.d }
  var diagnostics: [Double] { distance.diagnostics }
}
