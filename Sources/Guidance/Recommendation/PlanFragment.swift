import Catalog

/// The part of a plan that a recommendation determines, as YAML.
struct PlanFragment {
  /// A tenth of the peak to three times the peak, in half decades.
  static let grid = [0.1, 0.3, 1, 3]
  /// Where the length of the run is not known.
  static let stepsToReplace = 1000

  let text: String

  init(
    _ scenario: Scenario, _ point: StartingPoint, _ recommendation: Recommendation,
    _ times: TimeChoice
  ) {
    var lines = ["optimizers:"]
    let settings = Self.settings(scenario, point)
    lines.append("  - " + Self.mapping(settings))
    if scenario.isFineTuning {
      lines.append("  # slower early layers, faster head")
      lines.append(
        "  - " + Self.mapping(settings + [("layer_decay", "0.9"), ("head_multiplier", "10")]))
    }
    lines.append("schedules:")
    let warmup = times.warmup.map { [("warmup", compact($0))] } ?? []
    var schedule = [("name", scenario.shape.rawValue)]
    if let cooldown = times.cooldown { schedule.append(("cooldown", compact(cooldown))) }
    lines.append("  - " + Self.mapping(schedule + warmup))
    if !scenario.milestones.isEmpty {
      let milestones = scenario.milestones.map { compact($0) }.joined(separator: ", ")
      lines.append(
        "  - "
          + Self.mapping(
            [("name", "multi-step"), ("milestones", "[\(milestones)]"), ("gamma", "0.1")] + warmup))
    }
    if scenario.offersOneCycle {
      lines.append("  # or - {name: one-cycle} with 5 to 10 times these rates")
    }
    let rates = Self.grid.map { compact(roundedToTwoDigits($0 * recommendation.peak)) }
    lines.append("learning_rates: [\(rates.joined(separator: ", "))]")
    lines.append("batch_sizes: [\(recommendation.batch)]")
    lines.append(
      times.steps.map { "steps: \($0)" } ?? "steps: \(Self.stepsToReplace)  # replace by your own")
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func settings(
    _ scenario: Scenario, _ point: StartingPoint
  ) -> [(String, String)] {
    var settings = [("name", point.optimizer)]
    settings += point.settings.map { ($0.name, $0.value.description) }
    if let decay = point.weightDecay {
      let range = decay.range.map { [$0.lowerBound, decay.value, $0.upperBound] } ?? []
      settings.append(
        (
          "weight_decay",
          scenario.tunesWeightDecay
            ? "[\(range.map(compact).joined(separator: ", "))]" : compact(decay.value)
        ))
    }
    if let clip = scenario.clip { settings.append(("clip_norm", compact(clip.value))) }
    return settings
  }

  private static func mapping(_ members: [(String, String)]) -> String {
    "{" + members.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
  }
}
