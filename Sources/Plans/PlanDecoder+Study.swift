import Catalog
import PlanSyntax
import Records

/// The study of a plan, with the places of its settings.
struct StudyChoice {
  let prepared: PreparedStudy
  private let choice: EntryChoice

  var entry: StudyEntry { prepared.entry }
  var name: String { entry.declaration.id }

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
  /// What is shown of the plan's seeds must not have been tuned on.
  func checkTuningSeeds(_ seeds: [UInt64], _ study: StudyChoice?) throws(PlanError) {
    guard let study else { return }
    let tuning = study.prepared.study.tuningSeeds
    if let both = seeds.first(where: Set(tuning).contains) {
      throw try required("seeds").error(
        "\(both) is one of the seeds that '\(study.name)' tunes on, from \(tuning[0]) to "
          + "\(tuning[tuning.count - 1])")
    }
  }

  /// A key that the study has a setting for would not be obeyed.
  func checkReplacedKey(_ study: StudyChoice?) throws(PlanError) {
    guard let study, let replaced = study.entry.replacedKey, let node = members[replaced.key] else {
      return
    }
    throw node.error(
      "'\(study.name)' does not look at it: its own setting '\(replaced.setting)' takes its place")
  }

  /// What the study says of the plan as a whole.
  func check(
    _ study: StudyChoice?, seeds: [UInt64], _ optimizers: [OptimizerChoice]
  ) throws(PlanError) {
    guard let study else { return }
    let plan = StudiedPlan(
      seeds: seeds,
      optimizers: optimizers.map {
        StudiedPlan.Optimizer(label: $0.label, settings: Array($0.configuration.values.keys))
      })
    do throws(StudyObjection) { try study.prepared.study.check(plan) } catch {
      switch error.place {
      case .study(let setting, let element):
        throw study.error(in: setting, element: element, error.reason)
      case .seeds: throw try required("seeds").error(error.reason)
      case .problem, .optimizer, .schedule, .batchSize, .learningRates, .steps:
        throw study.error(in: nil, element: nil, error.reason)
      }
    }
  }
}
