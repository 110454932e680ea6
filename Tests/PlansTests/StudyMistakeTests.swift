import Plans
import PlanSyntax
import Studies
import Testing

/// Plans whose study cannot be made of them: all are refused before anything is measured.
@Suite struct StudyMistakeTests {
  /// A plan by its parts, and where the mistake is.
  struct Mistake: CustomTestStringConvertible, Sendable {
    var study: String
    var problem = "{name: quadratic, dimension: 3}"
    var optimizer = "{name: sgd}"
    var schedule = "{name: constant}"
    /// Searches have none.
    var rates: String? = "[0.1, 0.2]"
    var batches: String?
    var steps = "20"
    var path: String
    var words: [String]

    var text: String {
      var lines = [
        "experiment: mistaken", "problem: \(problem)", "optimizers: [\(optimizer)]",
        "schedules: [\(schedule)]", "seeds: 1", "steps: \(steps)", "study: {name: \(study)}",
      ]
      if let rates { lines.append("learning_rates: \(rates)") }
      if let batches { lines.append("batch_sizes: \(batches)") }
      return lines.joined(separator: "\n")
    }

    var testDescription: String { "\(study) at \(path): \(words.joined(separator: ", "))" }
  }

  private static let network = "{name: mlp, hidden: [4], examples: 40}"
  private static let noisy = "{name: quadratic, dimension: 3, gradient_noise: 0.1}"
  private static let large = "{name: mlp, hidden: [512, 512], examples: 1000000}"
  private static let averaging = "{name: linear-decay-averaging}"

