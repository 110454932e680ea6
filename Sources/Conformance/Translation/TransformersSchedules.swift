import Catalog

/// The schedules of Hugging Face's Transformers, `transformers.optimization`.
enum TransformersSchedules {
  static let rules: [String: ScheduleTranslation.Rule] = [
    "get_constant_schedule": { (_, example) throws(Untranslatable) in
      ScheduleTranslation("constant", [:], example)
    },
    "get_constant_schedule_with_warmup": { (arguments, example) throws(Untranslatable) in
      ScheduleTranslation("constant", try warmup(&arguments), example)
    },
    "get_linear_schedule_with_warmup": { (arguments, example) throws(Untranslatable) in
      ScheduleTranslation(
        "linear", try warmup(&arguments), example, steps: try trainingSteps(&arguments))
    },
    "get_cosine_schedule_with_warmup": { (arguments, example) throws(Untranslatable) in
      try cosine(&arguments, example)
    },
    "get_cosine_with_min_lr_schedule_with_warmup": { (arguments, example) throws(Untranslatable) in
      try cosine(&arguments, example)
    },
    "get_cosine_with_hard_restarts_schedule_with_warmup": {
      (arguments, example) throws(Untranslatable) in
      var settings = try warmup(&arguments)
      settings["cycles"] = .number(arguments.number("num_cycles") ?? 1)
      return ScheduleTranslation(
        "cosine-restarts", settings, example, steps: try trainingSteps(&arguments))
    },
    "get_polynomial_decay_schedule_with_warmup": { (arguments, example) throws(Untranslatable) in
      var settings = try warmup(&arguments)
      settings["floor"] = .number((arguments.number("lr_end") ?? 1e-7) / example.baseLR)
      settings["power"] = .number(arguments.number("power") ?? 1)
      return ScheduleTranslation(
        "polynomial", settings, example, steps: try trainingSteps(&arguments))
    },
    "get_inverse_sqrt_schedule": { (arguments, example) throws(Untranslatable) in
      var settings = try warmup(&arguments)
      let length = try arguments.steps("num_warmup_steps", or: 0)
      let timescale = arguments.number("timescale") ?? (length > 0 ? length : 10_000)
      settings["timescale"] = .number(timescale)
      return ScheduleTranslation("inverse-sqrt", settings, example)
    },
    "get_wsd_schedule": { (arguments, example) throws(Untranslatable) in
      try warmupStableDecay(&arguments, example)
    },
    "get_reduce_on_plateau_schedule": { (arguments, example) throws(Untranslatable) in
      try TorchSchedules.plateau(&arguments, example)
    },
  ]

  /// A warmup whose first step is at the start.
  private static func warmup(
    _ arguments: inout Arguments
  ) throws(Untranslatable) -> [String: SettingValue] {
    [
      "warmup": .number(try arguments.steps("num_warmup_steps", or: 0)),
      "convention": .text("torch"),
    ]
  }

  private static func trainingSteps(
    _ arguments: inout Arguments
  ) throws(Untranslatable) -> Int {
    guard case .number(let steps) = try arguments.steps("num_training_steps") else {
      throw Untranslatable("there is no 'num_training_steps'")
    }
    return Int(steps)
  }

  private static func cosine(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    var settings = try warmup(&arguments)
    settings["cycles"] = .number(arguments.number("num_cycles") ?? 0.5)
    settings["past_end"] = .text("climb")
    let absolute = arguments.number("min_lr"), relative = arguments.number("min_lr_rate")
    settings["floor"] = .number(absolute.map { $0 / example.baseLR } ?? relative ?? 0)
    return ScheduleTranslation(
      "cosine", settings, example, steps: try trainingSteps(&arguments))
  }

  private static func warmupStableDecay(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    let floor = arguments.number("min_lr_ratio") ?? 0
    let warmupLength = try arguments.steps("num_warmup_steps", or: 0)
    let decay = try arguments.steps("num_decay_steps", or: nil)
    let total = arguments.number("num_training_steps")
    guard
      let stable = arguments.number("num_stable_steps")
        ?? total.map({
          $0 - warmupLength - decay
        })
    else { throw Untranslatable("there is no 'num_stable_steps'") }
    guard stable >= 0, Int(exactly: stable) != nil else {
      throw Untranslatable("'num_stable_steps' = \(compact(stable)) is no number of steps")
    }
    let shapes = ["linear": "linear", "cosine": "cosine", "1-sqrt": "one-minus-sqrt"]
    let words = [arguments.word("warmup_type"), arguments.word("decay_type")].map { $0 ?? "linear" }
    guard let warmupShape = shapes[words[0]], let decayShape = shapes[words[1]] else {
      throw Untranslatable("unknown warmup_type '\(words[0])' or decay_type '\(words[1])'")
    }
    let stem = EntryReference(
      "constant",
      [
        "warmup": .number(warmupLength), "warmup_shape": .text(warmupShape),
        "warmup_start": .number(floor), "convention": .text("torch"),
      ])
    let branch = warmupLength + stable
    let cycles = arguments.number("num_cycles") ?? 0.5
    guard cycles != 0.5, decayShape == "cosine" else {
      return ScheduleTranslation(
        "cooldown-branch",
        [
          "of": .entry(stem.name, stem.settings), "at": .number(branch),
          "cooldown": .number(decay), "shape": .text(decayShape), "floor": .number(floor),
        ], example)
    }
    let wave = EntryReference(
      "cosine",
      ["length": .number(decay), "cycles": .number(cycles), "floor": .number(floor)])
    return ScheduleTranslation(
      "sequence",
      [
        "parts": .entries([stem, wave, EntryReference("scale", ["by": .number(floor)])]),
        "boundaries": .numbers([branch, branch + decay]),
      ], example)
  }
}
