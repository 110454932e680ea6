import Catalog

/// PyTorch's `torch.optim.lr_scheduler`.
enum TorchSchedules {
  static let rules: [String: ScheduleTranslation.Rule] = {
    var rules = own
    for name in components.keys { rules[name] = componentRule(name) }
    return rules
  }()

  private static let own: [String: ScheduleTranslation.Rule] = [
    "OneCycleLR": { (arguments, example) throws(Untranslatable) in
      try oneCycle(&arguments, example)
    },
    "CyclicLR": { (arguments, example) throws(Untranslatable) in
      try cyclic(&arguments, example)
    },
    "ReduceLROnPlateau": { (arguments, example) throws(Untranslatable) in
      try plateau(&arguments, example)
    },
    "SequentialLR": { (arguments, example) throws(Untranslatable) in
      try sequential(&arguments, example)
    },
    "ChainedScheduler": { (arguments, example) throws(Untranslatable) in
      let factors = try components(&arguments, example)
      return ScheduleTranslation("product", ["factors": .entries(factors)], example)
    },
  ]

  private static func componentRule(_ name: String) -> ScheduleTranslation.Rule {
    { (arguments, example) throws(Untranslatable) in
      ScheduleTranslation(try component(name, "", &arguments, example), example)
    }
  }

  // MARK: Schedulers that can be parts of others

  /// Makes an entry from the arguments with a prefix.
  private typealias Component =
    @Sendable (inout Arguments, _ prefix: String, _ base: Double) throws(Untranslatable) ->
    EntryReference

