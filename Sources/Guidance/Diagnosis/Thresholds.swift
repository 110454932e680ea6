import Catalog

/// What the tests of a diagnosis compare with. Each is an option of `steplab diagnose`.
public struct Thresholds: Sendable, Hashable {
  /// Fewer points than this are too little data.
  public var points = 3
  /// A loss that ceases to be finite before this many points does so immediately …
  public var earlyPoints = 5
  /// … or within this fraction of the steps.
  public var earlyFraction = 0.05
  /// Of the last three losses' mean over that of the first three.
  public var diverging = 2.0
  /// Of a rise, in relation to the fall before it.
  public var rise = 0.25
  /// How many standard errors a change must have to count.
  public var noise = 3.0
  /// Of the relative improvement.
  public var stuck = 0.01
  /// Of the second half's improvement over the first half's.
  public var slow = 0.5
  /// Of the relative improvement, above which a loss has come far enough.
  public var slowFall = 0.5
  /// Of the standard deviation over the mean.
  public var oscillation = 0.3
  /// How many of the last points that is taken over.
  public var oscillationPoints = 10
  /// Of that standard deviation in relation to the whole fall: a smaller one is a noise floor.
  public var oscillationAmplitude = 0.1
  /// Of the ways up among all ways between neighbours: a falling loss has few.
  public var oscillationRises = 0.25
  /// Of the validation loss over its minimum.
  public var overfitting = 1.1
  /// Of a validation loss's rise in relation to its fall: a smaller one does not count.
  public var overfittingRise = 0.001
  /// Of the standard deviation over the mean of the final losses of several seeds.
  public var variance = 0.3
  /// Of their range in relation to the fall: a smaller one does not count.
  public var varianceRange = 0.05

  public init() {}

  /// - Parameter given: by the names of ``declaration``
  public init(_ given: [String: SettingValue]) throws(ConfigurationError) {
    let configuration = try Self.declaration.configuration(given)
    points = configuration[Self.pointsSetting]
    earlyPoints = configuration[Self.earlyPointsSetting]
    oscillationPoints = configuration[Self.oscillationPointsSetting]
    for (setting, path) in Self.numbers { self[keyPath: path] = configuration[setting] }
  }

  /// The names, defaults and bounds of all thresholds.
  public static var declaration: Declaration {
    Declaration(
      id: "threshold", summary: "what the tests of a diagnosis compare with",
      citation: Citation("rules of thumb in practitioners' guides"),
      settings: [
        pointsSetting.declaration, earlyPointsSetting.declaration,
        oscillationPointsSetting.declaration,
      ] + numbers.map(\.setting.declaration))
  }

  private static let standard = Thresholds()

  private static var pointsSetting: Setting<Int> {
    Setting(
      "points", default: standard.points, .within(3, 1e9), "too little data: fewer points than this"
    )
  }
  private static var earlyPointsSetting: Setting<Int> {
    Setting(
      "early_points", default: standard.earlyPoints, .within(0, 1e9),
      "immediate divergence: fewer points than this before it, or early_fraction")
  }
  private static var oscillationPointsSetting: Setting<Int> {
    Setting(
      "oscillation_points", default: standard.oscillationPoints, .within(5, 1e9),
      "oscillating: how many of the last points are looked at")
  }

  private static var numbers:
    [(setting: Setting<Double>, path: WritableKeyPath<Thresholds, Double> & Sendable)]
  {
    func number(
      _ name: String, _ path: WritableKeyPath<Thresholds, Double> & Sendable, _ bounds: Bounds,
      _ summary: String
    ) -> (Setting<Double>, WritableKeyPath<Thresholds, Double> & Sendable) {
      (Setting(name, default: standard[keyPath: path], bounds, summary), path)
    }
    return [
      number(
        "early_fraction", \.earlyFraction, .within(0, 1),
        "immediate divergence: within this fraction of the steps, or early_points"),
      number(
        "diverging", \.diverging, .above(1),
        "diverging: mean of the last 3 losses over that of the first 3"),
      number(
        "rise", \.rise, .above(0), "rises after falling: rise over fall of the smoothed loss"),
      number(
        "noise", \.noise, .atLeast(0), "how many standard errors a change must have to count"),
      number("stuck", \.stuck, .within(0, 1), "stuck: relative improvement below this"),
      number(
        "slow", \.slow, .above(0), "slow: improvement of the second half over that of the first"),
      number("slow_fall", \.slowFall, .within(0, 1), "slow: relative improvement below this"),
      number(
        "oscillation", \.oscillation, .above(0), "oscillating: std/mean of the last points"),
      number(
        "oscillation_amplitude", \.oscillationAmplitude, .atLeast(0),
        "oscillating: that std over the whole fall of the loss"),
      number(
        "oscillation_rises", \.oscillationRises, .within(0, 1),
        "oscillating: the ways up as a fraction of all ways between neighbours"),
      number(
        "overfitting", \.overfitting, .atLeast(1), "overfitting: validation loss over its minimum"),
      number(
        "overfitting_rise", \.overfittingRise, .atLeast(0),
        "overfitting: rise of the validation loss over its fall"),
      number(
        "variance", \.variance, .above(0),
        "high run-to-run variance: std/mean of the final losses"),
      number(
        "variance_range", \.varianceRange, .atLeast(0),
        "high run-to-run variance: range of the final losses over the fall"),
    ]
  }
}
