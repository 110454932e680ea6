import Catalog
import Compute
import RandomStreams

/// Regression on a Chebyshev polynomial of the first kind, the small problem on which Cohen et al.
/// 2021 (arXiv 2103.00065) show the edge of stability: the input is x in [−1, 1], the target Tₖ(x).
///
/// There is no noise, so that the smallest loss is 0. A fixed set holds equally spaced points, both
/// ends among them, whatever the seed; a stream draws them uniformly.
public struct Chebyshev: DataGenerator, ExampleGenerator {
  @Setting(.within(0, 1000), "of the Chebyshev polynomial to learn") public var degree = 6
  @Setting(
    .within(2, 1e7),
    "equally spaced training points on a Chebyshev polynomial, in place of `examples`")
  public var points = 20

  public init() {}

  public static let about = About(
    "chebyshev", "regression on a Chebyshev polynomial of one variable, without noise",
    Citation("Cohen et al. 2021", arXiv: "2103.00065"))

  public var trainingCount: Int? { points }

  public var shape: ExampleShape { ExampleShape(input: .features(1), target: .values(1)) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let inputs = examples.inputs.mutableBase, values = examples.values.mutableBase
    for i in 0..<examples.count {
      let x =
        switch draw {
        // Symmetric to the last bit; a single point lies in the middle.
        case .stratified: Double(2 * i - (examples.count - 1)) / Double(max(1, examples.count - 1))
        case .independent: 2 * stream.uniform() - 1
        }
      inputs[i] = S(x)
      values[i] = S(value(at: x))
    }
  }

  public func describe(_ truth: inout Truth) { truth.lossFloor = 0 }

  /// T₀ = 1, T₁ = x, Tₖ₊₁ = 2x Tₖ − Tₖ₋₁.
  private func value(at x: Double) -> Double {
    var (last, next) = (1.0, x)
    for _ in 0..<degree { (last, next) = (next, 2 * x * next - last) }
    return last
  }
}
