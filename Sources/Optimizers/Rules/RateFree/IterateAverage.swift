import Catalog
import Compute

/// The polynomial-decay average of the iterates, x̄ₜ = (1 − c)x̄ₜ₋₁ + c xₜ with c = (γ + 1)/(γ + t).
///
/// Shamir and Zhang 2013, arXiv 1212.1824, section 4.
struct IterateAverage<S: Scalar>: Sendable {
  /// Empty without averaging.
  private(set) var buffer: Buffer<S>
  private let gamma: Double
  private var stepsTaken = 0

  init(_ configuration: Configuration, count: Int) {
    gamma = configuration[Self.gamma]
    buffer = Buffer(zeros: configuration[Self.isUsed] ? count : 0)
  }

  /// Whether there is an average to evaluate at.
  var isReady: Bool { stepsTaken > 0 && buffer.count > 0 }

  var isUsed: Bool { buffer.count > 0 }

  /// The weight c of the next iterate.
  mutating func nextWeight() -> Double {
    stepsTaken += 1
    return (gamma + 1) / (gamma + Double(stepsTaken))
  }

  @inline(__always)
  mutating func lanes(_ groups: ParameterGroups<S>) -> UnsafeMutablePointer<S.Lanes> {
    groups.lanes(&buffer)
  }

  /// The elements, to write.
  var mutableBase: UnsafeMutablePointer<S> {
    mutating get { buffer.mutableBase }
  }

  /// Visits the average, if there is one; see ``Optimizer/forEachState(_:)``.
  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    if isUsed { body(.iterate, &buffer) }
  }

  static var isUsed: Setting<Bool> {
    Setting("average", default: true, "evaluate at the average of the iterates")
  }
  static var gamma: Setting<Double> {
    Setting(
      "averaging_gamma", default: 8, .atLeast(0),
      "γ: the larger, the more the average follows the latest iterates")
  }
}
