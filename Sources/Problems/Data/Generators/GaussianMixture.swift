import Catalog
import Compute
import ElementaryFunctions
import RandomStreams

/// Equally likely classes with unit-variance Gaussian features whose means are all at the same
/// distance from each other: μₖ = separation/√2 · eₖ.
public struct GaussianMixture: DataGenerator, ExampleGenerator {
  @Setting(.within(2, 1000), "classes of a Gaussian mixture") public var classes = 3
  @Setting(.within(1, 1e5), "features of a Gaussian mixture") public var features = 10
  @Setting(.atLeast(0), "distance between the means of a Gaussian mixture")
  public var separation = 2.0

  public init() {}

  public static let about = About(
    "gaussian-mixture", "classes of unit variance with means at the same distance from each other",
    Citation("elementary"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard features < classes else { return }
    throw .invalid(
      owner: owner, setting: "features",
      reason: "a Gaussian mixture needs at least as many features as classes")
  }

  public var shape: ExampleShape {
    ExampleShape(input: .features(features), target: .classes(classes))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let base = examples.inputs.mutableBase
    let shift = separation / 2.0.squareRoot()
    for i in 0..<examples.count {
      let number = draw.nextClass(at: i, of: classes, from: &stream)
      for j in 0..<features {
        base[i * features + j] = S(stream.normal() + (j == number ? shift : 0))
      }
      examples.labels[i] = Int32(number)
    }
  }

  public func describe(_ truth: inout Truth) {
    truth.bayesAccuracy = bayesAccuracy
    truth.lossFloor = bayesRisk
  }

  /// Φ(separation / 2) for two equally likely classes; no closed form for more.
  var bayesAccuracy: Double? {
    classes == 2 ? 0.5 * Double.erfc(-separation / (2 * 2.0.squareRoot())) : nil
  }

  /// The cross-entropy of the true posterior, in nats, for two classes; `nil` for more, where the
  /// integral has as many dimensions as there are classes.
  ///
  /// With s the separation, the log-odds L of the true class are N(s²/2, s²), and the risk is
  /// E log(1 + e^−L). The trapezoidal rule with step h converges for such an integrand like
  /// exp(−2π²/(s h)), because its nearest poles lie at a distance of π/s from the real axis
  /// (Trefethen and Weideman 2014, doi 10.1137/130932132): below rounding with s h ≤ ½.
  var bayesRisk: Double? {
    guard classes == 2 else { return nil }
    // Beyond, e^(−s²/8) has long been zero.
    guard separation < 80 else { return 0 }
    let step = min(0.25, 0.5 / separation)
    // The classes meet at z = −s/2, within this range, beyond which the density is zero.
    let count = Int((40 / step).rounded(.up))
    var sum = 0.0
    for i in -count...count {
      let z = Double(i) * step
      let logOdds = separation * (separation / 2 + z)
      let loss = max(-logOdds, 0) + Double.log(onePlus: Double.exp(-abs(logOdds)))
      sum += Double.exp(-z * z / 2) * loss
    }
    return sum * step / (2 * Double.pi).squareRoot()
  }
}
