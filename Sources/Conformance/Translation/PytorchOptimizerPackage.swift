import Catalog

/// The package `pytorch_optimizer`.
enum PytorchOptimizerPackage {
  static let rules: [String: Translation.Rule] = [
    "Lion": { (arguments) throws(Untranslatable) in
      arguments.number("beta1", as: "beta1")
      arguments.number("beta2", as: "beta2")
      arguments.flag("weight_decouple", as: "decoupled")
      if arguments.isSet("fixed_decay"), (arguments.number("weight_decouple") ?? 1) != 0 {
        // The factor 1 − λ is this program's 1 − ηλ with λ/η, as long as η is constant.
        guard !arguments.hasOwnRates, arguments.rate > 0 else {
          throw Untranslatable("'fixed_decay' with a varying rate has no counterpart here")
        }
        let decay = arguments.number("weight_decay") ?? 0
        arguments.set("weight_decay", .number(decay / arguments.rate))
      } else {
        arguments.number("weight_decay", as: "weight_decay")
      }
      return finish("lion", &arguments)
    },
    "Adan": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.number("beta3", as: "beta3")
      let decay = arguments.isSet("weight_decouple") ? "factor" : "proximal"
      arguments.set("decay", .text(decay))
      try arguments.require("max_grad_norm", 0)
      // The original's first difference of gradients is then twice the gradient instead of 0.
      try arguments.require("maximize", 0)
      return finish("adan", &arguments)
    },
    "SOAP": { (arguments) throws(Untranslatable) in
      arguments.moments()
      arguments.number("shampoo_beta", as: "shampoo_beta")
      try arguments.integer("precondition_frequency", as: "refresh_interval")
      try arguments.integer("max_precondition_dim", as: "largest_dimension")
      arguments.flag("merge_dims", as: "merge_dimensions")
      arguments.flag("precondition_1d", as: "precondition_vectors")
      arguments.flag("correct_bias", as: "bias_correction")
      arguments.flag("normalize_gradient", as: "normalize")
      let format = arguments.word("data_format") ?? "channels_first"
      guard format == "channels_first" else {
        throw Untranslatable("data_format '\(format)' has no counterpart here")
      }
      return finish("soap", &arguments)
    },
  ]

  private static func finish(_ id: String, _ arguments: inout Arguments) -> Translation {
    arguments.ignore("foreach")
    let maximizes = arguments.isSet("maximize")
    return Translation(id, [:], arguments, maximizes: maximizes)
  }
}
