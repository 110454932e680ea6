import Catalog
import Compute
import Optimizers
import PlanSyntax

/// An optimizer of a plan, with what the plan restricts it to.
struct OptimizerChoice {
  private let choice: EntryChoice
  private let prepared: PreparedOptimizer
  /// The names of the schedules to pair it with; all if `nil`.
  private let scheduleNames: [String]?
  private let ownRates: [Double]?

  var configuration: Configuration { choice.configuration }
  var label: EntryLabel { choice.label }
  /// Whether a schedule can prescribe its β.
  var acceptsInterpolation: Bool { prepared.rule.acceptsInterpolation }

  /// - Parameter scheduleNames: those that the plan has
  init(
    _ choice: EntryChoice, scheduleNames: [String], in laboratory: Laboratory
  ) throws(PlanError) {
    self.choice = choice
    do {
      prepared = try laboratory.optimizers[choice.configuration.owner]
        .prepare(choice.configuration, in: laboratory.scope)
      // What a rule asks of parameters shows when it is started.
      _ = try prepared.make(for: ParameterLayout(count: 1), as: Double.self)
    } catch {
      throw choice.planError(error)
    }
    var restricted: [String]?
    if let node = choice.extras["schedules"] {
      var names: [String] = []
      for element in try node.axis() {
        let name = try element.string()
        guard scheduleNames.contains(name) else {
          throw element.error(
            "the plan has no schedule '\(name)'" + suggestion(for: name, among: scheduleNames))
        }
        names.append(name)
      }
      restricted = names
    }
    self.scheduleNames = restricted
    ownRates = try choice.extras["learning_rates"].map(LearningRateGrid.decode(_:))
  }

  /// Where the plan gives it a grid of its own.
  var ratesNode: PlanNode? { choice.extras["learning_rates"] }

  func node(of setting: String?) -> PlanNode { choice.node(of: setting) }

  /// Where its rates come from: its own grid, itself if it needs none, or the plan's grid.
  func ratesNode(commonGrid: PlanNode?) -> PlanNode {
    if let ratesNode { return ratesNode }
    return prepared.rateRole == .multiplier ? choice.node : commonGrid ?? choice.node
  }

  func goesWith(_ schedule: EntryChoice) -> Bool {
    scheduleNames?.contains(schedule.configuration.owner) ?? true
  }

  /// Its own grid; else 1 for methods whose rate is a multiplier, for which a grid of step lengths
  /// means nothing; else the plan's.
  func rates(commonGrid: [Double]?, plan: PlanNode) throws(PlanError) -> [Double] {
    if let ownRates { return ownRates }
    if prepared.rateRole == .multiplier { return [1] }
    guard let commonGrid else {
      throw plan.error("'learning_rates' is missing, and '\(label)' has none of its own")
    }
    return commonGrid
  }
}
