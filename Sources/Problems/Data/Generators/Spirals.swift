import Compute
import Foundation
import RandomStreams

/// Interleaved spiral arms in the unit disc, one class an arm: the classic data set that a linear
/// classifier cannot separate.
///
/// A point of arm c has radius r, uniform in [0, 1), and angle 2π (c / arms + turns · r) + noise · ξ
/// with ξ standard normal.
struct Spirals {
  var arms: Int
  var turns: Double
  /// Standard deviation of the angle, in radians.
  var noise: Double

  func sample<S: Scalar>(
    _ count: Int, from stream: inout RandomStream
  ) -> ClassificationData<S>.Part {
    var features = Buffer<S>(zeros: 2 * count)
    let base = features.mutableBase
    for i in 0..<count {
      let radius = stream.uniform()
      let arm = Double(i % arms) / Double(arms)
      let angle = 2 * Double.pi * (arm + turns * radius) + noise * stream.normal()
      base[2 * i] = S(radius * cos(angle))
      base[2 * i + 1] = S(radius * sin(angle))
    }
    return .init(features: features, classes: (0..<count).map { Int32($0 % arms) })
  }
}
