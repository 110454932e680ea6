import Catalog

/// A rule that finds a step length for all parameters itself, so that the rate is a multiplier of it
/// (base 1).
public protocol RateFreeRule: OptimizerRule {}

extension RateFreeRule {
  public var rateRole: RateRole { .multiplier }
  public var hasCommonStepLength: Bool { true }
}

/// A rule of the kind of D-Adaptation: its step length is made from a growing estimate d of the
/// distance to the solution.
public protocol DistanceEstimatingRule: RateFreeRule {
  /// The initial estimate of the distance.
  var d0: Double { get }
  /// The largest factor by which d grows a step.
  var growthRate: Double { get }
}

extension DistanceEstimatingRule {
  public var diagnosticNames: [String] { ["d", "d_hat", "negative_d_hat", "effective_rate"] }
}

/// What an estimate of the distance is made from.
public enum DistanceEstimator: String, SettingChoice {
  case innerProducts = "inner-products"
  case norms
}

extension SettingTerms {
  static var initialDistance: SettingTerms {
    SettingTerms(.above(0), "initial estimate of the distance")
  }

  static var growthRate: SettingTerms {
    SettingTerms(.atLeast(1), "largest factor by which d grows a step")
  }

  static var distanceEstimator: SettingTerms {
    SettingTerms(.any, "of the distance: from inner products or weighted norms")
  }

  static var iterateMomentum: SettingTerms {
    SettingTerms(.from(0, below: 1), "w ← βw + (1 − β)z; 0 for none")
  }
}
