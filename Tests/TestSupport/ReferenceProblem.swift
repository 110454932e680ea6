import Foundation

/// The small problems of the reference trajectories, with their closed-form gradients: written
/// from their formulas, independent of the package's own problems.
public struct ReferenceProblem: Decodable, Sendable {
  public let kind: String
  public let w0: [Double]
  public let grad0: [Double]
  public let loss0: Double
  let a, b: [Double]?
  let x: ReferenceTensor?
  let y: [Double]?
  let l2: Double?

  public func loss(_ w: [Double]) -> Double {
    switch kind {
    case "quad10":
      return w.indices.reduce(0) { $0 + 0.5 * a![$1] * w[$1] * w[$1] - b![$1] * w[$1] }
    case "logreg":
      let n = y!.count
      let data = (0..<n).reduce(0.0) { $0 + log1p(exp(-y![$1] * margin($1, w))) } / Double(n)
      return data + 0.5 * l2! * w.reduce(0) { $0 + $1 * $1 }
    case "rosen":
      return (0..<w.count - 1).reduce(0) { total, i in
        let u = w[i + 1] - w[i] * w[i]
        return total + 100 * u * u + (1 - w[i]) * (1 - w[i])
      }
    default: fatalError("no problem '\(kind)'")
    }
  }

  public func gradient(_ w: [Double]) -> [Double] {
    switch kind {
    case "quad10": return w.indices.map { a![$0] * w[$0] - b![$0] }
    case "logreg":
      let n = y!.count
      var g = w.map { l2! * $0 }
      for i in 0..<n {
        let factor = -y![i] / (1 + exp(y![i] * margin(i, w))) / Double(n)
        for j in w.indices { g[j] += factor * x!.data[i * w.count + j] }
      }
      return g
    case "rosen":
      var g = [Double](repeating: 0, count: w.count)
      for i in 0..<w.count - 1 {
        let u = w[i + 1] - w[i] * w[i]
        g[i] += -400 * w[i] * u - 2 * (1 - w[i])
        g[i + 1] += 200 * u
      }
      return g
    default: fatalError("no problem '\(kind)'")
    }
  }

  private func margin(_ row: Int, _ w: [Double]) -> Double {
    w.indices.reduce(0) { $0 + x!.data[row * w.count + $1] * w[$1] }
  }
}
