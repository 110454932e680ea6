import Catalog
import ElementaryFunctions

/// η(k) = min(peak, B a nᵇ), n the tokens seen up to and with step k of the run, B the batch size
/// in the paper's unit.
///
/// A hypothesis: the submission was withdrawn. Its constants a = 4.6 and b = −0.51 are defaults.
/// The only schedule here that is no fixed multiple of the peak: the peak is a cap.
public struct PowerDecay: Schedule {
  @Setting(.above(0), "a") public var coefficient = 4.6
  @Setting(.atMost(0), "b") public var exponent = -0.51
  @Setting(.above(0), "B, in the unit of the coefficient") public var batch = 1.0
  @Setting(.above(0), "n is this times (k + 1), warmup included") public var tokensPerStep = 1.0

  public init() {}

  public static let about = About(
    "power", "a power of the number of tokens seen, capped at the peak",
    Citation("Shen et al. 2024 (withdrawn)", arXiv: "2408.13359"))

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let tokens = tokensPerStep * Double(horizon.start + step + 1)
    return min(1, coefficient * batch * Double.pow(tokens, exponent) / horizon.peakRate)
  }
}
