import Catalog
import PlanSyntax
import Schedules
import Yams

/// Schedules that a command line names, with settings beside them.
public enum NamedSchedules {
  public struct Element: Sendable {
    /// The name, with what tells it from the others.
    public let label: String
    public let configuration: Configuration
    public let schedule: ConfiguredSchedule
  }

  /// The schedules that a command line names.
  ///
  /// - Parameters:
  ///   - names: separated by commas: names of the catalogue, `file:PATH`, or mappings as in plans
  ///     such as `{name: scale, of: cosine}`; `all` stands for all that need no file and no losses
  ///   - assignments: `setting=value`, for every schedule that has the setting, or
  ///     `name.setting=value`; a list is an axis, as in plans
  ///   - laboratory: what can be named
  public static func load(
    _ names: String, assignments: [String], in laboratory: Laboratory
  ) throws(PlanError) -> [Element] {
    var nodes: [PlanNode] = []
    for name in separated(names) {
      if name == "all" {
        for entry in laboratory.schedules where !entry.isFeedback && !entry.needsFile {
          nodes.append(node(["name": entry.declaration.id]))
        }
      } else if name.hasPrefix("file:") {
        nodes.append(node(["name": "file", "path": String(name.dropFirst(5))]))
      } else if name.hasPrefix("{") {
        nodes.append(try PlanText.parse(name, file: "schedule"))
      } else {
        nodes.append(node(["name": name]))
      }
    }
    guard !nodes.isEmpty else { throw PlanError(file: "schedule", message: "no schedule is named") }
    for assignment in assignments { try set(assignment, in: &nodes, laboratory) }
    return try elements(of: nodes, laboratory)
  }

  private static func node(_ members: [String: String]) -> PlanNode {
    let pairs = members.sorted { $0.key < $1.key }
      .map { (Node($0.key), Node($0.value, Tag(.str), .doubleQuoted)) }
    return PlanNode(node: .mapping(Node.Mapping(pairs)), path: "", file: "schedule")
  }

  /// The parts between commas that are in no bracket.
  private static func separated(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      switch character {
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case "," where depth <= 0:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map { part in String(part.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  private static func set(
    _ assignment: String, in nodes: inout [PlanNode], _ laboratory: Laboratory
  ) throws(PlanError) {
    let place = "--set \(assignment)"
    let key = String(assignment.prefix { $0 != "=" })
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    var known: [String] = []
    var isUsed = false
    for (number, node) in nodes.enumerated() {
      // What is misspelt is told when the schedules are read.
      guard let name = node.node.mapping?["name"]?.scalar?.string,
        let entry = try? laboratory.schedules[name].declaration
      else { continue }
      let settings = entry.settings.map(\.name)
      known += settings.filter { !known.contains($0) }
      let path: String
      if let own = parts.first, settings.contains(own) {
        path = key
      } else if parts.count == 2, parts[0] == entry.id {
        path = parts[1]
      } else {
        continue
      }
      nodes[number] = try PlanOverride.apply(
        path + assignment.dropFirst(key.count), to: node, place: place)
      isUsed = true
    }
    guard isUsed else {
      throw PlanError(
        file: place,
        message: "none of the schedules has a setting '\(key)'" + suggestion(for: key, among: known)
      )
    }
  }

  private static func elements(
    of nodes: [PlanNode], _ laboratory: Laboratory
  ) throws(PlanError) -> [Element] {
    var laboratory = laboratory
    var choices: [EntryChoice] = []
    for node in nodes {
      choices += try EntryChoice.expand(
        node, among: laboratory.schedules, in: laboratory.scope,
        resolve: { (place, setting, value) throws(PlanError) in
          try laboratory.files.resolve(
            value, of: setting, .rateTable, relativeTo: "command-line", at: place)
        })
    }
    var elements: [Element] = []
    for choice in try EntryChoice.labelled(choices) {
      do {
        let schedule = try laboratory.schedules[choice.configuration.owner]
          .prepare(choice.configuration, in: laboratory.scope)
        elements.append(
          Element(
            label: choice.label.description, configuration: choice.configuration, schedule: schedule
          ))
      } catch {
        throw choice.planError(error)
      }
    }
    return elements
  }
}
