import Foundation
import Plans
import Presentation
import Records
import Reports

extension List {
  /// The plans that come with the program. They are files and no catalogue of the program's.
  func listPlans() throws {
    guard let folder = ShippedPlans.folder else {
      throw UsageError(
        "no plans came with this program: there is neither share/steplab/Experiments beside its "
          + "folder nor a checkout around it")
    }
    let plans = try PlanFolder(folder)
    if let name, plans.path(of: name) == nil {
      let nearest = plans.nearest(to: name).map { "; did you mean '\($0)'?" } ?? ""
      throw UsageError("no '\(name)' among the plans\(nearest)")
    }
    let chosen = try (name.map { [$0] } ?? plans.names).map { name in
      (
        name: name, path: plans.path(of: name) ?? "",
        description: try plans.description(of: name)
      )
    }
    if json.json {
      let entries = chosen.map { plan in
        JSONValue.object([
          "name": .string(plan.name), "path": .string(plan.path),
          "description": plan.description.map(JSONValue.string) ?? .null,
        ])
      }
      return Terminal.output(JSONValue.document(["plans": .array(entries)]).canonical + "\n")
    }
    for plan in chosen {
      Terminal.output("\(plan.name)\n")
      if let text = plan.description {
        Terminal.output(
          "    \(wrapped(text.trimmingCharacters(in: .whitespacesAndNewlines), width: 74).replacing("\n", with: "\n    "))\n"
        )
      }
      if name != nil { Terminal.output("    \(plan.path)\n") }
    }
    Terminal.output("\nRun one: steplab run NAME\n")
  }
}
