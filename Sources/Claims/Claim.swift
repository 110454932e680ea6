import Catalog
import Records

/// A published statement with what would confirm it: data of an experiment.
public struct Claim: Sendable, Hashable {
  /// The name of the claim, such as `A2`.
  public var id: String
  public var statement: String
  public var source: String
  /// The name of the quantity of the experiment's study that is held against the prediction.
  public var quantity: String
  /// The cells that the claim is about, by axis or parameter; all if empty. A text is compared with
  /// labels and names, a number with parameters.
  public var cells: [String: SettingValue]
  public var prediction: Prediction?
  /// The rule that decides, an entry of ``ClaimRuleEntry/standard``, as plans and stores have it.
  public var rule: RunSpec.Component { didSet { verdictRule = Self.prepared(rule) } }
  /// The rule; `nil` if the catalogue does not know it, as of a store of another version.
  public private(set) var verdictRule: ClaimRule?
  /// Whether it is expected to be reproduced, so that it counts as a failure if it is not.
  public var isExpected: Bool

  /// What is predicted for a cell.
  public enum Prediction: Sendable, Hashable {
    case number(Double)
    /// A formula of the catalogue with the parameters that the claim gives; the others are the
    /// cell's.
    case formula(String, [String: SettingValue])
    /// Another quantity of the same study, such as a spectral radius's boundary.
    case quantity(String)
  }

  public init(
    id: String, statement: String, source: String, quantity: String,
    cells: [String: SettingValue] = [:], prediction: Prediction? = nil, rule: RunSpec.Component,
    isExpected: Bool
  ) {
    self.id = id
    self.statement = statement
    self.source = source
    self.quantity = quantity
    self.cells = cells
    self.prediction = prediction
    self.rule = rule
    verdictRule = Self.prepared(rule)
    self.isExpected = isExpected
  }

  private static func prepared(_ rule: RunSpec.Component) -> ClaimRule? {
    guard let entry = try? ClaimRuleEntry.standard[rule.name],
      let configuration = try? entry.declaration.configuration(rule.settings)
    else { return nil }
    return try? entry.prepare(configuration)
  }
}

/// What a comparison of a claim with measurements comes to.
public enum ClaimVerdict: String, Sendable, Hashable, CaseIterable {
  case reproduced
  case notReproduced = "not reproduced"
  /// The interval is too wide, or something was not measured.
  case inconclusive
}
