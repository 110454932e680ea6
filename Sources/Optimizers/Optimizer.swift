import Catalog
import Compute

/// An optimizer: hyperparameters and state in one value. A copy is a checkpoint.
///
/// This is the whole interface of a rule. Write it in a file under `Rules/` and add a line to
/// ``OptimizerCatalog/all``; plans, `steplab list`, the documentation tables and the conformance
/// tests find it there.
///
/// `step` and every other entry that a run reaches needs the two `@specialized` attributes that
/// the existing rules show: runs call through `any Optimizer<Element>`, which would otherwise
/// execute unspecialised code, hundreds of times slower.
public protocol Optimizer<Element>: Sendable {
  associatedtype Element: Scalar

  static var declaration: Declaration { get }

  /// What the learning rate means to this rule.
  static var rateRole: RateRole { get }

  /// The names of ``diagnostics``, in their order.
  static var diagnosticNames: [String] { get }

  /// Whether the point to evaluate at differs from the parameters.
  static var hasOwnEvaluationPoint: Bool { get }

  /// Whether the rule has a single step length for all parameters, which it finds itself, so that
  /// a rate multiplier of some of them has no meaning.
  static var hasCommonStepLength: Bool { get }

  /// - Parameters:
  ///   - configuration: the rule's settings
  ///   - groups: the segments of the flat parameter buffer, with what distinguishes them
  /// - Throws: if settings that are valid one by one do not go together
  init(
    _ configuration: Configuration, groups: ParameterGroups<Element>
  ) throws(ConfigurationError)

  /// Replaces the parameters, at which the gradient was taken, by the next ones. The gradient has the
  /// same length; the rate is the learning rate of this step, ≥ 0.
  mutating func step(
    _ parameters: inout Buffer<Element>, gradient: Buffer<Element>, rate: Double)

  /// Whether a schedule can prescribe β of an averaging method, step by step.
  static var acceptsInterpolation: Bool { get }

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

  /// In closed form, the largest constant rate at which the rule is stable in a direction of
  /// curvature λ after its averages have settled: λ is an eigenvalue of the Hessian H or, for rules
  /// with a ``preconditioner(into:)`` P, of P⁻¹H with P held fixed. λ > 0.
  ///
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
  public static var rateRole: RateRole { .absolute }
  public static var diagnosticNames: [String] { [] }
  public static var hasOwnEvaluationPoint: Bool { false }
  public static var hasCommonStepLength: Bool { false }
  public static var acceptsInterpolation: Bool { false }

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

/// What a learning rate means to an optimizer, on which its sensible grid depends.
public enum RateRole: String, Sendable, Codable {
  /// A step length; the best one depends on the problem.
  case absolute
  /// A multiplier of a step length that the method finds itself; 1 is the base.
  case multiplier
}
