import Catalog
import Optimizers
import PlanSyntax
import Problems
import Records
import Schedules

/// The parts of a plan that name catalogue entries.
extension PlanDecoder {
  // MARK: Problems

  mutating func problems() throws(PlanError) -> [EntryChoice] {
    if members["problem"] != nil, let both = members["problems"] {
      throw both.error("a plan has either 'problem' or 'problems'")
    }
    let nodes: [PlanNode]
    if let list = members["problems"] {
      guard list.node.sequence != nil else { throw list.expected("a list of problems") }
      nodes = try list.axis()
    } else {
      nodes = [try required("problem")]
    }
    var choices: [EntryChoice] = []
    for node in nodes {
      let path = root.file
      var loaded = laboratory.files
      choices += try EntryChoice.expand(
        node, among: laboratory.problems, in: laboratory.scope,
        resolve: { (place, setting, value) throws(PlanError) in
          try loaded.resolve(value, of: setting, .examples, relativeTo: path, at: place)
        })
      laboratory.files = loaded
    }
    for choice in choices { _ = try studied(choice, seed: 0) }
    return try EntryChoice.labelled(choices)
  }

  func studied(_ problem: EntryChoice, seed: UInt64) throws(PlanError) -> StudiedProblem {
    do {
      let prepared = try laboratory.problems[problem.configuration.owner]
        .prepare(problem.configuration, in: laboratory.scope)
      return StudiedProblem(prepared, label: problem.label.description, seed: seed)
    } catch {
      throw problem.planError(error)
    }
  }

  /// The batch sizes that mean something to a problem: a problem with an exact gradient has the
  /// full batch only.
  func usable(
    _ batches: [(size: BatchSize, node: PlanNode)], for problem: StudiedProblem
  ) throws(PlanError) -> [BatchSize] {
    if problem.outline.sampling == .exact { return [.full] }
    for (size, node) in batches {
      if let reason = problem.outline.objection(to: size, of: problem.label) {
        let hasSmallerSet = problem.outline.objection(to: .full, of: problem.label) == nil
        throw node.error(reason + (hasSmallerSet ? "; write full for all examples" : ""))
      }
    }
    return batches.map(\.size)
  }

  // MARK: Schedules and optimizers

  mutating func schedules() throws(PlanError) -> [EntryChoice] {
    guard let list = members["schedules"] else {
      let constant = try PlanText.parse("{name: constant}", file: root.file)
      return try EntryChoice.labelled(
        EntryChoice.expand(constant, among: laboratory.schedules, in: laboratory.scope))
    }
    guard list.node.sequence != nil else { throw list.expected("a list of schedules") }
    let path = root.file
    var loaded = laboratory.files
    var choices: [EntryChoice] = []
    for node in try list.axis() {
      choices += try EntryChoice.expand(
        node, among: laboratory.schedules, in: laboratory.scope,
        resolve: { (place, setting, value) throws(PlanError) in
          try loaded.resolve(value, of: setting, .rateTable, relativeTo: path, at: place)
        })
    }
    laboratory.files = loaded
    return try EntryChoice.labelled(choices)
  }

  /// Throws if a schedule does not fit into the run, or asks what the optimizer cannot do.
  func configured(
    _ schedule: EntryChoice, steps: Int, with optimizer: OptimizerChoice
  ) throws(PlanError) -> ConfiguredSchedule {
    do {
      let configured = try laboratory.schedules[schedule.configuration.owner]
        .prepare(schedule.configuration, in: laboratory.scope)
      try configured.validate(steps: steps)
      guard case .planned(let planned) = configured, planned.prescribesInterpolation,
        !optimizer.acceptsInterpolation
      else { return configured }
    } catch {
      throw schedule.planError(error)
    }
    throw schedule.node.error(
      "'\(schedule.label)' prescribes β of \(laboratory.interpolated), which "
        + "'\(optimizer.label)' does not have; restrict that optimizer with `schedules`")
  }

  func optimizers(_ schedules: [EntryChoice]) throws(PlanError) -> [OptimizerChoice] {
    let list = try required("optimizers")
    guard list.node.sequence != nil else { throw list.expected("a list of optimizers") }
    var choices: [EntryChoice] = []
    for node in try list.axis() {
      choices += try EntryChoice.expand(
        node, among: laboratory.optimizers, extraKeys: ["schedules", "learning_rates"],
        in: laboratory.scope)
    }
    let names = Set(schedules.map(\.configuration.owner)).sorted()
    var result: [OptimizerChoice] = []
    for choice in try EntryChoice.labelled(choices) {
      result.append(try OptimizerChoice(choice, scheduleNames: names, in: laboratory))
    }
    return result
  }
}
