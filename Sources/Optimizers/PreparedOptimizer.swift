import Catalog
import Compute

/// A rule with the options that all rules have, checked: what is left to say is for which parameters.
///
/// ```swift
/// let prepared = try PreparedOptimizer(AdamW { $0.weightDecay = 0.1 })
/// var optimizer = try prepared.make(for: layout, as: Float.self)
/// ```
public struct PreparedOptimizer: Sendable {
  public let rule: any OptimizerRule
  public let options: OptimizerOptions

  /// A rule with its settings and the options.
  ///
  /// - Parameters:
  ///   - rule: the rule, with settings that this initializer checks
  ///   - options: gradient clipping and parameter groups; none by default
  /// - Throws: if a setting is not allowed, or settings do not go together
  public init(
    _ rule: any OptimizerRule, options: OptimizerOptions = OptimizerOptions()
  ) throws(ConfigurationError) {
    let name = type(of: rule).about.id
    try rule.check(as: name)
    try options.check(as: name)
    try self.init(checked: rule, options)
  }

  /// Of settings that are allowed each by itself.
  init(
    checked rule: any OptimizerRule, _ options: OptimizerOptions
  ) throws(ConfigurationError) {
    let name = type(of: rule).about.id
    if rule.hasCommonStepLength, let setting = options.layerwiseSetting {
      throw .invalid(
        owner: name, setting: setting,
        reason: "'\(name)' finds its own step length for all parameters or layers; "
          + "they cannot have different rates")
    }
    self.rule = rule
    self.options = options
  }

  /// The name in plans.
  public var id: String { type(of: rule).about.id }

  /// An optimizer in its initial state.
  ///
  /// - Parameters:
  ///   - layout: the segments of the flat parameter buffer
  ///   - threads: how many may share a step over a million parameters and more
  ///   - as: the type of the parameters
  /// - Throws: if the rule has no meaning for such parameters
  public func make<S: Scalar>(
    for layout: ParameterLayout, threads: Int = 1, as: S.Type = S.self
  ) throws(ConfigurationError) -> ConfiguredOptimizer<S> {
    let groups = ParameterGroups<S>(
      layout, settings: options.segmentSettings(layout), threads: threads)
    return ConfiguredOptimizer(
      try rule.start(groups), options.clipping(), diagnosticNames: diagnosticNames,
      hasOwnEvaluationPoint: rule.hasOwnEvaluationPoint)
  }

  /// The names of what it records in curves.
  public var diagnosticNames: [String] {
    rule.diagnosticNames + (options.clips ? [ConfiguredOptimizer<Double>.clippedSteps] : [])
  }

  /// What the rate of a step means to the rule.
  public var rateRole: RateRole { rule.rateRole }
}
