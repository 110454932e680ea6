import Catalog
import Compute
import ElementaryFunctions
import RandomStreams

/// Interleaved spiral arms in the unit disc, one class an arm: the classic data set that a linear
/// classifier cannot separate.
///
/// A point of arm c has radius r, uniform in [0, 1), and angle 2π (c / arms + turns · r) + noise · ξ
/// with ξ standard normal.
public struct Spirals: DataGenerator, ExampleGenerator {
  @Setting(.within(2, 1000), "classes of spirals, the arms") public var classes = 3
  @Setting(.atLeast(0), "turns of each spiral arm from the centre to the rim")
  public var turns = 0.75
  @Setting(.atLeast(0), "standard deviation of a spiral's angle, in radians")
  public var noise = 0.3

  public init() {}

  public static let about = About(
    "spirals", "interleaved spiral arms in the unit disc, a class each",
    Citation("Lang and Witbrock 1988, Learning to tell two spirals apart"))

  public var shape: ExampleShape { ExampleShape(input: .features(2), target: .classes(classes)) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    let base = examples.inputs.mutableBase
    for i in 0..<examples.count {
      let arm = draw.nextClass(at: i, of: classes, from: &stream)
      let radius = stream.uniform()
      let turn = Double(arm) / Double(classes)
      let angle = 2 * Double.pi * (turn + turns * radius) + noise * stream.normal()
      base[2 * i] = S(radius * Double.cos(angle))
      base[2 * i + 1] = S(radius * Double.sin(angle))
      examples.labels[i] = Int32(arm)
    }
  }
}