  static let mistakes: [Mistake] = [
    // compare
    Mistake(
      study: "compare, baselines: [sdg]", path: "study.baselines[0]",
      words: ["no optimizer 'sdg'", "did you mean 'sgd'?"]),
    Mistake(
      study: "compare, baselines: [sgd, adam]", path: "study.baselines[1]",
      words: ["the plan has no optimizer 'adam'", "allowed: sgd"]),
    Mistake(
      study: "compare, baselines: [sgd(momentum=0.8)]",
      optimizer: "{name: sgd, momentum: [0.5, 0.9]}", path: "study.baselines[0]",
      words: ["did you mean 'sgd(momentum=0.5)'?", "sgd(momentum=0.9)"]),
    Mistake(
      study: "compare, baselines: [sgd(momentum=0.5)], tuned_settings: [momentum]",
      optimizer: "{name: sgd, momentum: [0.5, 0.9]}", path: "study.baselines[0]",
      words: ["allowed: sgd"]),
    Mistake(
      study: "compare, tuned_settings: [momentun]", path: "study.tuned_settings[0]",
      words: ["'momentun'", "did you mean 'momentum'?"]),

    // Horizons
    Mistake(
      study: "anytime, horizons: [10, 30]", path: "study.horizons[1]",
      words: ["30 is more than the plan's 20 steps"]),
    Mistake(
      study: "anytime", schedule: "{name: cosine, warmup: 8}", path: "schedules[0].warmup",
      words: ["longer than the 2 steps", "horizon 2 of 'anytime'"]),
    Mistake(
      study: "anytime, horizons: [4, 20]", schedule: "{name: wsd, warmup: 2, cooldown: 3}",
      path: "schedules[0].cooldown", words: ["does not fit", "horizon 4"]),
    Mistake(
      study: "horizon-scaling, horizons: [5, 40]", schedule: "{name: cosine, warmup: 10}",
      path: "schedules[0].warmup", words: ["longer than the 5 steps"]),

    // Grids that are continued
    Mistake(
      study: "best-peak", rates: "[0.1]", path: "learning_rates",
      words: ["at least two for 'sgd'", "found 0.1"]),
    Mistake(
      study: "best-peak", optimizer: "{name: sgd, learning_rates: [0.3]}",
      path: "optimizers[0].learning_rates", words: ["found 0.3"]),
    Mistake(
      study: "best-peak", optimizer: "{name: prodigy}", path: "optimizers[0]",
      words: ["at least two for 'prodigy'", "found 1"]),
    Mistake(
      study: "horizon-scaling", rates: "[0.1]", path: "learning_rates", words: ["at least two"]),
    Mistake(
      study: "batch-scaling, batches: [1, 8]", problem: network, rates: "[0.1]",
      path: "learning_rates", words: ["at least two"]),

    // Batches
    Mistake(
      study: "batch-scaling, batches: [1, 4]", path: "problem",
      words: ["exact gradient", "gradient noise above 0"]),
    Mistake(
      study: "batch-scaling, batches: [1, 64]", problem: network, path: "study.batches[1]",
      words: ["a batch of 64", "40 examples"]),
    Mistake(
      study: "batch-scaling", problem: network, path: "study",
      words: ["batches: a batch of 64", "40 examples"]),
    Mistake(
      study: "batch-scaling, batches: [8, 100000]", problem: large, batches: "[8]",
      path: "study.batches[1]",
      words: ["does not fit into memory"]),
    Mistake(
      study: "noise-floor", problem: noisy, path: "",
      words: ["a full batch has no noise", "such as 1"]
    ),
    Mistake(
      study: "noise-floor", problem: noisy, batches: "[1, full]", path: "batch_sizes[1]",
      words: ["a full batch has no noise"]),
    Mistake(
      study: "noise-floor", batches: "[1]", path: "problem", words: ["gradient_noise above 0"]),
    Mistake(
      study: "noise-floor", problem: network, batches: "[1]", path: "problem",
      words: [
        "does not state its spectrum, minimum and gradient noise", "quadratic", "least-squares",
      ]),
    Mistake(
      study: "noise-floor", problem: noisy, schedule: "{name: reduce-on-plateau}", batches: "[1]",
      path: "schedules[0]", words: ["does not depend on losses", "allowed: constant"]),

    // What problems state
    Mistake(
      study: "guarantee", rates: nil, path: "problem",
      words: ["'quadratic' does not state its G", "allowed: absolute-loss, chebyshev-max"]),
    Mistake(
      study: "guarantee", problem: "{name: absolute-loss, distance: 0}", rates: nil,
      path: "problem.distance", words: ["a distance above 0"]),
    Mistake(
      study: "guarantee", problem: "{name: absolute-loss}",
      optimizer: "{name: schedule-free-sgd}", schedule: averaging, rates: nil,
      path: "schedules[0]", words: ["prescribes β"]),
    Mistake(
      study: "transient-growth", problem: "{name: rosenbrock}", path: "problem",
      words: ["does not state its spectrum", "allowed: quadratic"]),
    Mistake(
      study: "transient-growth", problem: "{name: quadratic, dimension: 3, distance: 0}",
      path: "problem.distance", words: ["starts at the minimiser"]),
    Mistake(
      study: "transient-growth", schedule: "{name: reduce-on-plateau}", path: "schedules[0]",
      words: ["found 'reduce-on-plateau'"]),
    Mistake(
      study: "effective-step", optimizer: "{name: adam}", path: "optimizers[0]",
      words: ["found 'adam'", "allowed: sgd"]),
    Mistake(
      study: "effective-step", optimizer: "{name: sgd, momentum: [0.9, 0]}",
      path: "optimizers[0].momentum", words: ["a momentum above 0"]),
    Mistake(
      study: "effective-step", problem: network, optimizer: "{name: sgd, momentum: 0.9}",
      path: "problem", words: ["spectrum and minimiser"]),
    Mistake(study: "clipping", path: "optimizers[0]", words: ["a finite clip_norm"]),
    Mistake(
      study: "clipping", problem: network, optimizer: "{name: sgd, clip_norm: 1}", path: "problem",
      words: ["does not state its spectrum and minimiser"]),

    // Searches
    Mistake(
      study: "stability-boundary", rates: nil, steps: "[16, 15]", path: "steps[1]",
      words: ["at least 16 steps", "found 15"]),
    Mistake(
      study: "stability-boundary", problem: network, rates: nil, path: "problem",
      words: ["does not state its spectrum"]),
    Mistake(
      study: "stability-boundary", problem: "{name: least-squares}", rates: nil, path: "",
      words: ["needs batch_sizes"]),
    Mistake(
      study: "stability-boundary", problem: "{name: least-squares, features: signs}", rates: nil,
      batches: "[1]", path: "problem.features", words: ["Gaussian"]),
    Mistake(
      study: "stability-boundary, copies: 1000000", problem: "{name: least-squares}", rates: nil,
      batches: "[1]", steps: "10000", path: "study.copies", words: ["do not fit into memory"]),
    Mistake(
      study: "convex-bound", optimizer: "{name: schedule-free-sgd}", schedule: averaging,
      rates: nil, path: "schedules[0]", words: ["the last iterate"]),
    Mistake(
      study: "convex-bound", schedule: "{name: scale, by: 0}", rates: nil, path: "schedules[0]",
      words: ["all rates of 'scale' are 0"]),
    Mistake(
      study: "convex-bound, reference: {name: cosine, warmup: 30}", rates: nil,
      path: "study.reference", words: ["longer than the 20 steps"]),
    Mistake(
      study: "convex-bound, reference: {name: scale, by: 0}", rates: nil, path: "study.reference",
      words: ["all rates of 'scale' are 0"]),
    Mistake(
      study: "warmup-tolerance", problem: large, rates: nil, batches: "[8]",
      path: "problem.examples", words: ["full batch", "does not fit into memory"]),
    Mistake(
      study: "warmup-tolerance, divergence_limits: [1e6, 1e3]", problem: network, rates: nil,
      path: "study.divergence_limits", words: ["ascending"]),
    Mistake(
      study: "warmup-tolerance", problem: network, schedule: "{name: reduce-on-plateau}",
      rates: nil, path: "schedules[0]", words: ["does not depend on losses"]),

    // Of runs
    Mistake(
      study: "sharpness", problem: large, batches: "[8]", path: "problem.examples",
      words: ["full batch", "does not fit into memory"]),
    Mistake(
      study: "lr-free, reference: {name: sgd, nesterov: true}", optimizer: "{name: dadapt-sgd}",
      path: "study.reference", words: ["needs a momentum above 0"]),
    Mistake(
      study: "lr-free, reference: adam", optimizer: "{name: schedule-free-sgd}",
      schedule: averaging, path: "study.reference",
      words: ["prescribes β", "'adam' does not have"]),
    Mistake(
      study: "lr-free", optimizer: "{name: dadapt-sgd}", schedule: "{name: reduce-on-plateau}",
      path: "schedules[0]", words: ["does not depend on losses"]),
  ]

