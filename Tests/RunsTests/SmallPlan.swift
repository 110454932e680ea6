import Plans
import Studies

/// A plan of four runs, or measurements of a study, for each seed, which take no time.
func smallPlan(seeds: Int, study: String? = nil) throws -> LoadedPlan {
  try PlanDecoder.load(
    text: """
      experiment: small
      problem: {name: quadratic, dimension: 3}
      optimizers: [{name: sgd, momentum: [0, 0.9]}]
      learning_rates: [0.1, 0.2]
      seeds: \(seeds)
      steps: 20
      \(study.map { "study: {name: \($0)}" } ?? "")
      """, path: "plan.yaml", in: .standard)
}
