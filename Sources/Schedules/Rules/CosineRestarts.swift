import Catalog
import ElementaryFunctions

/// Cosine annealing with warm restarts (SGDR): within the cycle i of length Tᵢ = T₀ mⁱ,
/// η = peak × (floor + (1 − floor) ½ (1 + cos(π k' / Tᵢ))), with k' the steps since its start.
public struct CosineRestarts: Schedule {
  @Setting(
    .above(0),
    "T₀, the first cycle: below 1 a fraction of the run, from 1 on steps; none: so that `cycles` "
      + "cycles fill the run")
  public var cycle: Duration? = nil
  @Setting(.within(1, 1e6), "how many, where `cycle` is none") public var cycles = 4.0
  @Setting(.within(1, 1000), "m: each cycle is so much longer than the last")
  public var multiplier = 1.0
  @Setting(.floor) public var floor = 0.0

  public init() {}

  public static let about = About(
    "cosine-restarts", "cosine decays with a jump back to the peak after each",
    Citation("Loshchilov and Hutter 2017", arXiv: "1608.03983"))

  public func validate(for horizon: Horizon) throws(ConfigurationError) {
    let first = firstCycle(of: horizon)
    guard horizon.steps == 0 || first >= 1 else {
      throw .invalid(
        owner: "cosine-restarts", setting: "cycles",
        reason: "the first of \(compact(cycles)) cycles in \(horizon.steps) steps would be shorter "
          + "than a step")
    }
  }

  /// The length of the first cycle in steps, which need not be whole.
  private func firstCycle(of horizon: Horizon) -> Double {
    if let cycle { return Double(max(1, cycle.steps(of: horizon))) }
    let sum = multiplier == 1 ? cycles : (Double.pow(multiplier, cycles) - 1) / (multiplier - 1)
    return Double(horizon.steps) / sum
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(halfCosine(progress(at: step, of: horizon)), from: floor)
  }

  /// The part of its cycle that lies before a step; 1 at the end of a run that cycles fill.
  private func progress(at step: Int, of horizon: Horizon) -> Double {
    guard cycle == nil else { return progress(Double(step), first: firstCycle(of: horizon)) }
    guard step < horizon.steps else { return 1 }
    guard multiplier == 1 else { return progress(Double(step), first: firstCycle(of: horizon)) }
    // One rounding fewer than with the cycle's length, which need not be whole.
    let position = cycles * (Double(step) / Double(horizon.steps))
    return position - position.rounded(.down)
  }

  private func progress(_ step: Double, first: Double) -> Double {
    if multiplier == 1 { return step.truncatingRemainder(dividingBy: first) / first }
    // The cycle from the sum of the geometric series, put right where the logarithm rounded.
    var number = (Double.log(onePlus: step / first * (multiplier - 1)) / Double.log(multiplier))
      .rounded(.down)
    func start(_ number: Double) -> Double {
      first * (Double.pow(multiplier, number) - 1) / (multiplier - 1)
    }
    if start(number + 1) <= step { number += 1 }
    if start(number) > step { number -= 1 }
    return min(1, (step - start(number)) / (first * Double.pow(multiplier, number)))
  }
}
