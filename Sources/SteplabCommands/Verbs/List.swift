import ArgumentParser
import Catalog
import Claims
import Guidance
import Optimizers
import Plans
import Presentation
import Problems
import Records
import Reports
import Schedules
import Theory

struct List: Verb {
  enum Catalogue: String, ExpressibleByArgument, CaseIterable {
    case optimizers, schedules, problems, data, scenarios, studies, formulas, rules, plans

    func declarations(in laboratory: Laboratory) -> [Declaration] {
      switch self {
      case .optimizers: laboratory.optimizers.declarations
      case .schedules: laboratory.schedules.declarations
      case .problems: laboratory.problems.declarations
      case .data: laboratory.dataGenerators.declarations
      case .scenarios: Scenario.all.map(\.declaration)
      case .studies: laboratory.studies.declarations
      case .formulas: Formula.standard.declarations
      case .rules: ClaimRuleEntry.standard.declarations
      case .plans: []
      }
    }
  }

  static let configuration = CommandConfiguration(
    abstract: "List what plans and claims can name, with settings.",
    discussion: """
      Optimizers, schedules, problems, generated data, scenarios of `recommend`, studies with \
      what they measure, formulas that claims can predict with, the rules of their verdicts, and \
      the plans that come with the program.

      EXAMPLES
        steplab list optimizers
        steplab list problems quadratic
      """)

  @Argument(
    help: ArgumentHelp(
      "optimizers, schedules, problems, data, scenarios, studies, formulas, rules or plans.",
      valueName: "what"))
  var what: Catalogue

  @Argument(help: ArgumentHelp("One entry, with its settings.", valueName: "name"))
  var name: String?

  @OptionGroup var json: JSONOption

  func run(in laboratory: Laboratory) throws {
    try reportingErrors { try what == .plans ? listPlans() : list(laboratory) }
  }

  private func list(_ laboratory: Laboratory) throws {
    let all = what.declarations(in: laboratory)
    let chosen = name.map { name in all.filter { $0.id == name } } ?? all
    if chosen.isEmpty, let name {
      throw UsageError(
        "no '\(name)' among the \(what.rawValue)" + suggestion(for: name, among: all.map(\.id)))
    }
    if json.json {
      Terminal.output(
        JSONValue.document([what.rawValue: .array(chosen.map { json($0, laboratory) })]).canonical
          + "\n")
    } else if name == nil {
      for entry in chosen {
        Terminal.output(
          "\(entry.id)\n    \(wrapped(entry.summary, width: 74).indented)\n    "
            + "\(wrapped(entry.citation.description, width: 74).indented)\n")
        if let facts = facts(of: entry, laboratory) {
          Terminal.output("    \(wrapped(facts, width: 74).indented)\n")
        }
      }
      Terminal.output(
        what == .scenarios
          ? "\nNumbers: steplab recommend --scenario NAME\n"
          : "\nSettings: steplab list \(what.rawValue) NAME\n")
    } else {
      for entry in chosen { show(entry, laboratory) }
    }
  }

  /// What a study measures.
  private func quantities(
    of entry: Declaration, _ laboratory: Laboratory
  ) -> [StudyQuantity] {
    guard what == .studies else { return [] }
    return laboratory.studies.first { $0.declaration.id == entry.id }?.quantities ?? []
  }

  private func json(_ entry: Declaration, _ laboratory: Laboratory) -> JSONValue {
    var document = entry.json(in: laboratory.scope)
    if what == .studies {
      document["quantities"] = .array(
        quantities(of: entry, laboratory).map {
          .object([
            "name": .string($0.name), "title": .string($0.title), "summary": .string($0.summary),
          ])
        })
    }
    if what == .problems {
      document["known"] = .array(statedFacts(entry, laboratory).map { .string($0.rawValue) })
    }
    return .object(document)
  }

  private func statedFacts(_ entry: Declaration, _ laboratory: Laboratory) -> [Truth.Fact] {
    laboratory.problems.first { $0.declaration.id == entry.id }?.facts ?? []
  }

  /// What a problem states of itself, in words.
  private func facts(of entry: Declaration, _ laboratory: Laboratory) -> String? {
    guard what == .problems else { return nil }
    let facts = statedFacts(entry, laboratory).map(\.rawValue).joined(separator: ", ")
    return "Known: " + (facts.isEmpty ? "nothing in closed form" : facts)
  }

  private func show(_ entry: Declaration, _ laboratory: Laboratory) {
    Terminal.output(
      "\(wrapped("\(entry.id): \(entry.summary)", width: 78))\n"
        + "\(wrapped(entry.citation.description, width: 78))\n\n")
    for setting in entry.settings {
      let values = setting.allowed(in: laboratory.scope)
      let allowed = values.isEmpty ? "" : ", \(values)"
      let head =
        "\(setting.name) = \(setting.defaultValue)    (\(setting.kind.expectation)\(allowed))"
      Terminal.output(
        "\(wrapped(head, width: 76).indented)\n    "
          + "\(wrapped(setting.summary, width: 74).indented)\n")
    }
    if entry.settings.isEmpty { Terminal.output("No settings.\n") }
    let quantities = quantities(of: entry, laboratory)
    if !quantities.isEmpty { Terminal.output("\nMeasures:\n") }
    for quantity in quantities {
      Terminal.output(
        "\(quantity.name)    (\(quantity.title))\n    "
          + "\(wrapped(quantity.summary, width: 74).indented)\n")
    }
    if let facts = facts(of: entry, laboratory) {
      Terminal.output("\n\(wrapped(facts, width: 78))\n")
    }
  }
}

extension String {
  /// With the lines after the first moved in.
  fileprivate var indented: String { replacing("\n", with: "\n    ") }
}

extension Declaration {
  fileprivate func json(in scope: EntryScope) -> [String: JSONValue] {
    [
      "name": .string(id), "summary": .string(summary), "citation": .string(citation.text),
      "arXiv": citation.arXiv.map(JSONValue.string) ?? .null,
      "settings": .array(
        settings.map { setting in
          .object([
            "name": .string(setting.name), "summary": .string(setting.summary),
            "kind": .string(setting.kind.rawValue), "default": setting.defaultValue.json,
            "allowed": .string(setting.allowed(in: scope)),
          ])
        }),
    ]
  }
}
