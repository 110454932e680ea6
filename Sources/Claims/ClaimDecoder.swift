import Catalog
import PlanSyntax
import Records
import Theory

/// What claims can be about: a study, with what it measures.
package struct ClaimSubject {
  /// The name of the study.
  package let study: String
  package let quantities: [StudyQuantity]
  /// The axes that can tell the cells of its table apart.
  package let axes: [Axis]

  package init(study: String, quantities: [StudyQuantity], axes: [Axis]) {
    self.study = study
    self.quantities = quantities
    self.axes = axes
  }
}

extension Claim {
  /// The published statements that a plan holds its study's results against.
  ///
  /// - Parameters:
  ///   - node: the plan's `claims`
  ///   - subject: the study of the plan; `nil` if it has none
  package static func list(
    _ node: PlanNode, about subject: ClaimSubject?
  ) throws(PlanError) -> [Claim] {
    guard node.isList else { throw node.expected("a list of claims") }
    guard let subject else {
      throw node.error("a claim is about what a study measures, and the plan has no 'study'")
    }
    guard !subject.quantities.isEmpty else {
      throw node.error("the study '\(subject.study)' measures nothing that a claim can name")
    }
    var claims: [Claim] = []
    for element in try node.elements() {
      let claim = try ClaimDecoder(element, subject).claim()
      // Figures are files, and some file systems know no case.
      if claims.contains(where: { $0.id.lowercased() == claim.id.lowercased() }) {
        throw try element.member("id").error("'\(claim.id)' occurs twice")
      }
      claims.append(claim)
    }
    return claims
  }
}

/// One entry of `claims`.
private struct ClaimDecoder {
  private static let keys = [
    "id", "statement", "source", "measure", "where", "predicted", "rule", "expected",
  ]

  private let node: PlanNode
  private let members: [String: PlanNode]
  private let subject: ClaimSubject

  init(_ node: PlanNode, _ subject: ClaimSubject) throws(PlanError) {
    self.node = node
    members = try node.members(allowed: Self.keys)
    self.subject = subject
  }

  func claim() throws(PlanError) -> Claim {
    let (rule, component) = try rule()
    return Claim(
      id: try id(), statement: try text("statement"), source: try text("source"),
      quantity: try quantity(try required("measure")), cells: try cells(),
      prediction: try prediction(for: rule), rule: component, isExpected: try isExpected())
  }

  private var axes: [String] { subject.axes.map(\.rawValue) }

  private func required(_ key: String) throws(PlanError) -> PlanNode {
    guard let node = members[key] else { throw node.error("'\(key)' is missing") }
    return node
  }

  /// Claims are given on command lines, and their figures are files.
  private func id() throws(PlanError) -> String {
    let node = try required("id")
    let id = try node.string()
    let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    guard isPlain, id.first != "-", id.first != ".", id.count <= 40 else {
      throw node.error(
        "'\(id)' is not allowed; an id has at most 40 letters, digits, '-' and '.', and begins "
          + "with a letter or a digit")
    }
    return id
  }

  /// Prose in one line.
  private func text(_ key: String) throws(PlanError) -> String {
    let node = try required(key)
    let words = try node.string().split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { throw node.expected("a sentence") }
    return words.joined(separator: " ")
  }

  private func quantity(_ node: PlanNode) throws(PlanError) -> String {
    let name = try node.string()
    let names = subject.quantities.map(\.name)
    guard names.contains(name) else {
      throw node.error(
        "'\(subject.study)' does not measure '\(name)'" + suggestion(for: name, among: names))
    }
    return name
  }

  private func isExpected() throws(PlanError) -> Bool {
    guard let node = members["expected"] else { return false }
    guard let value = node.plainFlag else { throw node.expected("true or false") }
    return value
  }

  // MARK: Cells

  private func cells() throws(PlanError) -> [String: SettingValue] {
    guard let node = members["where"] else { return [:] }
    var cells: [String: SettingValue] = [:]
    for (key, value) in try node.pairs() {
      if let number = value.plainNumber {
        guard number.isFinite else { throw value.expected("a finite number") }
        cells[key] = .number(number)
        continue
      }
      let word = try value.string()
      // A number may be any that a cell has; words belong to axes only.
      guard subject.axes.contains(Axis(key)) else {
        throw value.error(
          "'\(key)' is no axis of '\(subject.study)', and only a number can be compared "
            + "with a parameter, found '\(word)'" + suggestion(for: key, among: axes))
      }
      cells[key] = .text(word)
    }
    return cells
  }

  // MARK: Rule

  private func rule() throws(PlanError) -> (ClaimRuleEntry, RunSpec.Component) {
    let node = try required("rule")
    let choice = try node.singleEntry(among: ClaimRuleEntry.standard)
    do throws(ConfigurationError) {
      let entry = try ClaimRuleEntry.standard[choice.configuration.owner]
      let rule = try entry.prepare(choice.configuration)
      switch rule {
      case .ordering(let along, _), .ratio(let along, _, _, _):
        for axis in along.axes where !subject.axes.contains(axis) {
          throw .unknownChoice(
            owner: entry.declaration.id, setting: "along", found: axis.rawValue, allowed: axes)
        }
      case .share: try checkShare(entry.declaration.id)
      case .within, .withinFactor, .atMost, .atLeast, .trend: break
      }
      return (entry, RunSpec.Component(choice.configuration))
    } catch {
      throw choice.planError(error)
    }
  }

  /// Diverged runs are never accepted, so that the study has to tell which they are.
  private func checkShare(_ rule: String) throws(ConfigurationError) {
    let study = subject.study
    guard subject.quantities.contains(where: { $0.name == StudySample.divergence }) else {
      throw .invalid(
        owner: rule, setting: nil,
        reason: "counts runs that diverged, and '\(study)' does not tell which they are")
    }
    guard (try? members["measure"]?.string()) != StudySample.divergence else {
      throw .invalid(
        owner: rule, setting: nil,
        reason: "never accepts a run that diverged, and cannot speak of '\(StudySample.divergence)'"
      )
    }
  }

  // MARK: Prediction

  private func prediction(for rule: ClaimRuleEntry) throws(PlanError) -> Claim.Prediction? {
    let name = rule.declaration.id
    guard let node = members["predicted"] else {
      if rule.needsPrediction {
        throw self.node.error("'predicted' is missing, with which '\(name)' compares")
      }
      return nil
    }
    guard rule.needsPrediction else {
      throw node.error("'\(name)' compares cells with each other and has no use for a prediction")
    }
    if let value = node.plainNumber { return .number(value) }
    if !node.isMapping { return .formula(try formula(node).declaration.id, [:]) }
    if node.hasMember("quantity") {
      return .quantity(try quantity(try node.members(allowed: ["quantity"])["quantity"] ?? node))
    }
    let choice = try node.singleEntry(among: Formula.standard)
    // What is not given is the cell's, so defaults must not be filled in here.
    let given = choice.configuration.values.filter { choice.settingNodes[$0.key] != nil }
    return .formula(choice.configuration.owner, given)
  }

  private func formula(_ node: PlanNode) throws(PlanError) -> Formula {
    let name = try node.string()
    do { return try Formula.standard[name] } catch {
      throw node.error(
        error.message + "; or a number, or {quantity: name} for a quantity of the study")
    }
  }
}
