import Catalog
import Schedules

/// REX: η(k) = peak × (1 − p)/(½ + ½(1 − p)) with p = k/T, above the straight line until the end.
///
/// Chen, Wolfe and Kyrillidis 2022, arXiv 2107.04197.
struct ReflectedExponential: Schedule {
  static let about = About(
    "rex", "above the straight line, and at 0 in the end",
    Citation("Chen, Wolfe and Kyrillidis 2022", arXiv: "2107.04197"))

  func factor(at step: Int, of horizon: Horizon) -> Double {
    let left = 1 - Double(step) / Double(max(1, horizon.steps))
    return left / (0.5 + 0.5 * left)
  }
}
