import Catalog
import Compute

/// An optimizer as plans know it: a rule and, for every rule, gradient clipping and parameter groups.
public struct OptimizerEntry: CatalogueEntry {
  public static let kind = "optimizer"

  /// The name, summary and source of the rule, with its settings and those that all optimizers
  /// have.
  public let declaration: Declaration
  private let defaults: Lazy<any OptimizerRule>
  private let reading: Lazy<Reading>

  private struct Reading: Sendable {
    let read: @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any OptimizerRule
  }

  public init<Rule: OptimizerRule>(_ type: Rule.Type) {
    defaults = Lazy { Rule() }
    declaration = Declaration(Rule.about) { [Rule(), OptimizerOptions()] }
    reading = Lazy {
      let reader = SettingsReader<Rule>()
      return Reading { (configuration, scope) throws(ConfigurationError) in
        try reader.read(configuration, in: scope)
      }
    }
  }

  /// The rule with its defaults.
  public var rule: any OptimizerRule { defaults.value }

  private static let options = SettingsReader<OptimizerOptions>()

  /// The optimizer with the settings of a configuration, ready to be made for parameters.
  ///
  /// - Parameters:
  ///   - configuration: the settings of the rule and the options, from this entry's ``declaration``
  ///   - scope: what settings that are entries themselves may be
  /// - Throws: if the settings are another entry's, or do not go together
  public func prepare(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> PreparedOptimizer {
    try configuration.check(isOf: declaration.id)
    return try PreparedOptimizer(
      checked: reading.value.read(configuration, scope), Self.options.read(configuration, in: scope)
    )
  }

  /// The rule without options, as a part of another rule.
  var asBase: EntryScope.Member {
    EntryScope.Member(Declaration(declaration.about) { [rule] }) {
      (configuration, scope) throws(ConfigurationError) in
      BaseRule(any: try reading.value.read(configuration, scope))
    }
  }
}

extension OptimizerEntry {
  /// The optimizers of this package. A new one is a file under `Rules/` and a line here.
  public static let standard = Catalogue.of([
    OptimizerEntry(SGD.self),
    OptimizerEntry(Adam.self),
    OptimizerEntry(AdamW.self),
    OptimizerEntry(NAdam.self),
    OptimizerEntry(RectifiedAdam.self),
    OptimizerEntry(Adamax.self),
    OptimizerEntry(RMSProp.self),
    OptimizerEntry(Adagrad.self),
    OptimizerEntry(Adadelta.self),
    OptimizerEntry(Lion.self),
    OptimizerEntry(Adan.self),
    OptimizerEntry(Muon.self),
    OptimizerEntry(SOAP.self),
    OptimizerEntry(ScheduleFreeSGD.self),
    OptimizerEntry(ScheduleFreeAdamW.self),
    OptimizerEntry(ScheduleFreeAdamWPaper.self),
    OptimizerEntry(ScheduleFreeRectifiedAdam.self),
    OptimizerEntry(ScheduleFreeWrapper.self),
    OptimizerEntry(DAdaptSGD.self),
    OptimizerEntry(DAdaptDualAveraging.self),
    OptimizerEntry(DAdaptAdam.self),
    OptimizerEntry(DAdaptAdagrad.self),
    OptimizerEntry(DAdaptLion.self),
    OptimizerEntry(DAdaptAdan.self),
    OptimizerEntry(Prodigy.self),
    OptimizerEntry(DoG.self),
    OptimizerEntry(LayerwiseDoG.self),
    OptimizerEntry(DoWG.self),
  ])
}

extension EntryScope {
  /// Makes the members of ``EntryGroup/optimizers`` and ``EntryGroup/baseRules`` those of a catalogue.
  public mutating func add(_ optimizers: Catalogue<OptimizerEntry>) {
    set(.optimizers) { optimizers.map { Member($0.declaration) } }
    set(.baseRules) { optimizers.filter { !$0.rule.hasOwnEvaluationPoint }.map(\.asBase) }
  }
}
