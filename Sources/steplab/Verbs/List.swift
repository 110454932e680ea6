import ArgumentParser
import Catalog
import Experiments
import Guidance
import Optimizers
import Problems
import Records
import Reports
import Schedules

struct List: ParsableCommand {
  enum Catalogue: String, ExpressibleByArgument, CaseIterable {
    case optimizers, schedules, problems, scenarios, studies

    var declarations: [Declaration] {
      switch self {
      case .optimizers: OptimizerCatalog.all.map(\.declaration)
      case .schedules: ScheduleCatalog.all.map(\.declaration)
      case .problems: ProblemCatalog.all.map(\.declaration)
      case .scenarios: Scenario.all.map(\.declaration)
      case .studies: StudyCatalog.all.map(\.declaration)
      }
    }
  }

  static let configuration = CommandConfiguration(
    abstract: "List optimizers, schedules, problems, scenarios or studies.",
    discussion: """
      EXAMPLES
        steplab list optimizers
        steplab list problems quadratic
      """)

  @Argument(
    help: ArgumentHelp("optimizers, schedules, problems, scenarios or studies.", valueName: "what"))
  var what: Catalogue

  @Argument(help: ArgumentHelp("One entry, with its settings.", valueName: "name"))
  var name: String?

  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors(list)
  }

  private func list() throws {
    let all = what.declarations
    let chosen = name.map { name in all.filter { $0.id == name } } ?? all
    if chosen.isEmpty, let name {
      throw UsageError(
        "no '\(name)' among the \(what.rawValue)" + suggestion(for: name, among: all.map(\.id)))
    }
    if json.json {
      Terminal.output(
        JSONValue.document([what.rawValue: .array(chosen.map(json))]).canonical + "\n")
    } else if name == nil {
      for entry in chosen {
        Terminal.output(
          "\(entry.id)\n    \(wrapped(entry.summary, width: 74).indented)\n    "
            + "\(wrapped(entry.citation.description, width: 74).indented)\n")
        if let facts = facts(of: entry) {
          Terminal.output("    \(wrapped(facts, width: 74).indented)\n")
        }
      }
      Terminal.output(
        what == .scenarios
          ? "\nNumbers: steplab recommend --scenario NAME\n"
          : "\nSettings: steplab list \(what.rawValue) NAME\n")
    } else {
      chosen.forEach(show)
    }
  }

  private func json(_ entry: Declaration) -> JSONValue {
    var document = entry.json
    if what == .problems {
      document["known"] = .array(statedFacts(entry).map { .string($0.rawValue) })
    }
    return .object(document)
  }

  private func statedFacts(_ entry: Declaration) -> [Truth.Fact] {
    ProblemCatalog.all.first { $0.declaration.id == entry.id }?.facts ?? []
  }

  /// What a problem states of itself, in words.
  private func facts(of entry: Declaration) -> String? {
    guard what == .problems else { return nil }
    let facts = statedFacts(entry).map(\.rawValue).joined(separator: ", ")
    return "Known: " + (facts.isEmpty ? "nothing in closed form" : facts)
  }

  private func show(_ entry: Declaration) {
    Terminal.output(
      "\(wrapped("\(entry.id): \(entry.summary)", width: 78))\n"
        + "\(wrapped(entry.citation.description, width: 78))\n\n")
    for setting in entry.settings {
      let allowed = setting.allowed.isEmpty ? "" : ", \(setting.allowed)"
      let head =
        "\(setting.name) = \(setting.defaultValue)    (\(setting.kind.expectation)\(allowed))"
      Terminal.output(
        "\(wrapped(head, width: 76).indented)\n    "
          + "\(wrapped(setting.summary, width: 74).indented)\n")
    }
    if entry.settings.isEmpty { Terminal.output("No settings.\n") }
    if let facts = facts(of: entry) { Terminal.output("\n\(wrapped(facts, width: 78))\n") }
  }
}

extension String {
  /// With the lines after the first moved in.
  fileprivate var indented: String { replacing("\n", with: "\n    ") }
}

extension Declaration {
  fileprivate var json: [String: JSONValue] {
    [
      "name": .string(id), "summary": .string(summary), "citation": .string(citation.text),
      "arXiv": citation.arXiv.map(JSONValue.string) ?? .null,
      "settings": .array(
        settings.map { setting in
          .object([
            "name": .string(setting.name), "summary": .string(setting.summary),
            "kind": .string(setting.kind.rawValue), "default": setting.defaultValue.json,
            "allowed": .string(setting.allowed),
          ])
        }),
    ]
  }
}
