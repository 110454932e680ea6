import Catalog

/// What the tests of a diagnosis compare with. Each is an option of `steplab diagnose`.
public struct Thresholds: Settings {
  @Setting(.within(3, 1e9), "too little data: fewer points than this") public var points = 3
  @Setting(
    .within(0, 1e9),
    "immediate divergence: fewer points than this before it, or early_fraction")
  public var earlyPoints = 5
  @Setting(.within(5, 1e9), "oscillating: how many of the last points are looked at")
  public var oscillationPoints = 10
  @Setting(
    .within(0, 1), "immediate divergence: within this fraction of the steps, or early_points")
  public var earlyFraction = 0.05
  @Setting(.above(1), "diverging: mean of the last 3 losses over that of the first 3")
  public var diverging = 2.0
  @Setting(.above(0), "rises after falling: rise over fall of the smoothed loss")
  public var rise = 0.25
  @Setting(.atLeast(0), "how many standard errors a change must have to count")
  public var noise = 3.0
  @Setting(.within(0, 1), "stuck: relative improvement below this") public var stuck = 0.01
  @Setting(.above(0), "slow: improvement of the second half over that of the first")
  public var slow = 0.5
  @Setting(.within(0, 1), "slow: relative improvement below this") public var slowFall = 0.5
  @Setting(.above(0), "oscillating: std/mean of the last points") public var oscillation = 0.3
  @Setting(.atLeast(0), "oscillating: that std over the whole fall of the loss")
  public var oscillationAmplitude = 0.1
  @Setting(
    .within(0, 1), "oscillating: the ways up as a fraction of all ways between neighbours")
  public var oscillationRises = 0.25
  @Setting(.atLeast(1), "overfitting: validation loss over its minimum")
  public var overfitting = 1.1
  @Setting(.atLeast(0), "overfitting: rise of the validation loss over its fall")
  public var overfittingRise = 0.001
  @Setting(.above(0), "high run-to-run variance: std/mean of the final losses")
  public var variance = 0.3
  @Setting(.atLeast(0), "high run-to-run variance: range of the final losses over the fall")
  public var varianceRange = 0.05

  public init() {}

  /// - Parameter given: by the names of ``declaration``
  public init(_ given: [String: SettingValue]) throws(ConfigurationError) {
    try self.init(Self.declaration.configuration(given))
  }

  /// The names, defaults and bounds of all thresholds.
  public static let declaration = Declaration(
    About(
      "threshold", "what the tests of a diagnosis compare with",
      Citation("rules of thumb in practitioners' guides")),
    settingsOf: { [Thresholds()] })
}

extension Thresholds: Equatable {
  public static func == (a: Thresholds, b: Thresholds) -> Bool {
    a.settingValues == b.settingValues
  }
}
