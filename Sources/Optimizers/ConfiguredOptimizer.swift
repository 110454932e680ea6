import Compute

/// An optimizer that is ready to use in a run: a rule, parameter groups for it, and gradient
/// clipping in front of it. A value like the rule itself: a copy is a checkpoint.
public struct ConfiguredOptimizer<S: Scalar>: Sendable {
  private var rule: any Optimizer<S>
  private var clipping: GradientClipping<S>?
  public let hasOwnEvaluationPoint: Bool
  /// The names of ``diagnostics``, in their order.
  public let diagnosticNames: [String]

  init(
    _ rule: any Optimizer<S>, _ clipping: GradientClipping<S>?, diagnosticNames: [String],
    hasOwnEvaluationPoint: Bool
  ) {
    self.rule = rule
    self.clipping = clipping
    self.diagnosticNames = diagnosticNames
    self.hasOwnEvaluationPoint = hasOwnEvaluationPoint
  }

  static var clippedSteps: String { "clipped_steps" }

  /// Replaces the parameters by the next ones; see ``Optimizer/step(_:gradient:rate:)``.
  public mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard clipping != nil else {
      return rule.step(&parameters, gradient: gradient, rate: rate)
    }
    clipping?.withClipped(gradient) { gradient in
      rule.step(&parameters, gradient: gradient, rate: rate)
    }
  }

  /// Sets β of an averaging method; see ``Optimizer/setInterpolation(_:)``.
  public mutating func setInterpolation(_ β: Double) { rule.setInterpolation(β) }

  /// Writes the point at which the model should be evaluated.
  public func evaluationPoint(of parameters: Buffer<S>, into point: inout Buffer<S>) {
    rule.evaluationPoint(of: parameters, into: &point)
  }

  public var memoryPasses: [MemoryPass] { rule.memoryPasses }

  public var diagnostics: [Double] {
    rule.diagnostics + (clipping.map { [Double($0.clippedSteps)] } ?? [])
  }

  /// Visits the buffers of the rule's state; see ``Optimizer/forEachState(_:)``.
  public mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    rule.forEachState(body)
  }

  /// Writes what the last step divided by; see ``Optimizer/preconditioner(into:)``.
  public func preconditioner(into scale: inout Buffer<S>) -> Bool {
    rule.preconditioner(into: &scale)
  }

  /// The boundary of stability in closed form; see ``Optimizer/largestStableRate(curvature:)``.
  ///
  /// Clipping does not enter: near the minimiser gradients are small.
  public func largestStableRate(curvature: Double) -> Double? {
    rule.largestStableRate(curvature: curvature)
  }
}
