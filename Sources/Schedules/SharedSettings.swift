import Catalog

/// The rate that a decay ends at, as a fraction of the peak.
enum Floor {
  static let setting = Setting(
    "floor", default: 0.0, .within(0, 1), "rate at the end, as a fraction of the peak")
}

/// How long a decay takes, and how much of it is done.
struct DecayLength: Sendable {
  static let setting = Setting<Double?>(
    "length", default: nil, .above(0),
    "length of the decay, after which the rate stays: below 1 a fraction of the run, from 1 on "
      + "steps; none: all steps there are")

  private let duration: Duration?

  init(_ configuration: Configuration) { duration = configuration[Self.setting].map(Duration.init) }

  func steps(of horizon: Horizon) -> Int { duration?.steps(of: horizon) ?? horizon.steps }

  /// The part of the decay that lies before a step, from 0 to 1; a decay without steps is over.
  func progress(at step: Int, of horizon: Horizon) -> Double { min(1, position(step, horizon)) }

  /// The same without an end.
  func position(_ step: Int, _ horizon: Horizon) -> Double {
    let steps = steps(of: horizon)
    return steps == 0 ? 1 : Double(step) / Double(steps)
  }
}

/// Whose way of counting a schedule follows where implementations differ by a step.
public enum Convention: String, SettingChoice {
  /// Warmup's first step moves and its last one is at the peak: (k + 1)/W. Phases that end at a
  /// value reach it one step after the last.
  case steplab
  /// PyTorch's and Transformers': warmup is k/W, so that its first step is at the start factor;
  /// one-cycle's phases end at a step.
  case torch

  public static let setting = Setting(
    "convention", default: Convention.steplab,
    "steplab: warmup is (k + 1)/W, its first step moves; torch: k/W, as in PyTorch and "
      + "Transformers, where one-cycle reaches its last rate at the last step")
}

/// The value that lies the given fraction of the way from the floor up to 1.
func interpolate(_ fraction: Double, from floor: Double) -> Double {
  floor + (1 - floor) * fraction
}
