import Catalog
import Records

/// The studies that a plan can ask for. A new one is a plan type in this folder, a line here, and
/// what measures it in the module `Studies`.
public enum StudyCatalog {
  public static let all: [StudyEntry] = [
    ComparePlan.entry,
    RangeTestPlan.entry,
    SharpnessPlan.entry,
    StabilityBoundaryPlan.entry,
    TransientGrowthPlan.entry,
    WarmupTolerancePlan.entry,
    EffectiveStepPlan.entry,
    ClippingPlan.entry,
    AnytimePlan.entry,
    ConvexBoundPlan.entry,
    GuaranteePlan.entry,
    NoiseFloorPlan.entry,
    BestPeakPlan.entry,
    BatchScalingPlan.entry,
    HorizonScalingPlan.entry,
    LearningRateFreePlan.entry,
    InstabilityPlan.entry,
  ]

  public static func entry(named id: String) throws(ConfigurationError) -> StudyEntry {
    guard let entry = all.first(where: { $0.declaration.id == id }) else {
      throw .unknownName(kind: "study", found: id, allowed: all.map(\.declaration.id))
    }
    return entry
  }
}

/// A study as plans know it.
public struct StudyEntry: Sendable {
  /// What a study makes of the grid of its plan.
  public enum Scope: Sendable {
    /// The grid is swept, and the study has runs of its own beside it.
    case besideRuns
    /// The grid is swept, and the study is made of its curves.
    case ofRuns
    /// Every point of the grid is measured by the study instead of being run.
    case ofGrid
    /// The grid is swept, on tuning seeds as well, and the study is made of its methods, each at the
    /// rate that it was tuned to.
    case ofMethods
    /// The study looks for rates itself: the plan has none.
    case search
    /// The study chooses among the rates of the grid: what it measures is the method, its tuning
    /// included.
    case tuning
  }

  public let declaration: Declaration
  public let scope: Scope
  /// The name of the axis that its own measurements have, such as `horizon`: each gives its
  /// quantities at several places of it.
  public let series: String?
  /// Whether places of the ``series`` differ by a criterion of the measurement and not by what is
  /// measured; see ``StudyTable/criterion``.
  public let seriesIsCriterion: Bool
  /// The axis of the grid in whose place that one is, such as `batch`: the plan's own value is not
  /// what is measured at.
  public let replacedAxis: String?
  /// The key of a plan in whose place a setting of the study is, with that setting: a plan that gives
  /// it would not be obeyed.
  public let replacedKey: (key: String, setting: String)?
  /// What it measures; claims refer to these.
  public let quantities: [StudyQuantity]
  /// The names of those that a table for people shows.
  public let shown: [String]
  public let drawings: [StudyDrawing]
  /// Throws if settings that are valid one by one do not go together.
  let validate: @Sendable (Configuration) throws(ConfigurationError) -> Void
  /// Throws if the study cannot be made of an arm of the plan.
  let check: @Sendable (Configuration, StudiedArm) throws(StudyObjection) -> Void
  private let seriesPlaces: Places

  /// The places of the ``series``, ascending.
  ///
  /// - Parameters:
  ///   - configuration: of the study
  ///   - steps: of the plan
  ///   - rates: that the study chooses among
  typealias Places =
    @Sendable (_ configuration: Configuration, _ steps: Int, _ rates: [Double]) -> [Double]

  init(
    _ declaration: Declaration, scope: Scope, series: String? = nil,
    seriesIsCriterion: Bool = false, replacedAxis: String? = nil,
    replacedKey: (key: String, setting: String)? = nil,
    places: @escaping Places = { _, _, _ in [] }, quantities: [StudyQuantity] = [],
    shown: [String] = [], drawings: [StudyDrawing] = [],
    validate: @escaping @Sendable (Configuration) throws(ConfigurationError) -> Void = {
      (_) throws(ConfigurationError) in
    },
    check: @escaping @Sendable (Configuration, StudiedArm) throws(StudyObjection) -> Void = {
      (_, _) throws(StudyObjection) in
    }
  ) {
    self.declaration = declaration
    self.scope = scope
    self.series = series
    self.seriesIsCriterion = seriesIsCriterion
    self.replacedAxis = replacedAxis
    self.replacedKey = replacedKey
    self.quantities = quantities
    self.shown = shown
    self.drawings = drawings
    self.validate = validate
    self.check = check
    seriesPlaces = places
  }

  /// The places of the ``series`` that a measurement of an arm gives, ascending; none without one.
  func places(_ study: RunSpec.Component, of arm: Experiment.Arm) -> [Double] {
    guard let configuration = try? declaration.configuration(study.settings) else { return [] }
    return seriesPlaces(configuration, arm.steps, arm.choices)
  }

  /// The axes that can tell the cells of its table apart.
  public var axes: [String] {
    let grid = ["problem", "steps", "optimizer", "schedule", "batch"] + (hasRates ? ["rate"] : [])
    return grid.filter { $0 != replacedAxis } + (series.map { [$0] } ?? [])
  }

  /// Whether every rate of the grid is a cell of its own.
  public var hasRates: Bool {
    switch scope {
    case .besideRuns, .ofRuns, .ofGrid: true
    case .ofMethods, .search, .tuning: false
    }
  }

  /// Whether measurements take the place of the grid's runs.
  public var replacesRuns: Bool {
    switch scope {
    case .besideRuns, .ofRuns, .ofMethods: false
    case .ofGrid, .search, .tuning: true
    }
  }
}
