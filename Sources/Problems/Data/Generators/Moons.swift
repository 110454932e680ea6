import Catalog
import Compute
import ElementaryFunctions
import RandomStreams

/// Two half circles that reach into each other, one class each, with Gaussian noise on both
/// coordinates: scikit-learn's `make_moons` (Pedregosa et al. 2011, arXiv 1201.0490).
///
/// With t uniform in [0, π), class 0 is at (cos t, sin t) and class 1 at (1 − cos t, ½ − sin t).
public struct Moons: DataGenerator, ExampleGenerator {
  @Setting(.atLeast(0), "standard deviation of each coordinate of moons") public var noise = 0.3

  public init() {}

  public static let about = About(
    "moons", "two half circles that reach into each other, a class each",
    Citation("Pedregosa et al. 2011", arXiv: "1201.0490"))

  public var shape: ExampleShape { ExampleShape(input: .features(2), target: .classes(2)) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let base = examples.inputs.mutableBase
    for i in 0..<examples.count {
      let moon = draw.nextClass(at: i, of: 2, from: &stream)
      let angle = Double.pi * stream.uniform()
      let x = moon == 0 ? Double.cos(angle) : 1 - Double.cos(angle)
      let y = moon == 0 ? Double.sin(angle) : 0.5 - Double.sin(angle)
      base[2 * i] = S(x + noise * stream.normal())
      base[2 * i + 1] = S(y + noise * stream.normal())
      examples.labels[i] = Int32(moon)
    }
  }
}
