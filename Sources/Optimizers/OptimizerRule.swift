import Catalog
import Compute

/// A rule by which parameters follow gradients: its settings, from which an ``Optimizer`` is started.
///
/// This is the whole interface of a rule, with ``Optimizer``, which has its state. In this package it
/// is a file under `Rules/` and a line in ``OptimizerEntry/standard``; in another one it is made
/// known as `OptimizerEntry(MyRule.self)`. Plans, lists, the documentation tables and the conformance
/// tests find it in the catalogue.
public protocol OptimizerRule: Settings {
  static var about: About { get }

  /// What the learning rate means to this rule.
  var rateRole: RateRole { get }

  /// The names of ``Optimizer/diagnostics``, in their order.
  var diagnosticNames: [String] { get }

  /// Whether the point to evaluate at differs from the parameters.
  var hasOwnEvaluationPoint: Bool { get }

  /// Whether the rule has a single step length for all parameters, which it finds itself, so that
  /// a rate multiplier of some of them has no meaning.
  var hasCommonStepLength: Bool { get }

  /// Whether a schedule can prescribe β of an averaging method, step by step.
  var acceptsInterpolation: Bool { get }

  /// The rule before its first step.
  ///
  /// - Parameter groups: the segments of the flat parameter buffer, with what distinguishes them
  /// - Throws: if the rule has no meaning for such parameters
  func start<S: Scalar>(
    _ groups: ParameterGroups<S>
  ) throws(ConfigurationError) -> any Optimizer<S>
}

extension OptimizerRule {
  public var rateRole: RateRole { .absolute }
  public var diagnosticNames: [String] { [] }
  public var hasOwnEvaluationPoint: Bool { false }
  public var hasCommonStepLength: Bool { false }
  public var acceptsInterpolation: Bool { false }
}

/// What a learning rate means to an optimizer, on which its sensible grid depends.
public enum RateRole: String, Sendable, Codable {
  /// A step length; the best one depends on the problem.
  case absolute
  /// A multiplier of a step length that the method finds itself; 1 is the base.
  case multiplier
}

/// A rule inside of another one, as a setting of that.
public struct BaseRule: SettingRepresentable {
  public static let kind = SettingKind.entry
  public static var entryGroup: EntryGroup? { .baseRules }

  public let rule: any OptimizerRule

  public init(_ rule: some OptimizerRule) { self.rule = rule }

  init(any rule: any OptimizerRule) { self.rule = rule }

  public init?(settingValue: SettingValue, in scope: EntryScope) throws(ConfigurationError) {
    guard case .entry(let name, let settings) = settingValue,
      let base: BaseRule = try scope.value(EntryReference(name, settings), in: .baseRules)
    else { return nil }
    self = base
  }

  public func validate(of owner: String, setting: String) throws(ConfigurationError) {
    let name = type(of: rule).about.id
    try rule.check(as: name)
    guard rule.hasOwnEvaluationPoint else { return }
    throw .invalid(
      owner: owner, setting: setting, reason: "'\(name)' has an evaluation point of its own")
  }

  /// The name with the settings that are not the defaults.
  public var settingValue: SettingValue {
    .entry(type(of: rule).about.id, rule.changedSettings)
  }
}

extension EntryGroup {
  /// The rules that can be a ``BaseRule``: those that evaluate at the parameters.
  public static let baseRules = EntryGroup("base rule")
  /// All optimizers, with their options.
  public static let optimizers = EntryGroup("optimizer")
}
