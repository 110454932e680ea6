import Compute
import Optimizers

/// A real optimizer on a quadratic with what it divides by held fixed: after every step, second
/// moments and their like are set back to where they were.
///
/// Curvatures λ are eigenvalues of P⁻¹H, with P the ``Optimizer/preconditioner(into:)`` of a step
/// from there, or 1: the gradient at w is λPw, component by component, and rules of any scale have
/// boundaries that can be compared. Near enough to the minimiser that a gradient does not change P
/// the iteration of such a rule is linear in its state: the parameters, other iterates, and
/// directions.
struct HeldIteration {
  private(set) var optimizer: ConfiguredOptimizer<Double>
  var parameters: Buffer<Double>
  private var gradient: Buffer<Double>
  /// P; 1 where the rule has none.
  let preconditioner: Buffer<Double>
  /// The number of the state's components.
  let order: Int
  /// Whether there is anything to hold.
  let hasScales: Bool

  /// The square of what is held, of the order of the ε² of Adam's family, so that √v and ε both
  /// count in P. It is also small against the ε of Adadelta, whose last u is not known otherwise.
  private static let heldScale = 0x1p-53

  /// States of this size square to less than a rounding of ``heldScale``, and more than zero.
  static let smallness = 0x1p-200

  init(_ optimizer: ConfiguredOptimizer<Double>, dimension: Int, rate: Double) {
    self.optimizer = optimizer
    parameters = Buffer(zeros: dimension)
    gradient = parameters
    var order = dimension
    var hasScales = false
    self.optimizer.forEachState { role, state in
      if role == .scale { hasScales = true } else { order += state.count }
    }
    self.order = order
    self.hasScales = hasScales
    var probe = self.optimizer
    Self.hold(&probe)
    var point = parameters, scale = parameters
    probe.step(&point, gradient: gradient, rate: rate)
    if probe.preconditioner(into: &scale) {
      // Frozen parameters take no step along any gradient.
      for i in scale.indices where !(scale[i] > 0 && scale[i].isFinite) { scale[i] = 1 }
      preconditioner = scale
    } else {
      preconditioner = Buffer(repeating: 1, count: dimension)
    }
    Self.hold(&self.optimizer)
  }

  private static func hold(_ optimizer: inout ConfiguredOptimizer<Double>) {
    optimizer.forEachState { role, state in
      guard role == .scale else { return }
      let count = state.count
      state.mutableBase.update(repeating: heldScale, count: count)
    }
  }

  /// A step along the gradient of the quadratic.
  ///
  /// - Returns: the largest magnitude of an element of P⁻¹ times the gradient
  mutating func step(curvatures: Buffer<Double>, rate: Double) -> Double {
    let g = gradient.mutableBase, w = parameters.base
    let λ = curvatures.base, p = preconditioner.base
    var largest = 0.0
    for i in 0..<parameters.count {
      let relative = λ[i] * w[i]
      g[i] = relative * p[i]
      largest = relative.isNaN ? .nan : max(largest, abs(relative))
    }
    step(rate: rate)
    return largest
  }

  /// A step along a gradient that a closure makes of the parameters.
  mutating func step(
    rate: Double,
    gradient make: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    make(parameters.base, gradient.mutableBase)
    step(rate: rate)
  }

  private mutating func step(rate: Double) {
    optimizer.step(&parameters, gradient: gradient, rate: rate)
    if hasScales { Self.hold(&optimizer) }
  }

  /// Visits the parts of the state: the parameters, then other iterates and directions.
  mutating func forEachPart(_ body: (inout Buffer<Double>) -> Void) {
    body(&parameters)
    optimizer.forEachState { role, state in if role != .scale { body(&state) } }
  }

  /// Moves the parameters and all other iterates alike.
  mutating func displace(by offset: Buffer<Double>) {
    let count = parameters.count
    func add(_ part: inout Buffer<Double>) {
      let x = part.mutableBase
      for i in 0..<count { x[i] += offset.base[i] }
    }
    add(&parameters)
    optimizer.forEachState { role, state in if role == .iterate { add(&state) } }
  }

  /// All components of the state, part by part.
  var state: Buffer<Double> {
    get {
      var copy = self
      var result = Buffer<Double>(zeros: order)
      let base = result.mutableBase
      var position = 0
      copy.forEachPart { part in
        (base + position).update(from: part.base, count: part.count)
        position += part.count
      }
      return result
    }
    set {
      var position = 0
      forEachPart { part in
        let count = part.count
        part.mutableBase.update(from: newValue.base + position, count: count)
        position += count
      }
    }
  }
}
