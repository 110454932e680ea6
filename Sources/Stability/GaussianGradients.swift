import ElementaryFunctions
import RandomStreams

/// Gradients of least squares, labels without noise, on fresh batches of Gaussian features with
/// independent components.
///
/// Of a batch X = ZΛ^½ with standard normal Z only two projections reach the gradient
/// (1/B)XᵀXw. With u = Λ^½w, Zu is |u| times B standard normals: its square is |u|²χ² with B degrees
/// of freedom. The part of Zᵀ that is orthogonal to u is independent of Zu, so that it maps it to
/// |Zu| times a standard normal vector n orthogonal to u:
///
///     g = (1/B) Λ^½ (χ² u + |u| χ n⊥)
///
/// has exactly the distribution of a batch's gradient, at a cost that does not depend on B.
struct GaussianGradients {
  let variances: [Double]
  let batchSize: Int
  /// The standard deviations, √Λ.
  private let deviations: [Double]

  init(variances: [Double], batchSize: Int) {
    self.variances = variances
    self.batchSize = batchSize
    deviations = variances.map { $0.squareRoot() }
  }

  /// How many numbers a batch takes.
  var drawCount: Int { variances.count + 1 }

  /// The numbers of one batch: χ² over B, then a standard normal vector.
  func draw(_ stream: inout RandomStream, into numbers: UnsafeMutablePointer<Double>) {
    numbers[0] = chiSquared(&stream) / Double(batchSize)
    for i in 1..<drawCount { numbers[i] = stream.normal() }
  }

  /// The gradient at w of the batch that some numbers stand for.
  ///
  /// - Parameter n: of a ``draw(_:into:)``
  func gradient(
    at w: UnsafePointer<Double>, _ n: UnsafePointer<Double>, scale: UnsafePointer<Double>,
    into g: UnsafeMutablePointer<Double>
  ) {
    let count = variances.count, s = deviations
    var squares = 0.0, product = 0.0
    for i in 0..<count {
      let u = s[i] * w[i]
      g[i] = u
      squares += u * u
      product += u * n[i + 1]
    }
    guard squares > 0 else { return }
    let χ2 = n[0]
    // |u|χ/B, with χ² over B as it is drawn.
    let across = (squares * χ2 / Double(batchSize)).squareRoot()
    let along = χ2 - across * product / squares
    for i in 0..<count { g[i] = scale[i] * s[i] * (along * g[i] + across * n[i + 1]) }
  }

  /// χ² with B degrees of freedom: a sum of squares if B is small, else twice a gamma variate of
  /// shape B/2 (Marsaglia and Tsang 2000, doi 10.1145/358407.358414).
  private func chiSquared(_ stream: inout RandomStream) -> Double {
    if batchSize < 4 {
      return (0..<batchSize).reduce(0) { sum, _ in
        let x = stream.normal()
        return sum + x * x
      }
    }
    let d = 0.5 * Double(batchSize) - 1.0 / 3, c = 1 / (9 * d).squareRoot()
    while true {
      let x = stream.normal(), cube = 1 + c * x
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if Double.log(1 - stream.uniform()) < 0.5 * x * x + d * (1 - v + Double.log(v)) {
        return 2 * d * v
      }
    }
  }
}
