import Catalog
import Foundation
import PlanSyntax
import Records

/// The cells that claims name: a claim about cells that the study does not have would decide
/// nothing, after all of the work.
extension PlanDecoder {
  /// Throws if a claim is about no cell of the experiment's study, or compares ones that are not
  /// there.
  func checkClaimedCells(of experiment: Experiment) throws(PlanError) {
    guard let entry = experiment.studyEntry, let claims = members["claims"] else { return }
    let table = StudyTable(
      axes: experiment.varyingAxes + (entry.series.map { [$0] } ?? []),
      quantities: entry.quantities, cells: cells(of: experiment, entry))
    for (claim, node) in zip(experiment.claims, try claims.elements()) {
      let quantity = entry.quantities.first { $0.name == claim.quantity }
      let cells = quantity.map { table.reduced(to: $0).cells } ?? table.cells
      try ClaimedCells(claim, node, cells).check()
    }
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
        cell.labels["optimizer"] = plan.methodLabel(of: arm.optimizerLabel)
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

extension Claim {
  /// Whether it chooses cells, or a trend, by one of some numbers.
  fileprivate func names(oneOf keys: [String]) -> Bool {
    if case .trend(let along, _)? = verdictRule, keys.contains(along) { return true }
    return keys.contains { cells[$0] != nil }
  }
}

/// A claim beside the cells of its study.
private struct ClaimedCells {
  private let claim: Claim
  private let node: PlanNode
  private let cells: [StudyTable.Cell]

  init(_ claim: Claim, _ node: PlanNode, _ cells: [StudyTable.Cell]) {
    self.claim = claim
    self.node = node
    self.cells = cells
  }

  func check() throws(PlanError) {
    let chosen = try chosen()
    switch claim.verdictRule {
    case .ordering(let along, let labels)?: try checkLabels(labels, "order", along, chosen)
    case .ratio(let along, let of, _, _)?:
      try checkLabels([of.numerator, of.denominator], "of", along, chosen)
    case .trend(let along, _)?:
      if chosen.contains(where: { $0.number(at: along) != nil }) { return }
      throw try node.member("rule").member("along").error(
        "no cell of the study has a number '\(along)'"
          + suggestion(for: along, among: Self.numbers(of: chosen)))
    case .within?, .withinFactor?, .atMost?, .atLeast?, .share?, nil: break
    }
  }

  // MARK: Where

  /// The cells that the claim is about.
  private func chosen() throws(PlanError) -> [StudyTable.Cell] {
    guard !claim.cells.isEmpty else { return cells }
    var chosen = cells
    var conditions: [String] = []
    for (key, place) in try node.member("where").pairs() {
      guard let wanted = claim.cells[key] else { continue }
      let matching = chosen.filter { $0.answers(to: wanted, at: key) }
      guard matching.isEmpty else {
        chosen = matching
        conditions.append("\(key) \(wanted)")
        continue
      }
      // What no cell has is misspelt; what only these have not is told of these.
      let isNowhere = !cells.contains { $0.answers(to: wanted, at: key) }
      let with =
        isNowhere || conditions.isEmpty ? "" : " with \(conditions.joined(separator: ", "))"
      throw place.error(
        "no cell of the study\(with) has "
          + Self.absence(of: wanted, at: key, in: isNowhere ? cells : chosen))
    }
    return chosen
  }

  /// What is absent, and what there is instead.
  private static func absence(
    of wanted: SettingValue, at key: String, in cells: [StudyTable.Cell]
  ) -> String {
    guard case .number(let number) = wanted else {
      let words = cells.flatMap { [$0.labels[key], $0.names[key]].compactMap(\.self) }
      return "the \(key) '\(wanted)'" + suggestion(for: "\(wanted)", among: distinct(words))
    }
    let values = Set(cells.compactMap { $0.number(at: key) }).sorted()
    guard let nearest = values.min(by: { distance($0, number) < distance($1, number) }) else {
      return "a number '\(key)'" + suggestion(for: key, among: numbers(of: cells))
    }
    return "\(key) \(compact(number)); did you mean \(compact(nearest))? allowed: "
      + values.map { compact($0) }.joined(separator: ", ")
  }

  /// Of two numbers, by their ratio where they have one.
  private static func distance(_ x: Double, _ y: Double) -> Double {
    x * y > 0 ? abs(log(x / y)) : .greatestFiniteMagnitude.squareRoot() + abs(x - y)
  }

  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// The names of the numbers that cells have.
  private static func numbers(of cells: [StudyTable.Cell]) -> [String] {
    let names = cells.flatMap { cell in
      Array(cell.parameters.keys) + cell.labels.filter { Double($0.value) != nil }.keys
    }
    return Set(names).sorted()
  }

  // MARK: Rule

  private func checkLabels(
    _ labels: [String], _ setting: String, _ along: String, _ chosen: [StudyTable.Cell]
  ) throws(PlanError) {
    for (number, label) in labels.enumerated()
    where !chosen.contains(where: { $0.isNamed(label, along: along) }) {
      let axes = ClaimRule.parts(along)
      let present = chosen.map { cell in
        axes.map { cell.labels[$0] ?? "" }.joined(separator: " + ")
      }
      throw try node.member("rule").member(setting).elements()[number].error(
        "no cell that the claim is about has the \(along) '\(label)'"
          + suggestion(for: label, among: Self.distinct(present)))
    }
  }
}
