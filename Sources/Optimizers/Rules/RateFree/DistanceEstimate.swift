/// The growing estimate d of the distance to the solution that D-Adaptation steps by, with its
/// history of estimates.
struct DistanceEstimate: Sendable {
  private(set) var d: Double
  private let growthRate: Double
  /// The latest estimate d̂, which d follows as long as it grows.
  private(set) var latest: Double
  /// How often d̂ was negative: a sign that d is stuck.
  private(set) var negativeCount = 0

  init(initial: Double, growthRate: Double) {
    d = initial
    latest = initial
    self.growthRate = growthRate
  }

  mutating func update(_ estimate: Double) {
    latest = estimate
    if estimate < 0 { negativeCount += 1 }
    d = max(d, min(estimate, d * growthRate))
  }

  static let diagnosticNames = ["d", "d_hat", "negative_d_hat"]

  var diagnostics: [Double] { [d, latest, Double(negativeCount)] }
}
