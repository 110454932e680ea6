import Catalog
import Optimizers
import Problems
import Records
import Schedules

/// Everything that an experiment can be made of: catalogues of optimizers, schedules, problems, data
/// and studies, and the files that are at hand.
///
/// A value that is passed to whatever has to know a name: plans, runs, studies, the verbs of the
/// program. `Laboratory.standard` is what this package brings; another package adds its own entries
/// and has the whole program with them:
///
/// ```swift
/// try Steplab.main(Laboratory.standard.adding(optimizers: [OptimizerEntry(MyRule.self)]))
/// ```
public struct Laboratory: Sendable {
  public let optimizers: Catalogue<OptimizerEntry>
  public let schedules: Catalogue<ScheduleEntry>
  public let problems: Catalogue<ProblemEntry>
  public let dataGenerators: Catalogue<DataGeneratorEntry>
  public let studies: Catalogue<StudyEntry>
  /// What settings that are entries or files refer to.
  public private(set) var scope: EntryScope

  /// A laboratory of these catalogues, without files.
  ///
  /// - Parameters:
  ///   - optimizers: the optimizers that plans and optimizers' settings can name
  ///   - schedules: the schedules that plans and schedules' settings can name
  ///   - problems: the problems that plans can name
  ///   - dataGenerators: the data that problems can name
  ///   - studies: the studies that plans can name; those of the module `Studies` are in its
  ///     `Laboratory.standard`
  public init(
    optimizers: Catalogue<OptimizerEntry> = OptimizerEntry.standard,
    schedules: Catalogue<ScheduleEntry> = ScheduleEntry.standard,
    problems: Catalogue<ProblemEntry> = ProblemEntry.standard,
    dataGenerators: Catalogue<DataGeneratorEntry> = DataGeneratorEntry.standard,
    studies: Catalogue<StudyEntry>
  ) {
    self.optimizers = optimizers
    self.schedules = schedules
    self.problems = problems
    self.dataGenerators = dataGenerators
    self.studies = studies
    var scope = EntryScope()
    scope.add(optimizers)
    scope.add(schedules)
    scope.add(dataGenerators)
    self.scope = scope
  }

  /// The same with more entries.
  ///
  /// - Throws: if one of them has a name that there is already
  public func adding(
    optimizers: [OptimizerEntry] = [], schedules: [ScheduleEntry] = [],
    problems: [ProblemEntry] = [], dataGenerators: [DataGeneratorEntry] = [],
    studies: [StudyEntry] = []
  ) throws(ConfigurationError) -> Laboratory {
    var laboratory = Laboratory(
      optimizers: try self.optimizers.adding(optimizers),
      schedules: try self.schedules.adding(schedules),
      problems: try self.problems.adding(problems),
      dataGenerators: try self.dataGenerators.adding(dataGenerators),
      studies: try self.studies.adding(studies))
    laboratory.files = files
    return laboratory
  }

  /// What was read from the files that a plan names.
  public var files: FileContents {
    get { scope.files }
    set { scope.files = newValue }
  }
}

// MARK: - From specifications

extension Laboratory {
  /// The complete settings of an entry that a specification names.
  ///
  /// - Throws: if the catalogue has no such entry, or a setting is not allowed
  public func configuration<Entry>(
    of component: RunSpec.Component, in catalogue: Catalogue<Entry>
  ) throws(ConfigurationError) -> (entry: Entry, configuration: Configuration) {
    let entry = try catalogue[component.name]
    return (entry, try entry.declaration.configuration(component.settings, in: scope))
  }

  /// The optimizer that a specification names, with its settings.
  ///
  /// - Throws: if there is no such optimizer, or a setting is not allowed
  public func optimizer(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> PreparedOptimizer {
    let (entry, configuration) = try configuration(of: component, in: optimizers)
    return try entry.prepare(configuration, in: scope)
  }

  /// The schedule that a specification names, with its settings.
  ///
  /// - Throws: if there is no such schedule, or a setting is not allowed
  public func schedule(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> ConfiguredSchedule {
    let (entry, configuration) = try configuration(of: component, in: schedules)
    return try entry.prepare(configuration, in: scope)
  }

  /// The problem that a specification names, with its settings.
  ///
  /// - Throws: if there is no such problem, or a setting is not allowed
  public func problem(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> PreparedProblem {
    let (entry, configuration) = try configuration(of: component, in: problems)
    return try entry.prepare(configuration, in: scope)
  }

  /// The study that a specification names, with its settings.
  ///
  /// - Throws: if there is no such study, or a setting is not allowed
  public func study(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> PreparedStudy {
    let (entry, configuration) = try configuration(of: component, in: studies)
    return try entry.prepare(configuration, in: scope)
  }

  /// A component that was read from JSON, which knows no words for infinity and no whole numbers of
  /// number settings, with values of the declared kinds. Its canonical text stays the same. One that the
  /// catalogue does not know, such as of an older version, stays as it is.
  func typed<Entry>(
    _ component: RunSpec.Component, in catalogue: Catalogue<Entry>
  ) -> RunSpec.Component {
    guard let entry = catalogue.first(where: { $0.declaration.id == component.name }) else {
      return component
    }
    return RunSpec.Component(
      name: component.name, settings: entry.declaration.typed(component.settings, in: scope))
  }

  /// The names of the optimizers whose β a schedule can prescribe.
  package var interpolated: String {
    optimizers.filter(\.rule.acceptsInterpolation).map(\.declaration.id).joined(separator: ", ")
  }
}