  @Test(arguments: mistakes) func `a plan that a study cannot be made of is refused`(
    mistake: Mistake
  ) {
    let error = #expect(throws: PlanError.self) {
      try PlanDecoder.load(text: mistake.text, path: "plan.yaml", in: .standard)
    }
    #expect(error?.path == mistake.path, "\(error?.description ?? "")")
    #expect(error?.line != nil)
    for word in mistake.words {
      #expect(error?.message.contains(word) == true, "\(error?.description ?? "")")
    }
  }

  /// The other side of the limits above.
  @Test(arguments: [
    Mistake(study: "anytime, horizons: [10, 20]", path: "", words: []),
    Mistake(study: "anytime", schedule: "{name: reduce-on-plateau}", path: "", words: []),
    Mistake(
      study: "horizon-scaling, horizons: [5, 40]", schedule: "{name: cosine, warmup: 5}", path: "",
      words: []),
    Mistake(
      study: "batch-scaling, batches: [1, 40]", problem: network, path: "", words: []),
    Mistake(
      study: "best-peak", optimizer: "{name: prodigy, learning_rates: [0.5, 1]}", rates: nil,
      path: "", words: []),
    Mistake(
      study: "guarantee", problem: "{name: chebyshev-max}", rates: nil, batches: "[1]", path: "",
      words: []),
    Mistake(study: "stability-boundary", rates: nil, steps: "16", path: "", words: []),
    Mistake(study: "instability", rates: "[0.1]", path: "", words: []),
    Mistake(
      study: "lr-free, reference: schedule-free-sgd", optimizer: "{name: schedule-free-sgd}",
      schedule: averaging, path: "", words: []),
    Mistake(
      study: "compare, baselines: [sgd]", optimizer: "{name: sgd, momentum: [0.5, 0.9]}", path: "",
      words: []),
    Mistake(
      study: "compare, baselines: [sgd(momentum=0.5)]",
      optimizer: "{name: sgd, momentum: [0.5, 0.9]}", path: "", words: []),
  ])
  func `what a study can be made of is not refused`(plan: Mistake) throws {
    #expect(
      try PlanDecoder.load(text: plan.text, path: "plan.yaml", in: .standard).experiment.count > 0)
  }

  @Test func `seeds that are tuned on are told before other mistakes`() throws {
    let plan = Mistake(
      study: "compare, baselines: [sdg], tuning_seeds: 2", problem: "{name: quadrtic}", path: "",
      words: [])
    let text = plan.text.replacing("seeds: 1", with: "seeds: [0, 1000001]")
    let error = #expect(throws: PlanError.self) {
      try PlanDecoder.load(text: text, path: "plan.yaml", in: .standard)
    }
    #expect(error?.path == "seeds")
    #expect(
      error?.message
        == "1000001 is one of the seeds that 'compare' tunes on, from 1000000 to 1000007")
  }
}
