import Catalog

/// Settings that several rules have in common, so that they are named and bounded alike.
enum SharedSettings {
  static func beta1(_ value: Double = 0.9) -> Setting<Double> {
    Setting("beta1", default: value, .from(0, below: 1), "decay of the first moment")
  }

  static func beta2(_ value: Double = 0.999) -> Setting<Double> {
    Setting("beta2", default: value, .within(0, 0.999_999_999), "decay of the second moment")
  }

  static func epsilon(_ value: Double = 1e-8) -> Setting<Double> {
    Setting("epsilon", default: value, .atLeast(1e-30), "added to the root of the second moment")
  }

  static func weightDecay(_ value: Double, _ convention: String) -> Setting<Double> {
    Setting("weight_decay", default: value, .atLeast(0), convention)
  }

  static func isDecoupled(_ value: Bool = false) -> Setting<Bool> {
    Setting(
      "decoupled", default: value,
      "weight decay shrinks w by (step length) λ w instead of adding λw to the gradient")
  }

  static var amsgrad: Setting<Bool> {
    Setting("amsgrad", default: false, "divide by the largest second moment so far (1904.09237)")
  }

  static var initialDistance: Setting<Double> {
    Setting("d0", default: 1e-6, .above(0), "initial estimate of the distance")
  }

  static var growthRate: Setting<Double> {
    Setting(
      "growth_rate", default: .infinity, .atLeast(1), "largest factor by which d grows a step")
  }
}
