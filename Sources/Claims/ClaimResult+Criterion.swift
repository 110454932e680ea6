import Analysis
import Catalog
import Records

/// A claim at several criteria, such as limits above which a run counts as diverged.
///
/// The published statement does not choose among them, so that a verdict that depends on the choice is
/// a verdict on the choice: only what comes out at all of them counts.
extension ClaimResult {
  /// - Returns: `nil` if the table has no criterion, or the claim chooses one or is about it
  static func atEveryCriterion(_ claim: Claim, in table: StudyTable) -> ClaimResult? {
    guard let axis = table.criterion, table.axes.contains(axis),
      claim.verdictRule?.comparedAxes.contains(axis) != true
    else { return nil }
    let chosen = CellSelection(claim, in: table).cells
    let places = distinct(chosen.compactMap { $0.coordinates[axis] })
    guard places.count > 1 else { return nil }
    let results = places.map { place in
      var part = table
      part.criterion = nil
      part.cells = chosen.filter { $0.coordinates[axis] == place }
      return ClaimResult(claim, in: part).titled("\(axis) \(place.label)")
    }
    var result = results[0]
    result.axes = table.axes.filter { results[0].axes.contains($0) || $0 == axis }
    result.cells = []
    for part in results {
      let first = (result.cells.map(\.group).max() ?? -1) + 1
      result.cells += part.cells.map { cell in
        var cell = cell
        cell.group += first
        return cell
      }
    }
    result.evidence = ClaimEvidence.atAll(results.map(\.evidence))
    guard Set(results.map(\.verdict)).count > 1 else { return result }
    result.verdict = .inconclusive
    result.reason =
      "the verdict depends on the \(axis): "
      + zip(places, results).map { "\($1.verdict.rawValue) at \($0.label)" }.joined(separator: ", ")
    return result
  }

  /// With the criterion in the titles of its cells.
  private func titled(_ criterion: String) -> ClaimResult {
    var result = self
    result.cells = cells.map { cell in
      var cell = cell
      cell.title += (cell.title.isEmpty ? "" : ", ") + criterion
      return cell
    }
    return result
  }
}
