import Catalog
import PlanSyntax
import Records

/// The study of a plan, with the places of its settings.
struct StudyChoice {
  let prepared: PreparedStudy
  private let choice: EntryChoice

  var entry: StudyEntry { prepared.entry }
  var name: String { entry.declaration.id }
  /// The comparison, if it is one.
  var comparison: ComparePlan? { prepared.plan as? ComparePlan }

  init(_ node: PlanNode, in laboratory: Laboratory) throws(PlanError) {
    choice = try node.singleEntry(among: laboratory.studies, in: laboratory.scope)
    do {
      prepared = try laboratory.studies[choice.configuration.owner]
        .prepare(choice.configuration, in: laboratory.scope)
    } catch {
      throw choice.planError(error)
    }
  }

  /// Where a setting stands, or an element of its list; the study if the plan does not give it.
  func node(of setting: String?, element: Int? = nil) -> PlanNode {
    let node = choice.node(of: setting)
    guard let element, let elements = try? node.elements(), elements.indices.contains(element)
    else { return node }
    return elements[element]
  }

  /// A mistake in a setting, whose name the place has, or else the message.
  func error(in setting: String?, element: Int?, _ reason: String) -> PlanError {
    let isDefault = setting.map { choice.settingNodes[$0] == nil } ?? false
    return node(of: setting, element: element).error(
      isDefault ? "\(setting ?? ""): \(reason)" : reason)
  }
}

extension PlanDecoder {
  /// A key that the study has a setting for would not be obeyed.
  func checkReplacedKey(_ study: StudyChoice?) throws(PlanError) {
    guard let study, let (key, setting) = study.entry.replacedKey, let node = members[key] else {
      return
    }
    throw node.error(
      "'\(study.name)' does not look at it: its own setting '\(setting)' takes its place")
  }

  /// What is compared must not have been tuned on.
  func checkTuningSeeds(_ seeds: [UInt64], _ study: StudyChoice?) throws(PlanError) {
    guard let plan = study?.comparison else { return }
    let tuning = plan.tuningSeeds
    if let both = seeds.first(where: tuning.contains) {
      throw try required("seeds").error(
        "\(both) is one of the seeds that 'compare' tunes on, from \(tuning[0]) to "
          + "\(tuning[tuning.count - 1])")
    }
  }

  /// Settings that are tuned have to be some optimizer's, and baselines optimizers of the plan.
  func checkComparison(
    _ study: StudyChoice?, _ optimizers: [OptimizerChoice]
  ) throws(PlanError) {
    guard let study, let plan = study.comparison else { return }
    let settings = Set(optimizers.flatMap(\.configuration.values.keys)).sorted()
    for (number, name) in plan.tunedSettings.enumerated() where !settings.contains(name) {
      throw study.node(of: "tuned_settings", element: number).error(
        "no optimizer of the plan has the setting '\(name)' that is to be tuned"
          + suggestion(for: name, among: settings))
    }
    let labels = optimizers.map { plan.methodLabel(of: $0.label) }
    for (number, name) in plan.baselines.enumerated()
    where !labels.contains(where: { plan.isBaseline($0, named: name) }) {
      let known = distinct(labels.flatMap { [$0.name, $0.description] })
      throw study.node(of: "baselines", element: number).error(
        "the plan has no optimizer '\(name)'" + suggestion(for: name, among: known))
    }
  }
}
