import Compute
import Foundation
import RandomStreams

/// Interleaved spiral arms in the unit disc, one class an arm: the classic data set that a linear
/// classifier cannot separate.
///
/// A point of arm c has radius r, uniform in [0, 1), and angle 2π (c / arms + turns · r) + noise · ξ
/// with ξ standard normal.
struct Spirals: ExampleGenerator {
  var arms: Int
  var turns: Double
  /// Standard deviation of the angle, in radians.
  var noise: Double
  var draw = Draw.stratified

  var shape: ExampleShape { ExampleShape(input: .features(2), target: .classes(arms)) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func fill<S: Scalar>(_ examples: inout Examples<S>, from stream: inout RandomStream) {
    let base = examples.inputs.mutableBase
    for i in 0..<examples.count {
      let arm = draw.nextClass(at: i, of: arms, from: &stream)
      let radius = stream.uniform()
      let turn = Double(arm) / Double(arms)
      let angle = 2 * Double.pi * (turn + turns * radius) + noise * stream.normal()
      base[2 * i] = S(radius * cos(angle))
      base[2 * i + 1] = S(radius * sin(angle))
      examples.labels[i] = Int32(arm)
    }
  }

  func describe(_ truth: inout Truth) {}
}
