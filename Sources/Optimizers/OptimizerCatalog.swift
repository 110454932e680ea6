import Catalog
import Compute

/// All optimizers. A new one is a file under `Rules/` and a line here.
public enum OptimizerCatalog {
  public static let all: [OptimizerEntry] = [
    OptimizerEntry(SGD<Float>.self, SGD<Double>.self),
    OptimizerEntry(AdamW<Float>.self, AdamW<Double>.self),
    OptimizerEntry(ScheduleFreeAdamW<Float>.self, ScheduleFreeAdamW<Double>.self),
    OptimizerEntry(DAdaptAdam<Float>.self, DAdaptAdam<Double>.self),
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> OptimizerEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "optimizer", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// An optimizer as plans know it, in both precisions.
public struct OptimizerEntry: Sendable {
  public let declaration: Declaration
  public let rateRole: RateRole
  public let diagnosticNames: [String]
  public let hasOwnEvaluationPoint: Bool
  private let float: any Optimizer<Float>.Type
  private let double: any Optimizer<Double>.Type

  init<F: Optimizer<Float>, D: Optimizer<Double>>(_ float: F.Type, _ double: D.Type) {
    declaration = D.declaration
    rateRole = D.rateRole
    diagnosticNames = D.diagnosticNames
    hasOwnEvaluationPoint = D.hasOwnEvaluationPoint
    self.float = float
    self.double = double
  }

  /// An optimizer in its initial state.
  public func make<S: Scalar>(
    _ configuration: Configuration, layout: ParameterLayout, as: S.Type = S.self
  ) throws(ConfigurationError) -> any Optimizer<S> {
    if S.self == Float.self {
      return try float.init(configuration, layout: layout) as! any Optimizer<S>
    }
    return try double.init(configuration, layout: layout) as! any Optimizer<S>
  }
}
