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

  /// Throws if a claim is about no cell of the plan's study, or compares ones that are not there.
  func checkClaimedCells(of plan: LoadedPlan) throws(PlanError) {
    guard plan.experiment.study != nil, let claims = members["claims"] else { return }
    try Claim.check(plan.experiment.claims, at: claims, in: plan.claimedTable)
  }
}

extension LoadedPlan {
  /// The table of the study without samples, whose cells are what claims can be about.
  ///
  /// What problems state of themselves is known where a claim of the plan chooses by it: an instance of a
  /// problem may take a while to make.
  public var claimedTable: StudyTable {
    let stated = ["curvature", "dimension"]
    let needsProblems =
      experiment.isMeasured && experiment.claims.contains { $0.names(oneOf: stated) }
    var known: [RunSpec.Component: [String: Double]] = [:]
    var table = experiment.studyTable
    table.cells = experiment.studyCells { run in
      guard needsProblems else { return [:] }
      if let parameters = known[run.problem] { return parameters }
      let parameters = laboratory.problemParameters(of: run)
      known[run.problem] = parameters
      return parameters
    }.flatMap { experiment.spread($0.cell, arm: $0.arm) }
    return table
  }
}
