import Catalog

extension SettingTerms {
  /// Of a number in [0, 1]: the rate that a decay ends at, as a fraction of the peak.
  public static var floor: SettingTerms {
    SettingTerms(.within(0, 1), "rate at the end, as a fraction of the peak")
  }

  /// Of an optional ``Duration`` above 0: how long a decay takes; `nil` for all steps there are.
  public static var decayLength: SettingTerms {
    SettingTerms(
      .above(0),
      "length of the decay, after which the rate stays: below 1 a fraction of the run, from 1 on "
        + "steps; none: all steps there are")
  }

  /// Of a number above 0 and at most 1: γ, what a drop multiplies the rate by.
  public static var dropFactor: SettingTerms {
    SettingTerms(.above(0, upTo: 1), "γ, the factor of a drop")
  }

  /// Of a ``DecayShape``: the course of a decay over its progress from 0 to 1.
  public static var decayShape: SettingTerms {
    SettingTerms(
      .any,
      "shape over the progress p: linear 1 − p, cosine ½(1 + cos πp), one-minus-sqrt 1 − √p, "
        + "square 1 − p², mirror-cosine 2(1 − p) − ½(1 + cos πp), exponential floorᵖ")
  }

  /// Of a ``Convention``: whose way of counting steps is followed.
  public static var convention: SettingTerms {
    SettingTerms(
      .any,
      "steplab: warmup is (k + 1)/W, its first step moves; torch: k/W, as in PyTorch and "
        + "Transformers, where one-cycle reaches its last rate at the last step")
  }
}

/// How long a decay takes, and how much of it is done: of an optional length all steps there are
/// without one.
extension Optional<Duration> {
  /// The number of steps that the decay takes.
  ///
  /// - Parameter horizon: what the schedule covers: without a length all of its steps; fractional
  ///   lengths are fractions of the whole run
  public func steps(of horizon: Horizon) -> Int { self?.steps(of: horizon) ?? horizon.steps }

  /// The part of the decay that lies before a step, from 0 to 1; a decay without steps is over.
  ///
  /// - Parameters:
  ///   - step: counted from 0, where the decay starts
  ///   - horizon: what the schedule covers
  public func progress(at step: Int, of horizon: Horizon) -> Double {
    min(1, position(step, horizon))
  }

  /// The progress without an end: a step in units of the decay's length, above 1 after the
  /// decay; 1 for a decay without steps.
  ///
  /// - Parameters:
  ///   - step: counted from 0, where the decay starts
  ///   - horizon: what the schedule covers
  public func position(_ step: Int, _ horizon: Horizon) -> Double {
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
}

/// The value that lies the given fraction of the way from the floor up to 1.
func interpolate(_ fraction: Double, from floor: Double) -> Double {
  floor + (1 - floor) * fraction
}
