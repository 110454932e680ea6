import Catalog
import Compute

/// All optimizers. A new one is a file under `Rules/` and a line here.
public enum OptimizerCatalog {
  public static let all: [OptimizerEntry] = [
    OptimizerEntry(SGD<Float>.self, SGD<Double>.self),
    OptimizerEntry(Adam<Float>.self, Adam<Double>.self),
    OptimizerEntry(AdamW<Float>.self, AdamW<Double>.self),
    OptimizerEntry(NAdam<Float>.self, NAdam<Double>.self),
    OptimizerEntry(RectifiedAdam<Float>.self, RectifiedAdam<Double>.self),
    OptimizerEntry(Adamax<Float>.self, Adamax<Double>.self),
    OptimizerEntry(RMSProp<Float>.self, RMSProp<Double>.self),
    OptimizerEntry(Adagrad<Float>.self, Adagrad<Double>.self),
    OptimizerEntry(Adadelta<Float>.self, Adadelta<Double>.self),
    OptimizerEntry(Lion<Float>.self, Lion<Double>.self),
    OptimizerEntry(Adan<Float>.self, Adan<Double>.self),
    OptimizerEntry(Muon<Float>.self, Muon<Double>.self),
    OptimizerEntry(SOAP<Float>.self, SOAP<Double>.self),
    OptimizerEntry(ScheduleFreeSGD<Float>.self, ScheduleFreeSGD<Double>.self),
    OptimizerEntry(ScheduleFreeAdamW<Float>.self, ScheduleFreeAdamW<Double>.self),
    OptimizerEntry(ScheduleFreeAdamWPaper<Float>.self, ScheduleFreeAdamWPaper<Double>.self),
    OptimizerEntry(ScheduleFreeRectifiedAdam<Float>.self, ScheduleFreeRectifiedAdam<Double>.self),
    OptimizerEntry(ScheduleFreeWrapper<Float>.self, ScheduleFreeWrapper<Double>.self),
    OptimizerEntry(DAdaptSGD<Float>.self, DAdaptSGD<Double>.self),
    OptimizerEntry(DAdaptDualAveraging<Float>.self, DAdaptDualAveraging<Double>.self),
    OptimizerEntry(DAdaptAdam<Float>.self, DAdaptAdam<Double>.self),
    OptimizerEntry(DAdaptAdagrad<Float>.self, DAdaptAdagrad<Double>.self),
    OptimizerEntry(DAdaptLion<Float>.self, DAdaptLion<Double>.self),
    OptimizerEntry(DAdaptAdan<Float>.self, DAdaptAdan<Double>.self),
    OptimizerEntry(Prodigy<Float>.self, Prodigy<Double>.self),
    OptimizerEntry(DoG<Float>.self, DoG<Double>.self),
    OptimizerEntry(LayerwiseDoG<Float>.self, LayerwiseDoG<Double>.self),
    OptimizerEntry(DoWG<Float>.self, DoWG<Double>.self),
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> OptimizerEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "optimizer", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// An optimizer as plans know it, in both precisions: a rule and, for every rule, gradient clipping
/// and parameter groups.
public struct OptimizerEntry: Sendable {
  /// With the settings that all optimizers have.
  public let declaration: Declaration
  /// With the rule's own settings only.
  public let ruleDeclaration: Declaration
  public let hasOwnEvaluationPoint: Bool
  /// Whether a schedule can prescribe β of the average.
  public let acceptsInterpolation: Bool
  private let ownRateRole: RateRole
  private let ownDiagnosticNames: [String]
  private let hasOwnStepLength: Bool
  private let float: any Optimizer<Float>.Type
  private let double: any Optimizer<Double>.Type

  init<F: Optimizer<Float>, D: Optimizer<Double>>(_ float: F.Type, _ double: D.Type) {
    let own = D.declaration
    ruleDeclaration = own
    declaration = Declaration(
      id: own.id, summary: own.summary, citation: own.citation,
      settings: own.settings + OptimizerOptions.settings)
    hasOwnEvaluationPoint = D.hasOwnEvaluationPoint
    acceptsInterpolation = D.acceptsInterpolation
    ownRateRole = D.rateRole
    ownDiagnosticNames = D.diagnosticNames
    hasOwnStepLength = D.hasCommonStepLength
    self.float = float
    self.double = double
  }

  /// An optimizer in its initial state.
  ///
  /// - Parameters:
  ///   - configuration: the optimizer's settings and options
  ///   - layout: the segments of the flat parameter buffer
  ///   - threads: how many may share a step over a million parameters and more
  ///   - as: the type of the parameters
  public func make<S: Scalar>(
    _ configuration: Configuration, layout: ParameterLayout, threads: Int = 1, as: S.Type = S.self
  ) throws(ConfigurationError) -> ConfiguredOptimizer<S> {
    let options = try OptimizerOptions(configuration)
    if hasCommonStepLength(configuration), let setting = options.layerwiseSetting {
      throw .invalid(
        owner: configuration.owner, setting: setting,
        reason: "'\(configuration.owner)' finds its own step length for all parameters or layers; "
          + "they cannot have different rates")
    }
    let groups = ParameterGroups<S>(
      layout, settings: options.segmentSettings(layout), threads: threads)
    return ConfiguredOptimizer(
      try makeRule(configuration, groups: groups), options.clipping(),
      diagnosticNames: try diagnosticNames(configuration))
  }

  /// The rule alone, for parameter groups that one makes oneself.
  public func makeRule<S: Scalar>(
    _ configuration: Configuration, groups: ParameterGroups<S>
  ) throws(ConfigurationError) -> any Optimizer<S> {
    if S.self == Float.self {
      return try float.init(configuration, groups: groups as! ParameterGroups<Float>)
        as! any Optimizer<S>
    }
    return try double.init(configuration, groups: groups as! ParameterGroups<Double>)
      as! any Optimizer<S>
  }

  // MARK: What depends on the rule that a wrapper wraps

  /// What the learning rate means to an optimizer with these settings.
  public func rateRole(_ configuration: Configuration) -> RateRole {
    base(configuration)?.ownRateRole ?? ownRateRole
  }

  /// Whether a rule with these settings finds a single step length itself, which changes along its
  /// way; see ``Optimizer/hasCommonStepLength``.
  public func hasCommonStepLength(_ configuration: Configuration) -> Bool {
    base(configuration)?.hasOwnStepLength ?? hasOwnStepLength
  }

  /// The entry that a setting of these names, as a wrapper's does.
  private func base(_ configuration: Configuration) -> OptimizerEntry? {
    for case .entry(let name, _) in configuration.values.values {
      return try? OptimizerCatalog.entry(named: name)
    }
    return nil
  }

  /// The names of what an optimizer with these settings records in curves.
  public func diagnosticNames(
    _ configuration: Configuration
  ) throws(ConfigurationError) -> [String] {
    ownDiagnosticNames + (base(configuration)?.ownDiagnosticNames ?? [])
      + (try OptimizerOptions(configuration).clips
        ? [ConfiguredOptimizer<Double>.clippedSteps] : [])
  }
}
