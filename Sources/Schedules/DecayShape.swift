import Catalog
import ElementaryFunctions

/// The course of a decay from 1 to a floor f as a function of its progress p from 0 to 1.
///
/// The shapes that Hägele et al. 2024, arXiv 2405.18392, compare for cooldowns.
public enum DecayShape: String, SettingChoice {
  /// 1 − p
  case linear
  /// ½ (1 + cos πp)
  case cosine
  /// 1 − √p
  case oneMinusSqrt = "one-minus-sqrt"
  /// 1 − p²
  case square
  /// fᵖ; needs a floor above 0
  case exponential
  /// 2 (1 − p) − ½ (1 + cos πp): the cosine reflected at the straight line
  case mirrorCosine = "mirror-cosine"

  /// The value of the decay: 1 at progress 0, the floor at progress 1.
  ///
  /// - Parameters:
  ///   - progress: p, the part of the decay that is over, from 0 to 1
  ///   - floor: f, where the decay ends, as a fraction of where it starts; above 0 for
  ///     ``exponential``
  public func value(_ progress: Double, floor: Double) -> Double {
    switch self {
    case .linear: interpolate(1 - progress, from: floor)
    case .cosine: interpolate(halfCosine(progress), from: floor)
    case .oneMinusSqrt: interpolate(1 - progress.squareRoot(), from: floor)
    case .square: interpolate(1 - progress * progress, from: floor)
    case .exponential: Double.pow(floor, progress)
    case .mirrorCosine: interpolate(2 * (1 - progress) - halfCosine(progress), from: floor)
    }
  }

  /// Throws if the shape does not go with the floor: ``exponential`` needs one above 0.
  ///
  /// - Parameters:
  ///   - floor: where the decay ends, as a fraction of where it starts
  ///   - owner: the name of what has the setting `floor`, for the message
  public func validate(floor: Double, of owner: String) throws(ConfigurationError) {
    guard self != .exponential || floor > 0 else {
      throw .invalid(
        owner: owner, setting: "floor",
        reason: "an exponential decay never reaches 0: give a floor above it, such as 0.01")
    }
  }
}

/// ½ (1 + cos πp): from 1 at p = 0 to 0 at p = 1.
///
/// - Parameter progress: p, the part of the decay that is over
public func halfCosine(_ progress: Double) -> Double { 0.5 * (1 + Double.cos(.pi * progress)) }
