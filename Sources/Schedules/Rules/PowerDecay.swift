import Catalog
import Foundation

/// η(k) = min(peak, B a nᵇ), n the tokens seen up to and with step k of the run, B the batch size
/// in the paper's unit.
///
/// A hypothesis: the submission was withdrawn. Its constants a = 4.6 and b = −0.51 are defaults.
/// The only schedule here that is no fixed multiple of the peak: the peak is a cap.
public struct PowerDecay: Schedule {
  static let coefficient = Setting("coefficient", default: 4.6, .above(0), "a")
  static let exponent = Setting("exponent", default: -0.51, .atMost(0), "b")
  static let batch = Setting("batch", default: 1.0, .above(0), "B, in the unit of the coefficient")
  static let tokensPerStep = Setting(
    "tokens_per_step", default: 1.0, .above(0), "n is this times (k + 1), warmup included")

  public static let declaration = Declaration(
    id: "power", summary: "a power of the number of tokens seen, capped at the peak",
    citation: Citation("Shen et al. 2024 (withdrawn)", arXiv: "2408.13359"),
    settings: [
      coefficient.declaration, exponent.declaration, batch.declaration, tokensPerStep.declaration,
    ])

  let scale, exponent, tokensPerStep: Double

  public init(_ configuration: Configuration, context: ScheduleContext) {
    scale = configuration[Self.coefficient] * configuration[Self.batch]
    exponent = configuration[Self.exponent]
    tokensPerStep = configuration[Self.tokensPerStep]
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    let tokens = tokensPerStep * Double(horizon.start + step + 1)
    return min(1, scale * pow(tokens, exponent) / horizon.peakRate)
  }
}
