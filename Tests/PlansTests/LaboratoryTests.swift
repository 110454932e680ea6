import Catalog
import Optimizers
import Plans
import Problems
import Records
import Schedules
import Studies
import Testing

/// What holds of every entry of the standard laboratory, whatever its catalogue.
@Suite struct LaboratoryTests {
  /// An entry as far as it is made ready for use.
  private struct Entry {
    let kind: String
    let declaration: Declaration
    let prepare: (Configuration) throws -> Void

    init<Element: CatalogueEntry>(
      _ element: Element, prepare: @escaping (Configuration) throws -> Void
    ) {
      kind = Element.kind
      declaration = element.declaration
      self.prepare = prepare
    }
  }

  private static let laboratory = Laboratory.standard

  private static var entries: [Entry] {
    let scope = laboratory.scope
    var entries: [Entry] = []
    entries += laboratory.optimizers.map { entry in
      Entry(entry) { _ = try entry.prepare($0, in: scope) }
    }
    entries += laboratory.schedules.map { entry in
      Entry(entry) { _ = try entry.prepare($0, in: scope) }
    }
    entries += laboratory.problems.map { entry in
      Entry(entry) { _ = try entry.prepare($0, in: scope) }
    }
    entries += laboratory.dataGenerators.map { entry in
      Entry(entry) { _ = try entry.prepare($0, in: scope) }
    }
    entries += laboratory.studies.map { entry in
      Entry(entry) { _ = try entry.prepare($0, in: scope) }
    }
    return entries
  }

  private static func configuration(_ entry: Entry) throws -> Configuration {
    try entry.declaration.configuration(in: laboratory.scope)
  }

  // MARK: All pairs

  @Test func `an entry is made of its own settings, or says which file it lacks`() throws {
    for entry in Self.entries {
      let configuration = try Self.configuration(entry)
      do {
        try entry.prepare(configuration)
      } catch {
        let error = try #require(error as? ConfigurationError)
        let setting = entry.declaration.settings.first { $0.name == error.setting }
        #expect(setting?.kind == .file, "\(entry.kind) \(entry.declaration.id): \(error)")
      }
    }
  }

  @Test func `no entry is made of another one's settings`() throws {
    let entries = Self.entries
    let configurations = try entries.map(Self.configuration)
    #expect(entries.count > 80)
    for (i, entry) in entries.enumerated() {
      for (j, configuration) in configurations.enumerated() where i != j {
        let owner = entry.declaration.id
        let expected = ConfigurationError.invalid(
          owner: owner, setting: nil,
          reason: "cannot be made from the settings of '\(configuration.owner)'")
        #expect(throws: expected, "\(entry.kind) \(owner)") { try entry.prepare(configuration) }
      }
    }
  }

  @Test func `every name is that of one entry`() {
    let names = Self.entries.map(\.declaration.id)
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(twice.isEmpty, "\(twice.sorted())")
  }

  @Test func `every entry says what it is, and its settings differ in their names`() {
    for entry in Self.entries {
      let declaration = entry.declaration
      #expect(!declaration.summary.isEmpty && !declaration.citation.text.isEmpty)
      #expect(!declaration.summary.hasSuffix("."), "\(declaration.id)")
      let names = declaration.settings.map(\.name)
      #expect(Set(names).count == names.count, "\(declaration.id)")
      for setting in declaration.settings {
        #expect(!setting.summary.isEmpty, "\(declaration.id).\(setting.name)")
        #expect(!setting.summary.hasSuffix("."), "\(declaration.id).\(setting.name)")
      }
    }
  }

  // MARK: Defaults in code and in plans

  private func defaults<Value: Settings>(of value: Value) -> Value { Value() }

  /// Settings that were made in code, completed as a plan's are, must be the plan's.
  private func check(
    _ value: any Settings, _ declaration: Declaration, without others: [any Settings] = []
  ) throws {
    let typed = defaults(of: value).settingValues
    let scope = Self.laboratory.scope
    let planned = try declaration.configuration(in: scope).values
    #expect(try declaration.configuration(typed, in: scope).values == planned, "\(declaration.id)")
    let missing = Set(planned.keys).subtracting(typed.keys)
    let expected = Set(others.flatMap(\.settingValues.keys)).subtracting(typed.keys)
    #expect(missing == expected, "\(declaration.id)")
  }

  @Test(arguments: OptimizerEntry.standard.names)
  func `an optimizer's defaults in code are those in plans`(name: String) throws {
    let entry = try Self.laboratory.optimizers[name]
    #expect(type(of: entry.rule).about.id == name)
    try check(entry.rule, entry.declaration, without: [OptimizerOptions()])
    let prepared = try entry.prepare(
      entry.declaration.configuration(in: Self.laboratory.scope), in: Self.laboratory.scope)
    #expect(prepared.rule.settingValues == entry.rule.settingValues)
    #expect(prepared.options.settingValues == OptimizerOptions().settingValues)
  }

  @Test(arguments: ScheduleEntry.standard.names)
  func `a schedule's defaults in code are those in plans`(name: String) throws {
    let entry = try Self.laboratory.schedules[name]
    guard !entry.isFeedback else {
      return try check(ReduceOnPlateau(), entry.declaration, without: [Warmup()])
    }
    guard !entry.needsFile else {
      return try check(FromFile(), entry.declaration, without: [Warmup()])
    }
    let schedule = try Self.laboratory.schedule(RunSpec.Component(name: name, settings: [:]))
    guard case .planned(let planned) = schedule else {
      Issue.record("\(name) depends on the losses")
      return
    }
    #expect(planned.id == name)
    try check(planned.rule, entry.declaration, without: [Warmup()])
    #expect(planned.rule.settingValues == defaults(of: planned.rule).settingValues)
    #expect(planned.warmup.settingValues == Warmup().settingValues)
  }

  @Test(arguments: ProblemEntry.standard.names)
  func `a problem's defaults in code are those in plans`(name: String) throws {
    let entry = try Self.laboratory.problems[name]
    let prepared = try Self.laboratory.problem(RunSpec.Component(name: name, settings: [:]))
    #expect(prepared.id == name && prepared.facts == entry.facts)
    try check(prepared.definition, entry.declaration)
    #expect(prepared.definition.settingValues == defaults(of: prepared.definition).settingValues)
    let coded = try PreparedProblem(defaults(of: prepared.definition))
    #expect(coded.outline == prepared.outline)
  }

  @Test(arguments: DataGeneratorEntry.standard.names)
  func `a data generator's defaults in code are those in plans`(name: String) throws {
    let entry = try Self.laboratory.dataGenerators[name]
    #expect(type(of: entry.generator).about.id == name)
    try check(entry.generator, entry.declaration)
  }

  @Test(arguments: StudyEntry.standard.names)
  func `a study's defaults in code are those in plans`(name: String) throws {
    let study = try Self.laboratory.study(RunSpec.Component(name: name, settings: [:]))
    try check(study.study, study.entry.declaration)
    #expect(study.component.name == name)
  }
}
