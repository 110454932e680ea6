import Compute

/// An optimizer at work: the settings of an ``OptimizerRule`` and its state in one value. A copy is a
/// checkpoint.
///
/// `step` and every other entry that a run reaches needs the two `@specialized` attributes that the
/// existing rules show: runs call through `any Optimizer<Element>`, which would otherwise execute
/// unspecialised code, hundreds of times slower.
public protocol Optimizer<Element>: Sendable {
  associatedtype Element: Scalar

  /// Replaces the parameters by the next ones.
  ///
  /// - Parameters:
  ///   - parameters: the point at which the gradient was taken
  ///   - gradient: of the same length; not changed
  ///   - rate: the learning rate of this step, ≥ 0
  mutating func step(
    _ parameters: inout Buffer<Element>, gradient: Buffer<Element>, rate: Double)

  /// Sets β for the point that the next step leads to; the gradient of that step was taken at the
  /// last β. Called before the first step for the point where it begins.
  mutating func setInterpolation(_ β: Double)

  /// Writes the point at which the model should be evaluated: for most rules the parameters, for
  /// averaging methods the average.
  func evaluationPoint(of parameters: Buffer<Element>, into point: inout Buffer<Element>)

  /// The memory traffic of a step by the algorithm. Empty if other work outweighs it, such as
  /// products of matrices.
  var memoryPasses: [MemoryPass] { get }

  /// The estimate of the distance to the solution that the step length is made from, for rules that
  /// have one.
  var estimatedDistance: Double? { get }

  /// What the rule has to say about its state, such as an estimated distance; recorded in curves.
  /// As many as ``OptimizerRule/diagnosticNames``.
  var diagnostics: [Double] { get }

  /// Visits the buffers of the state, which has as many elements as there are parameters each, in a
  /// fixed order. Those that are not allocated, such as the momentum of a rule without one, are left
  /// out.
  mutating func forEachState(_ body: (StateRole, inout Buffer<Element>) -> Void)

  /// Writes what the last step divided the gradient by, element by element: P of a step
  /// w ← w − ηP⁻¹m, with corrections of bias.
  ///
  /// - Returns: whether the rule has such a preconditioner, and has taken a step
  func preconditioner(into scale: inout Buffer<Element>) -> Bool

  /// The largest constant rate, in closed form, at which the rule is stable in a direction of
  /// curvature λ after its averages have settled: λ is an eigenvalue of the Hessian H or, for rules
  /// with a ``preconditioner(into:)`` P, of P⁻¹H with P held fixed.
  ///
  /// - Parameter curvature: λ > 0
  /// - Returns: `nil` where no closed form is known
  func largestStableRate(curvature: Double) -> Double?
}

/// What a buffer of an optimizer's state is to its iteration, for which one needs to know how to
/// perturb it.
public enum StateRole: Sendable {
  /// Another point in the space of the parameters, such as the z of schedule-free methods.
  case iterate
  /// A sum of gradients or differences of gradients, such as momentum: zero at rest.
  case direction
  /// What steps are scaled by, such as second moments: constant while the gradients are alike.
  case scale
}

extension Optimizer {
  public mutating func setInterpolation(_ β: Double) {}

  public func evaluationPoint(of parameters: Buffer<Element>, into point: inout Buffer<Element>) {
    point.assign(parameters)
  }

  public var estimatedDistance: Double? { nil }

  public var diagnostics: [Double] { [] }

  public mutating func forEachState(_ body: (StateRole, inout Buffer<Element>) -> Void) {}

  public func preconditioner(into scale: inout Buffer<Element>) -> Bool { false }

  public func largestStableRate(curvature: Double) -> Double? { nil }
}
