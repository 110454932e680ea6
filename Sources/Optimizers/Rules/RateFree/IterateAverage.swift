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

  /// - Parameter count: 0 for no average
  init(gamma: Double, count: Int) {
    self.gamma = gamma
    buffer = Buffer(zeros: count)
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
}

extension SettingTerms {
  static var average: SettingTerms {
    SettingTerms(.any, "evaluate at the average of the iterates")
  }
}
