import Catalog
import Records

/// A study as plans know it.
public struct StudyEntry: CatalogueEntry {
  public static let kind = "study"

  /// The name, summary, source and settings.
  public let declaration: Declaration
  /// What the study makes of the grid of its plan.
  public let scope: StudyScope
  /// The axis that the study's own measurements have; `nil` for studies without one.
  public let series: StudySeries?
  /// The key of a plan in whose place a setting of the study is; `nil` if there is none.
  public let replacedKey: ReplacedKey?
  /// What it measures; claims refer to these.
  public let quantities: [StudyQuantity]
  /// The names of the quantities that a table for people shows.
  public let shown: [String]
  public let drawings: [StudyDrawing]
  private let settingsOnceImplied: [String: SettingValue]
  private let read: @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any Study

  /// The entry of a study; the module `Studies` makes it of one that can be carried out.
  ///
  /// - Parameters:
  ///   - type: the study
  ///   - scope: what it makes of the grid, by its kind
  package init<S: Study>(of type: S.Type, scope: StudyScope) {
    declaration = Declaration(S.about) { [S()] }
    self.scope = scope
    series = S.series
    replacedKey = S.replacedKey
    quantities = S.columns
    shown = S.shown.map(\.name)
    drawings = S.drawings
    settingsOnceImplied = S.settingsOnceImplied
    read = { (configuration, scope) throws(ConfigurationError) in
      try S(configuration, in: scope)
    }
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
      entry: self, study: try read(configuration, scope),
      component: RunSpec.Component(configuration))
  }

  /// The study of a stored experiment, with the settings that it lacks as they were meant.
  func completed(_ stored: RunSpec.Component) -> RunSpec.Component {
    RunSpec.Component(
      name: stored.name, settings: settingsOnceImplied.merging(stored.settings) { $1 })
  }

  /// The axes that can tell the cells of its table apart.
  public var axes: [Axis] {
    Axis.grid.filter { $0 != series?.replaced && ($0 != .rate || scope.hasRates) }
      + (series.map { [$0.axis] } ?? [])
  }
}

/// A study with its settings, checked.
public struct PreparedStudy: Sendable, Hashable {
  /// The study as plans know it.
  public let entry: StudyEntry
  /// The study with its settings.
  public let study: any Study
  /// The study's name and settings, as in specifications.
  public let component: RunSpec.Component

  public static func == (a: PreparedStudy, b: PreparedStudy) -> Bool { a.component == b.component }

  public func hash(into hasher: inout Hasher) { hasher.combine(component) }

  /// The places of the series that a measurement of an arm gives, ascending; none without one.
  func places(of arm: Experiment.Arm) -> [Double] {
    study.places(steps: arm.steps, rates: arm.choices)
  }
}
