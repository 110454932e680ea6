import Catalog

/// The package `schedulefree`.
enum ScheduleFreeOptimizers {
  static let rules: [String: Translation.Rule] = [
    "SGDScheduleFree": gradientDescent,
    "SGDScheduleFreeReference": gradientDescent,
    "AdamWScheduleFree": adamW,
    "AdamWScheduleFreeReference": adamW,
    "AdamWScheduleFreePaper": { (arguments) throws(Untranslatable) in
      arguments.moments()
      return finish("schedule-free-adamw-paper", &arguments)
    },
    "RAdamScheduleFree": { (arguments) throws(Untranslatable) in
      arguments.moments()
      let waits = (arguments.number("silent_sgd_phase") ?? 1) != 0
      arguments.set("first_steps", .text(waits ? "wait" : "gradient"))
      return finish("schedule-free-radam", &arguments)
    },
    "ScheduleFreeWrapper": wrapper,
  ]

  private static let gradientDescent: Translation.Rule = { (arguments) throws(Untranslatable) in
    arguments.number("momentum", as: "momentum")
    arguments.number("weight_decay", as: "weight_decay")
    return finish("schedule-free-sgd", &arguments)
  }

  private static let adamW: Translation.Rule = { (arguments) throws(Untranslatable) in
    arguments.moments()
    arguments.set("decay_at", .text(arguments.isSet("decay_at_z") ? "z" : "y"))
    return finish("schedule-free-adamw", &arguments)
  }

  private static let wrapper: Translation.Rule = { (arguments) throws(Untranslatable) in
    guard let name = arguments.word("base") else { throw Untranslatable("there is no 'base'") }
    let nested = arguments.nested("base.", name: name)
    // The original takes its averages' weights and its decay from the rate before that decay.
    guard (nested.hyperparameters["lr_decay"] ?? 0) == 0 else {
      throw Untranslatable("'base.lr_decay' has no counterpart here")
    }
    let base = try Translation.of(nested)
    arguments.set("base", .entry(base.id, base.settings))
    arguments.number("momentum", as: "momentum")
    arguments.number("weight_decay_at_y", as: "weight_decay")
    arguments.number("r", as: "averaging_power")
    arguments.number("weight_lr_power", as: "rate_weight_power")
    // The rate is the base's; one that is given for every step replaces it.
    let (hasOwnRates, baseRate, baseRule) = (arguments.hasOwnRates, base.baseRate, base.rate)
    return Translation("schedule-free", [:], arguments, maximizes: base.maximizes) { step, given in
      baseRule(step, hasOwnRates ? given : baseRate)
    }
  }

  private static func finish(_ id: String, _ arguments: inout Arguments) -> Translation {
    arguments.number("r", as: "averaging_power")
    arguments.number("weight_lr_power", as: "rate_weight_power")
    arguments.ignore("foreach")
    let warmup = arguments.warmup()
    return Translation(id, [:], arguments, rate: warmup)
  }
}
