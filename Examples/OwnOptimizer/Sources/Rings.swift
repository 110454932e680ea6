import Catalog
import Compute
import Foundation
import Problems
import RandomStreams

/// Concentric rings in the plane, one class each: class c has the radius c + 1, the angle is uniform,
/// and the radius has Gaussian noise.
struct Rings: DataGenerator, ExampleGenerator {
  @Setting(.within(2, 100), "rings, a class each") var rings = 3
  @Setting(.atLeast(0), "standard deviation of the radius") var noise = 0.2

  static let about = About("rings", "concentric rings, a class each", Citation("elementary"))

  var shape: ExampleShape { ExampleShape(input: .features(2), target: .classes(rings)) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream
  ) {
    for i in 0..<examples.count {
      let ring = draw.nextClass(at: i, of: rings, from: &stream)
      let radius = Double(ring + 1) + noise * stream.normal()
      let angle = 2 * Double.pi * stream.uniform()
      examples.inputs[2 * i] = S(radius * cos(angle))
      examples.inputs[2 * i + 1] = S(radius * sin(angle))
      examples.labels[i] = Int32(ring)
    }
  }
}
