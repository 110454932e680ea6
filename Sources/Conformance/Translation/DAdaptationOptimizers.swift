import Catalog

/// The packages `dadaptation` and `prodigyopt`, and dual averaging by D-Adaptation.
enum DAdaptationOptimizers {
  static let rules: [String: Translation.Rule] = [
    "DAdaptSGD": { (arguments) throws(Untranslatable) in
      arguments.number("momentum", as: "momentum")
      arguments.number("weight_decay", as: "weight_decay")
      return finish("dadapt-sgd", &arguments)
    },
    "DAdaptDualAveraging": { (arguments) throws(Untranslatable) in
      arguments.number("weight_decay", as: "weight_decay")
      return finish("dadapt-dual-averaging", &arguments)
    },
    "DAdaptAdam": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.flag("decouple", as: "decoupled")
      arguments.flag("use_bias_correction", as: "bias_correction")
      return finish("dadapt-adam", &arguments)
    },
    "DAdaptAdamPreprint": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.flag("decouple", as: "decoupled")
      arguments.set("estimate", .text("norms"))
      return finish("dadapt-adam", &arguments)
    },
    "DAdaptAdaGrad": { (arguments) throws(Untranslatable) in
      arguments.number("momentum", as: "momentum")
      arguments.number("weight_decay", as: "weight_decay")
      arguments.number("eps", as: "epsilon")
      return finish("dadapt-adagrad", &arguments)
    },
    "DAdaptLion": { (arguments) throws(Untranslatable) in
      arguments.number("beta1", as: "beta1")
      arguments.number("beta2", as: "beta2")
      arguments.number("weight_decay", as: "weight_decay")
      return finish("dadapt-lion", &arguments)
    },
    "DAdaptAdan": { (arguments) throws(Untranslatable) in adan("norms", &arguments) },
    "DAdaptAdanIP": { (arguments) throws(Untranslatable) in adan("inner-products", &arguments) },
    "Prodigy": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.number("beta3", as: "beta3")
      arguments.flag("decouple", as: "decoupled")
      arguments.flag("use_bias_correction", as: "bias_correction")
      arguments.flag("safeguard_warmup", as: "safeguard_warmup")
      arguments.number("d_coef", as: "d_coef")
      try arguments.require("slice_p", 1)
      return finish("prodigy", &arguments)
    },
  ]

  private static func adan(_ estimate: String, _ arguments: inout Arguments) -> Translation {
    arguments.moments()
    arguments.number("beta3", as: "beta3")
    arguments.set("decay", .text(arguments.isSet("no_prox") ? "factor" : "proximal"))
    arguments.set("estimate", .text(estimate))
    return finish("dadapt-adan", &arguments)
  }

  private static func finish(_ id: String, _ arguments: inout Arguments) -> Translation {
    arguments.number("d0", as: "d0")
    arguments.number("growth_rate", as: "growth_rate")
    arguments.ignore("log_every", "fsdp_in_use")
    return Translation(id, [:], arguments)
  }
}
