import Catalog

/// PyTorch's `torch.optim`.
enum TorchOptimizers {
  static let rules: [String: Translation.Rule] = [
    "SGD": { (arguments) throws(Untranslatable) in
      arguments.number("momentum", as: "momentum")
      arguments.number("dampening", as: "dampening")
      arguments.number("weight_decay", as: "weight_decay")
      arguments.flag("nesterov", as: "nesterov")
      return finish("sgd", &arguments)
    },
    "Adam": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.flag("amsgrad", as: "amsgrad")
      return finish(arguments.isSet("decoupled_weight_decay") ? "adamw" : "adam", &arguments)
    },
    "AdamW": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.flag("amsgrad", as: "amsgrad")
      return finish("adamw", &arguments)
    },
    "GIAdam": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.set("initial_second_moment", .text("gradient"))
      return finish("adam", &arguments)
    },
    "NAdam": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.number("momentum_decay", as: "momentum_decay")
      arguments.flag("decoupled_weight_decay", as: "decoupled")
      return finish("nadam", &arguments)
    },
    "RAdam": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.flag("decoupled_weight_decay", as: "decoupled")
      return finish("radam", &arguments)
    },
    "Adamax": { (arguments) throws(Untranslatable) in
      arguments.moments()
      return finish("adamax", &arguments)
    },
    "RMSprop": { (arguments) throws(Untranslatable) in
      arguments.number("alpha", as: "beta2")
      arguments.number("eps", as: "epsilon")
      arguments.number("weight_decay", as: "weight_decay")
      arguments.number("momentum", as: "momentum")
      arguments.flag("centered", as: "centred")
      return finish("rmsprop", &arguments)
    },
    "Adagrad": { (arguments) throws(Untranslatable) in
      arguments.number("eps", as: "epsilon")
      arguments.number("weight_decay", as: "weight_decay")
      arguments.number("initial_accumulator_value", as: "initial_sum")
      // A schedule inside the original.
      let decay = arguments.number("lr_decay") ?? 0
      return finish("adagrad", &arguments) { $1 / (1 + Double($0) * decay) }
    },
    "Adadelta": { (arguments) throws(Untranslatable) in
      arguments.number("rho", as: "rho")
      arguments.number("eps", as: "epsilon")
      arguments.number("weight_decay", as: "weight_decay")
      return finish("adadelta", &arguments)
    },
    "Muon": { (arguments) throws(Untranslatable) in
      arguments.number("momentum", as: "momentum")
      arguments.number("weight_decay", as: "weight_decay")
      arguments.number("eps", as: "epsilon")
      arguments.flag("nesterov", as: "nesterov")
      try arguments.integer("ns_steps", as: "iterations")
      arguments.list("ns_coefficients", as: "coefficients")
      let adjustments = [
        "None": "original", "original": "original", "match_rms_adamw": "match-adamw",
      ]
      let word = arguments.word("adjust_lr_fn") ?? "None"
      guard let adjustment = adjustments[word] else {
        throw Untranslatable("unknown adjust_lr_fn '\(word)'")
      }
      arguments.set("rate_adjustment", .text(adjustment))
      return finish("muon", &arguments)
    },
  ]

  private static func finish(
    _ id: String, _ arguments: inout Arguments,
    rate: @escaping @Sendable (_ step: Int, _ given: Double) -> Double = { $1 }
  ) -> Translation {
    arguments.ignore("foreach", "fused", "capturable", "differentiable")
    let maximizes = arguments.isSet("maximize")
    return Translation(id, [:], arguments, maximizes: maximizes, rate: rate)
  }
}
