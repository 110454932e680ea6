import Catalog
import ElementaryFunctions
import PlanSyntax
import Records

/// The cells that claims name: a claim about cells that the study does not have would decide nothing,
/// after all of the work.
extension Claim {
  /// Throws if a claim is about no cell of its study, or compares ones that are not there.
  ///
  /// - Parameters:
  ///   - claims: those of a plan
  ///   - node: the plan's `claims`
  ///   - table: that of the study, without samples
  package static func check(
    _ claims: [Claim], at node: PlanNode, in table: StudyTable
  ) throws(PlanError) {
    for (claim, node) in zip(claims, try node.elements()) {
      let quantity = table.quantities.first { $0.name == claim.quantity }
      let cells = quantity.map { table.reduced(to: $0).cells } ?? table.cells
      try ClaimedCells(claim, node, cells).check()
    }
  }

  /// Whether it chooses cells, or a trend, by one of some numbers.
  package func names(oneOf keys: [String]) -> Bool {
    if case .trend(let along, _)? = verdictRule, keys.contains(along.rawValue) { return true }
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
    case .ordering(let along, let named)?: try check(named, "order", along, chosen)
    case .ratio(let along, let of, _, _)?:
      try check([of.numerator, of.denominator], "of", along, chosen)
    case .trend(let along, _)?:
      if chosen.contains(where: { $0.number(at: along.rawValue) != nil }) { return }
      throw try node.member("rule").member("along").error(
        "no cell of the study has a number '\(along)'"
          + suggestion(for: along.rawValue, among: Self.numbers(of: chosen)))
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
      let words = cells.compactMap { $0.coordinates[Axis(key)] }.flatMap { place in
        [place.label, place.name].compactMap(\.self)
      }
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
    x * y > 0 ? abs(Double.log(x / y)) : .greatestFiniteMagnitude.squareRoot() + abs(x - y)
  }

  /// The names of the numbers that cells have.
  private static func numbers(of cells: [StudyTable.Cell]) -> [String] {
    let names = cells.flatMap { cell in
      Array(cell.parameters.keys)
        + cell.coordinates.filter { $0.value.number != nil }.keys.map(\.rawValue)
    }
    return Set(names).sorted()
  }

  // MARK: Rule

  private func check(
    _ named: [NamedCell], _ setting: String, _ along: AxisGroup, _ chosen: [StudyTable.Cell]
  ) throws(PlanError) {
    for (number, name) in named.enumerated()
    where !chosen.contains(where: { name.names($0, along: along) }) {
      let present = chosen.map { cell in
        along.axes.map { cell.label(on: $0) ?? "" }.joined(separator: " + ")
      }
      throw try node.member("rule").member(setting).elements()[number].error(
        "no cell that the claim is about has the \(along) '\(name)'"
          + suggestion(for: name.description, among: distinct(present)))
    }
  }
}
