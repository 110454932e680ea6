import ArgumentParser
import Catalog
import Experiments
import Guidance
import Optimizers
import Problems
import Records
import Reports
import Schedules
import Theory

struct List: ParsableCommand {
  enum Catalogue: String, ExpressibleByArgument, CaseIterable {
    case optimizers, schedules, problems, scenarios, studies, formulas, rules, plans

    var declarations: [Declaration] {
      switch self {
      case .optimizers: OptimizerCatalog.all.map(\.declaration)
      case .schedules: ScheduleCatalog.all.map(\.declaration)
      case .problems: ProblemCatalog.all.map(\.declaration)
      case .scenarios: Scenario.all.map(\.declaration)
      case .studies: StudyCatalog.all.map(\.declaration)
      case .formulas: FormulaCatalog.all.map(\.declaration)
      case .rules: ClaimRuleCatalog.all.map(\.declaration)
      case .plans: []
      }
    }
  }

  static let configuration = CommandConfiguration(
    abstract: "List what plans and claims can name, with settings.",
    discussion: """
      Optimizers, schedules, problems, scenarios of `recommend`, studies with what they measure, \
      formulas that claims can predict with, the rules of their verdicts, and the plans that \
      come with the program.

      EXAMPLES
        steplab list optimizers
        steplab list problems quadratic
      """)

  @Argument(
    help: ArgumentHelp(
      "optimizers, schedules, problems, scenarios, studies, formulas, rules or plans.",
      valueName: "what"))
  var what: Catalogue

  @Argument(help: ArgumentHelp("One entry, with its settings.", valueName: "name"))
  var name: String?

  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors(what == .plans ? listPlans : list)
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

  /// What a study measures.
  private func quantities(of entry: Declaration) -> [StudyQuantity] {
    guard what == .studies else { return [] }
    return (try? StudyCatalog.entry(named: entry.id))?.quantities ?? []
  }

  private func json(_ entry: Declaration) -> JSONValue {
    var document = entry.json
    if what == .studies {
      document["quantities"] = .array(
        quantities(of: entry).map {
          .object([
            "name": .string($0.name), "title": .string($0.title), "summary": .string($0.summary),
          ])
        })
    }
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
    let quantities = quantities(of: entry)
    if !quantities.isEmpty { Terminal.output("\nMeasures:\n") }
    for quantity in quantities {
      Terminal.output(
        "\(quantity.name)    (\(quantity.title))\n    "
          + "\(wrapped(quantity.summary, width: 74).indented)\n")
    }
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
