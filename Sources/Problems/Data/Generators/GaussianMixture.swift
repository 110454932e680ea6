import Compute
import Foundation
import RandomStreams

/// Classes with unit-variance Gaussian features whose means are all at the same distance from each
/// other: μₖ = separation/√2 · eₖ.
struct GaussianMixture {
  var classes: Int
  var features: Int
  /// The distance between any two means.
  var separation: Double

  func sample<S: Scalar>(
    _ count: Int, from stream: inout RandomStream
  ) -> ClassificationData<S>.Part {
    var values = Buffer<S>(zeros: features * count)
    let base = values.mutableBase
    let shift = separation / 2.0.squareRoot()
    for i in 0..<count {
      for j in 0..<features {
        base[i * features + j] = S(stream.normal() + (j == i % classes ? shift : 0))
      }
    }
    return .init(features: values, classes: (0..<count).map { Int32($0 % classes) })
  }

  /// Φ(separation / 2) for two equally likely classes; no closed form for more.
  var bayesAccuracy: Double? {
    classes == 2 ? 0.5 * erfc(-separation / (2 * 2.0.squareRoot())) : nil
  }
}
