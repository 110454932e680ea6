import Catalog
import Records

/// The settings of a study, and what it asks of a plan.
public protocol StudyPlan: Settings {
  static var about: About { get }

  /// Throws if the study cannot be made of an arm of the plan.
  func check(_ arm: StudiedArm) throws(StudyObjection)

  /// The places of the study's series, ascending; see ``StudyEntry/series``.
  ///
  /// - Parameters:
  ///   - steps: the steps of the plan
  ///   - rates: the rates that the study chooses among
  func places(steps: Int, rates: [Double]) -> [Double]
}

extension StudyPlan {
  public func check(_ arm: StudiedArm) throws(StudyObjection) {}
  public func places(steps: Int, rates: [Double]) -> [Double] { [] }
}

/// A study with its settings, checked.
public struct PreparedStudy: Sendable, Hashable {
  /// The study as plans know it.
  public let entry: StudyEntry
  /// The settings.
  public let plan: any StudyPlan
  /// The study's name and settings, as in specifications.
  public let component: RunSpec.Component

  public static func == (a: PreparedStudy, b: PreparedStudy) -> Bool { a.component == b.component }

  public func hash(into hasher: inout Hasher) { hasher.combine(component) }

  /// The places of the series that a measurement of an arm gives, ascending; none without one.
  func places(of arm: Experiment.Arm) -> [Double] {
    plan.places(steps: arm.steps, rates: arm.choices)
  }
}

/// A study as plans know it.
public struct StudyEntry: CatalogueEntry {
  public static let kind = "study"

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

  /// The name, summary, source and settings.
  public let declaration: Declaration
  /// What the study makes of the grid of its plan.
  public let scope: Scope
  /// The name of the axis that the study's own measurements have, such as `horizon`: each gives its
  /// quantities at several places of it. `nil` for studies without such an axis.
  public let series: Axis?
  /// Whether places of the ``series`` differ by a criterion of the measurement and not by what is
  /// measured; see `StudyTable.criterion`.
  public let seriesIsCriterion: Bool
  /// The axis of the grid in whose place ``series`` is, such as `batch`: the plan's own value is
  /// not what is measured at. `nil` if it takes the place of none.
  public let replacedAxis: Axis?
  /// The key of a plan in whose place a setting of the study is, with that setting: a plan that gives
  /// it would not be obeyed.
  public let replacedKey: (key: String, setting: String)?
  /// What it measures; claims refer to these.
  public let quantities: [StudyQuantity]
  /// The names of the quantities that a table for people shows.
  public let shown: [String]
  public let drawings: [StudyDrawing]
  private let read:
    @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any StudyPlan
  /// What measures the points of the grid, where measurements take the place of runs.
  private var measuring:
    (@Sendable (any StudyPlan) throws(ConfigurationError) -> any MeasuringStudy)?

  public init<Plan: StudyPlan>(
    _ type: Plan.Type, scope: Scope, series: Axis? = nil, seriesIsCriterion: Bool = false,
    replacedAxis: Axis? = nil, replacedKey: (key: String, setting: String)? = nil,
    quantities: [StudyQuantity] = [], shown: [String] = [], drawings: [StudyDrawing] = []
  ) {
    declaration = Declaration(Plan.about) { [Plan()] }
    self.scope = scope
    self.series = series
    self.seriesIsCriterion = seriesIsCriterion
    self.replacedAxis = replacedAxis
    self.replacedKey = replacedKey
    self.quantities = quantities
    self.shown = shown
    self.drawings = drawings
    read = { (configuration, scope) throws(ConfigurationError) in
      try Plan(configuration, in: scope)
    }
  }

  /// The entry with the type that measures it, in place of runs.
  public func measured<Study: MeasuringStudy>(by type: Study.Type) -> StudyEntry {
    var entry = self
    entry.measuring = { (plan) throws(ConfigurationError) in
      guard let own = plan as? Study.Plan else {
        throw .invalid(
          owner: Study.Plan.about.id, setting: nil, reason: "is not what this study measures")
      }
      return try Study(own)
    }
    return entry
  }

  /// The study with the settings of a configuration.
  ///
  /// - Parameters:
  ///   - configuration: the settings, from this entry's ``declaration``
  ///   - scope: what settings that are entries refer to
  /// - Throws: if the settings are another entry's, or do not go together
  public func prepare(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> PreparedStudy {
    try configuration.check(isOf: declaration.id)
    return PreparedStudy(
      entry: self, plan: try read(configuration, scope),
      component: RunSpec.Component(configuration))
  }

  /// What measures the study.
  ///
  /// - Throws: if nothing does
  func measuring(_ plan: any StudyPlan) throws(ConfigurationError) -> any MeasuringStudy {
    guard let measuring else {
      throw .invalid(
        owner: declaration.id, setting: nil, reason: "measures nothing in place of runs")
    }
    return try measuring(plan)
  }

  /// The axes that can tell the cells of its table apart.
  public var axes: [Axis] {
    Axis.grid.filter { $0 != replacedAxis && ($0 != .rate || hasRates) }
      + (series.map { [$0] } ?? [])
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