  private static func component(
    _ name: String, _ prefix: String, _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> EntryReference {
    guard let component = components[name] else {
      throw Untranslatable("'\(name)' as a part of '\(example.scheduler)' is not known here")
    }
    return try component(&arguments, prefix, example.baseLR)
  }

  private static let components: [String: Component] = [
    "ConstantLR": { (arguments, prefix, _) throws(Untranslatable) in
      // At total_iters = 0 the original multiplies at step 0 and never divides.
      let length = try arguments.steps(prefix + "total_iters")
      let reduced = EntryReference(
        "scale", ["by": .number(try arguments.required(prefix + "factor"))])
      return EntryReference(
        "sequence",
        [
          "parts": .entries([reduced, EntryReference("constant")]),
          "boundaries": .numbers([Double(settingValue: length, in: EntryScope()) ?? 1]),
        ])
    },
    "LinearLR": { (arguments, prefix, _) throws(Untranslatable) in
      let start = try arguments.required(prefix + "start_factor")
      let end = try arguments.required(prefix + "end_factor")
      let length = try arguments.steps(prefix + "total_iters")
      let course =
        start >= end
        ? EntryReference(
          "linear", ["floor": .number(start > 0 ? end / start : 0), "length": length])
        : EntryReference(
          "constant",
          ["warmup": length, "warmup_start": .number(start / end), "convention": .text("torch")])
      return EntryReference(
        "scale",
        [
          "by": .number(max(start, end)), "of": .entry(course.name, course.settings),
        ])
    },
    "StepLR": { (arguments, prefix, _) throws(Untranslatable) in
      EntryReference(
        "step",
        [
          "interval": try arguments.steps(prefix + "step_size"),
          "gamma": .number(try arguments.required(prefix + "gamma")),
        ])
    },
    "MultiStepLR": { (arguments, prefix, _) throws(Untranslatable) in
      EntryReference(
        "multi-step",
        [
          "milestones": .numbers(try arguments.milestones(prefix + "milestones")),
          "gamma": .number(try arguments.required(prefix + "gamma")),
        ])
    },
    "ExponentialLR": { (arguments, prefix, _) throws(Untranslatable) in
      EntryReference(
        "exponential", ["gamma": .number(try arguments.required(prefix + "gamma"))])
    },
    "CosineAnnealingLR": { (arguments, prefix, base) throws(Untranslatable) in
      EntryReference(
        "cosine",
        [
          "length": try arguments.steps(prefix + "T_max"), "past_end": .text("climb"),
          "floor": .number((arguments.number(prefix + "eta_min") ?? 0) / base),
        ])
    },
    "CosineAnnealingWarmRestarts": { (arguments, prefix, base) throws(Untranslatable) in
      EntryReference(
        "cosine-restarts",
        [
          "cycle": try arguments.steps(prefix + "T_0"),
          "multiplier": .number(arguments.number(prefix + "T_mult") ?? 1),
          "floor": .number((arguments.number(prefix + "eta_min") ?? 0) / base),
        ])
    },
    "PolynomialLR": { (arguments, prefix, _) throws(Untranslatable) in
      EntryReference(
        "polynomial",
        [
          "length": try arguments.steps(prefix + "total_iters"),
          "power": .number(arguments.number(prefix + "power") ?? 1),
        ])
    },
  ]

  // MARK: Parts

  /// The schedulers in brackets after the name, each with the prefix that the reference files give
  /// its arguments.
  private static func parts(
    of example: ScheduleCase
  ) throws(Untranslatable) -> [(scheduler: String, prefix: String)] {
    let text = example.implementation
    guard let open = text.firstIndex(of: "["), let close = text.lastIndex(of: "]"), open < close
    else { throw Untranslatable("the parts of '\(example.scheduler)' are not named") }
    let prefixes = [
      "LinearLR": "warmup_", "ConstantLR": "warmup_", "CosineAnnealingLR": "cosine_",
    ]
    let names = text[text.index(after: open)..<close].split(separator: ",").map { String($0) }
    // Files of more than two parts number them, and give the class of each as an option.
    let isNumbered = names.enumerated().allSatisfy { example.options[String($0)] == $1 }
    return names.enumerated().map { number, name in
      (name, isNumbered ? "\(number)." : prefixes[name] ?? "")
    }
  }

  private static func components(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> [EntryReference] {
    var entries: [EntryReference] = []
    for (number, part) in try parts(of: example).enumerated() {
      entries.append(try component(part.scheduler, part.prefix, &arguments, example))
      arguments.ignore(String(number))
    }
    return entries
  }

  private static func sequential(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    let entries = try components(&arguments, example)
    var boundaries = try arguments.milestones("milestones")
    if boundaries.isEmpty { boundaries = [try arguments.steps("milestone", or: nil)] }
    return ScheduleTranslation(
      "sequence", ["parts": .entries(entries), "boundaries": .numbers(boundaries)], example)
  }

  // MARK: Schedulers of their own

  private static func oneCycle(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    arguments.ignoreMomentum()
    var steps = arguments.number("total_steps")
    let epochs = arguments.number("epochs"), perEpoch = arguments.number("steps_per_epoch")
    if steps == nil, let epochs, let perEpoch { steps = epochs * perEpoch }
    guard let steps, let total = Int(exactly: steps), total > 0 else {
      throw Untranslatable("'total_steps' is no number of steps")
    }
    let shapes = ["cos": "cosine", "linear": "linear"]
    let word = arguments.word("anneal_strategy") ?? "cos"
    guard let shape = shapes[word] else {
      throw Untranslatable("unknown anneal_strategy '\(word)'")
    }
    let rise = try arguments.required("pct_start")
    return ScheduleTranslation(
      "one-cycle",
      [
        "rise": .number(rise < 1 ? rise : steps), "shape": .text(shape),
        "div_factor": .number(try arguments.required("div_factor")),
        "final_div_factor": .number(try arguments.required("final_div_factor")),
        "phases": .integer(arguments.isSet("three_phase") ? 3 : 2), "convention": .text("torch"),
      ],
      example, peak: try arguments.required("max_lr"), steps: total)
  }

  private static func cyclic(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    arguments.ignoreMomentum()
    let peak = try arguments.required("max_lr")
    let modes = [
      "triangular": "triangular", "triangular2": "triangular2", "exp_range": "exp-range",
    ]
    let word = arguments.word("mode") ?? "triangular"
    guard let mode = modes[word] else { throw Untranslatable("unknown mode '\(word)'") }
    guard arguments.word("scale_fn") ?? "None" == "None" else {
      throw Untranslatable("'scale_fn' has no counterpart here")
    }
    // Without a scale_fn the mode decides.
    arguments.ignore("scale_mode")
    let rise = try arguments.steps("step_size_up")
    var settings: [String: SettingValue] = [
      "mode": .text(mode), "rise": rise,
      "gamma": .number(arguments.number("gamma") ?? 1),
      "floor": .number(try arguments.required("base_lr") / peak),
    ]
    if arguments.number("step_size_down") != nil {
      settings["fall"] = try arguments.steps("step_size_down")
    }
    return ScheduleTranslation("cyclic", settings, example, peak: peak)
  }

  static func plateau(
    _ arguments: inout Arguments, _ example: ScheduleCase
  ) throws(Untranslatable) -> ScheduleTranslation {
    let better = ["min": "smaller", "max": "larger"]
    let mode = arguments.word("mode") ?? "min"
    let modes = ["rel": "relative", "abs": "absolute"]
    let thresholdMode = arguments.word("threshold_mode") ?? "rel"
    guard let better = better[mode], let threshold = modes[thresholdMode] else {
      throw Untranslatable("unknown mode '\(mode)' or threshold_mode '\(thresholdMode)'")
    }
    var settings: [String: SettingValue] = [
      "better": .text(better), "threshold_mode": .text(threshold), "interval": .number(1),
    ]
    for (argument, setting) in [("factor", "factor"), ("threshold", "threshold")] {
      if let value = arguments.number(argument) { settings[setting] = .number(value) }
    }
    for (argument, setting) in [("min_lr", "floor"), ("eps", "smallest_change")] {
      if let value = arguments.number(argument) {
        settings[setting] = .number(value / example.baseLR)
      }
    }
    for argument in ["patience", "cooldown"] {
      if let value = arguments.number(argument) {
        guard let integer = Int(exactly: value) else {
          throw Untranslatable("'\(argument)' is no whole number")
        }
        settings[argument] = .integer(integer)
      }
    }
    return ScheduleTranslation("reduce-on-plateau", settings, example)
  }
}

extension Arguments {
  /// Momentum that cycles with the rate belongs to the optimizer; here it is not scheduled.
  fileprivate mutating func ignoreMomentum() {
    ignore("cycle_momentum", "base_momentum", "max_momentum")
  }
}
