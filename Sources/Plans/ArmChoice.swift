import Catalog
import PlanSyntax
import Records
import Schedules

/// What an arm is made of as the plan gives it, with the places of it all.
struct ArmChoice {
  let problem: EntryChoice
  let studied: StudiedProblem
  let optimizer: OptimizerChoice
  let schedule: EntryChoice
  let configuredSchedule: ConfiguredSchedule
  let steps: (count: Int, node: PlanNode)
  /// Ascending.
  let rates: [Double]
  let ratesNode: PlanNode
  let batches: [BatchSize]
  /// Of the batch sizes, as far as the plan lists them.
  let batchNodes: [BatchSize: PlanNode]

  /// - Parameter study: of the plan
  func arm(for study: StudyEntry?) -> Experiment.Arm {
    let chooses = study?.scope == .measured(.tuning)
    return Experiment.Arm(
      problem: .init(problem.configuration), optimizer: .init(optimizer.configuration),
      schedule: .init(schedule.configuration), problemLabel: problem.label,
      optimizerLabel: optimizer.label, scheduleLabel: schedule.label, steps: steps.count,
      rates: chooses ? [rates[0]] : rates, choices: chooses ? rates : [], batches: batches)
  }

  /// Throws if a study cannot be made of the arm.
  func check(_ study: StudyChoice, in laboratory: Laboratory) throws(PlanError) {
    let arm = StudiedArm(self, for: study.name, in: laboratory)
    do throws(StudyObjection) { try study.prepared.study.check(arm) } catch {
      throw planError(error, study)
    }
  }

  /// At the part of the plan that is to blame.
  private func planError(_ objection: StudyObjection, _ study: StudyChoice) -> PlanError {
    let reason = objection.reason
    switch objection.place {
    case .study(let setting, let element):
      return study.error(in: setting, element: element, reason)
    case .problem(let setting): return problem.node(of: setting).error(reason)
    case .optimizer(let setting): return optimizer.node(of: setting).error(reason)
    case .schedule(let setting): return schedule.node(of: setting).error(reason)
    case .batchSize(let size): return (batchNodes[size] ?? problem.node).error(reason)
    case .learningRates: return ratesNode.error(reason)
    case .steps: return steps.node.error(reason)
    case .seeds: return study.error(in: nil, element: nil, reason)
    }
  }
}
