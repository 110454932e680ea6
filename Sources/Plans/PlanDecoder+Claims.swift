import Catalog
import Claims
import PlanSyntax
import Records

/// The published statements that a plan holds its study's results against.
extension PlanDecoder {
  /// - Parameter study: of the plan
  func claims(on study: StudyEntry?) throws(PlanError) -> [Claim] {
    guard let node = members["claims"] else { return [] }
    return try Claim.list(
      node,
      about: study.map { study in
        ClaimSubject(
          study: study.declaration.id, quantities: study.quantities, axes: study.axes)
      })
  }

  /// The changes that make the plan small, each of which has to lead somewhere.
  func quickOverrides() throws(PlanError) -> [String] {
    guard let node = members["quick"] else { return [] }
    guard node.isList else {
      throw node.expected("a list of changes such as steps=200")
    }
    var overrides: [String] = []
    for element in try node.elements() {
      let assignment = try element.string()
      guard !assignment.hasPrefix("claims") else {
        throw element.error("a quick version has the same claims, decided by the same rules")
      }
      do {
        _ = try PlanOverride.apply(assignment, to: root)
      } catch {
        throw element.error("'\(assignment)': \(error.message)")
      }
      overrides.append(assignment)
    }
    return overrides
  }

  // MARK: Cells

  /// Throws if a claim is about no cell of the experiment's study, or compares ones that are not
  /// there.
  func checkClaimedCells(of experiment: Experiment) throws(PlanError) {
    guard let entry = experiment.studyEntry, let claims = members["claims"] else { return }
    let table = StudyTable(
      axes: experiment.varyingAxes + (entry.series.map { [$0] } ?? []),
      quantities: entry.quantities, cells: cells(of: experiment, entry))
    try Claim.check(experiment.claims, at: claims, in: table)
  }

  /// Those of the study's table, without samples.
  private func cells(of experiment: Experiment, _ entry: StudyEntry) -> [StudyTable.Cell] {
    // An instance of a problem may take a while to make.
    let stated = ["curvature", "dimension"]
    let needsProblems =
      entry.replacesRuns && experiment.claims.contains { $0.names(oneOf: stated) }
    var parameters: [RunSpec.Component: [String: Double]] = [:]
    var cells: [StudyTable.Cell] = []
    for number in stride(from: 0, to: experiment.count, by: experiment.seeds.count) {
      let place = experiment.place(number)
      let arm = experiment.arms[place.arm]
      if needsProblems, parameters[arm.problem] == nil {
        parameters[arm.problem] = laboratory.problemParameters(
          of: experiment.spec(number))
      }
      var cell = experiment.studyCell(at: place, parameters: parameters[arm.problem] ?? [:])
      if let plan = experiment.comparison {
        // A cell for each method, whatever its variants and rates.
        guard place.rate == arm.rates[0] else { continue }
        cell.coordinates[.optimizer] = .entry(plan.methodLabel(of: arm.optimizerLabel))
        for name in plan.tunedSettings { cell.parameters[name] = nil }
      }
      guard let axis = entry.series else {
        cells.append(cell)
        continue
      }
      cells += experiment.places(arm: place.arm).map { cell.at($0, of: axis) }
    }
    return cells
  }
}
