import Compute

/// The Hessian of ``TwoLayerLinear``, residual term included.
///
/// Turning the hidden units by an orthogonal n × n matrix changes neither the loss nor the Hessian's
/// eigenvalues. The columns of (v U) can so be brought into the first d + 1 units, and what is left
/// of the others has no part in the output: the largest eigenvalue is that of d + 1 hidden units with
/// the factor 1/√n as before. For one example x = 1, y = 0 it is ½(λ + √(λ² + 12f²/n)) with
/// λ = (‖u‖² + ‖v‖²)/n.
struct TwoLayerHessian {
  private let inputs: Int
  private let examples: [(input: [Double], label: Double)]
  /// 1/√n
  private let scale: Double
  /// Row i: the components of v, U₁, … of the i-th turned unit.
  private let units: [[Double]]

  init<S: Scalar>(
    _ parameters: Buffer<S>, inputs: Int, examples: [(input: [Double], label: Double)]
  ) {
    let width = parameters.count / (inputs + 1)
    self.inputs = inputs
    self.examples = examples
    scale = 1 / Double(width).squareRoot()
    func element(_ i: Int, _ column: Int) -> Double {
      Double(column == 0 ? parameters[width * inputs + i] : parameters[i * inputs + column - 1])
    }
    let order = inputs + 1
    var gram = [[Double]](repeating: [Double](repeating: 0, count: order), count: order)
    for i in 0..<width {
      for a in 0..<order {
        for b in 0..<order { gram[a][b] += element(i, a) * element(i, b) }
      }
    }
    units = Self.upperFactor(gram)
  }

  /// R of G = RᵀR, whose columns have the products that G prescribes. A pivot that vanishes, for
  /// fewer units than columns, leaves a row of zeros.
  private static func upperFactor(_ gram: [[Double]]) -> [[Double]] {
    let order = gram.count
    var factor = [[Double]](repeating: [Double](repeating: 0, count: order), count: order)
    for i in 0..<order {
      func remainder(_ j: Int) -> Double {
        (0..<i).reduce(gram[i][j]) { $0 - factor[$1][i] * factor[$1][j] }
      }
      let pivot = remainder(i)
      guard pivot > 1e-14 * gram[i][i] else { continue }
      let root = pivot.squareRoot()
      for j in i..<order { factor[i][j] = remainder(j) / root }
    }
    return factor
  }

  /// `nil` if the iteration did not converge.
  var largestEigenvalue: Double? {
    let order = inputs + 1, size = order * order
    // The parameters unit by unit: its v, then its row of U.
    var hessian = Buffer<Double>(zeros: size * size)
    let base = hessian.mutableBase
    let weight = 1 / Double(examples.count)
    for (x, label) in examples {
      // The output's derivative with respect to every parameter.
      var jacobian = [Double](repeating: 0, count: size)
      var output = 0.0
      for i in 0..<order {
        let (v, row) = (units[i][0], units[i][1...])
        let preactivation = zip(row, x).reduce(0) { $0 + $1.0 * $1.1 }
        output += scale * v * preactivation
        jacobian[i * order] = scale * preactivation
        for j in 0..<inputs { jacobian[i * order + j + 1] = scale * v * x[j] }
      }
      for a in 0..<size {
        for b in 0..<size { base[a * size + b] += weight * jacobian[a] * jacobian[b] }
      }
      // Its second derivatives join each unit's v with its row of U.
      for i in 0..<order {
        for j in 0..<inputs {
          let curvature = weight * (output - label) * scale * x[j]
          let (a, b) = (i * order, i * order + j + 1)
          base[a * size + b] += curvature
          base[b * size + a] += curvature
        }
      }
    }
    return eigenvalues(ofSymmetric: hessian, order: size)?.first
  }
}
