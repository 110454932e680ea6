import Plans
import PlanSyntax
import Studies
import Testing

/// The cells that claims name, which the study of the plan has to have.
extension ClaimPlanTests {
  /// What replaces what in the plan, the path of the mistake and words.
  static let absentCells: [(String, String, String, [String])] = [
    (
      "optimizer: sgd, m", "optimizer: sdg, m", "claims[0].where.optimizer",
      ["has the optimizer 'sdg'", "did you mean 'sgd'?", "sgd(momentum=0.5)"]
    ),
    (
      "optimizer: sgd, m", "optimizer: adam, m", "claims[0].where.optimizer",
      ["has the optimizer 'adam'; allowed: sgd(momentum=0.5), sgd"]
    ),
    (
      "optimizer: sgd, m", "problem: quadratc, m", "claims[0].where.problem",
      ["did you mean 'quadratic'?"]
    ),
    (
      "momentum: 0.9}\n    predicted", "momentum: 0.95}\n    predicted",
      "claims[0].where.momentum", ["momentum 0.95; did you mean 0.9? allowed: 0.5, 0.9"]
    ),
    (
      "momentum: 0.9}\n    predicted", "momentun: 0.9}\n    predicted",
      "claims[0].where.momentun", ["a number 'momentun'", "did you mean 'momentum'?"]
    ),
    (
      "optimizer: sgd, m", "optimizer: sgd(momentum=0.5), m", "claims[0].where.momentum",
      ["no cell of the study with optimizer sgd(momentum=0.5) has momentum 0.9", "mean 0.5?"]
    ),
    (
      "momentum: 0.9}\n    predicted", "rate: 0.2}\n    predicted",
      "claims[0].where.rate", ["rate 0.2; did you mean 0.1?"]
    ),
    (
      "momentum: 0.9}\n    predicted", "dimension: 30}\n    predicted",
      "claims[0].where.dimension", ["did you mean 3?"]
    ),
    (
      "momentum: 0.9}\n    predicted", "curvature: 2}\n    predicted",
      "claims[0].where.curvature", ["did you mean 1?"]
    ),
    (
      "name: trend, along: momentum", "name: trend, along: momentun", "claims[3].rule.along",
      ["a number 'momentun'", "did you mean 'momentum'?"]
    ),
    (
      "name: trend, along: momentum, direction: decreasing",
      "name: ordering, along: optimizer, order: [sgd, sgd(momentum=0.8)]",
      "claims[3].rule.order[1]",
      ["the optimizer 'sgd(momentum=0.8)'", "did you mean 'sgd(momentum=0.5)'?"]
    ),
  ]

  @Test(arguments: absentCells) func `a claim about cells that there are not is a mistake`(
    old: String, new: String, path: String, words: [String]
  ) throws {
    let bad = Self.plan.replacing(old, with: new)
    #expect(bad != Self.plan)
    let error = #expect(throws: PlanError.self) { try load(bad) }
    #expect(error?.path == path && error?.line != nil, "\(error?.description ?? "")")
    for word in words {
      #expect(error?.message.contains(word) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `places of a study's own axis are values too`() throws {
    let plan = Self.plan.replacing("transient-growth", with: "anytime, horizons: [2, 10]")
      .replacing("amplification", with: "loss").replacing("fraction", with: "peak")
      .replacing("along: momentum", with: "along: horizon")
    _ = try load(plan.replacing("momentum: 0.9}\n", with: "horizon: 2}\n"))
    let error = #expect(throws: PlanError.self) {
      try load(plan.replacing("momentum: 0.9}\n", with: "horizon: 5}\n"))
    }
    #expect(error?.message.contains("horizon 5; did you mean 10? allowed: 2, 10") == true)
  }

  @Test func `a change may take cells from a good claim, not excuse a bad one`() throws {
    let change = ["optimizers.0.momentum=0.5"]
    let changed = try PlanDecoder.load(
      text: Self.plan, path: "plan.yaml", overrides: change, in: .standard)
    #expect(changed.experiment.arms.count == 1)
    let bad = Self.plan.replacing("optimizer: sgd, m", with: "optimizer: sdg, m")
    #expect(throws: PlanError.self) {
      try PlanDecoder.load(text: bad, path: "plan.yaml", overrides: change, in: .standard)
    }
    #expect(throws: PlanError.self) {
      try PlanDecoder.load(
        text: Self.plan, path: "plan.yaml", overrides: ["claims.0.where.optimizer=sdg"],
        in: .standard)
    }
  }
}
