import Compute
import Problems

/// The covariance of single-example gradients of a streaming problem, measured.
struct SampledGradients {
  let count: Int
  /// Σ around the exact gradient, n × n.
  private(set) var covariance: Buffer<Double>
  /// The standard error of each element of `covariance`.
  private(set) var covarianceError: Buffer<Double>
  private(set) var mean: Buffer<Double>
  private(set) var loss = 0.0

  init(_ problem: any Problem<Double>, at w: Buffer<Double>, count: Int, batchSize: Int = 1) {
    self.count = count
    let n = w.count
    let exact = fullGradient(problem, at: w)
    var gradient = Buffer<Double>(zeros: n)
    covariance = Buffer(zeros: n * n)
    covarianceError = covariance
    mean = gradient
    var batches = StreamedBatches(of: batchSize)
    for _ in 0..<count {
      loss += problem.loss(at: w, on: batches.next(), gradient: &gradient) / Double(count)
      for i in 0..<n {
        mean[i] += gradient[i] / Double(count)
        for j in 0..<n {
          let product = (gradient[i] - exact[i]) * (gradient[j] - exact[j])
          covariance[i * n + j] += product / Double(count)
          covarianceError[i * n + j] += product * product / Double(count)
        }
      }
    }
    for k in covariance.indices {
      let variance = covarianceError[k] - covariance[k] * covariance[k]
      covarianceError[k] = (max(variance, 0) / Double(count)).squareRoot()
    }
  }

  /// tr(HΣ)/(GᵀHG) and tr(Σ)/|G|².
  func noiseScales(
    gradient: Buffer<Double>, _ hessian: Buffer<Double>
  ) -> (full: Double, simple: Double) {
    let n = gradient.count
    var weighted = 0.0, curvature = 0.0, trace = 0.0
    for i in 0..<n {
      trace += covariance[i * n + i]
      for j in 0..<n {
        weighted += hessian[i * n + j] * covariance[j * n + i]
        curvature += gradient[i] * hessian[i * n + j] * gradient[j]
      }
    }
    return (weighted / curvature, trace / gradient.reduce(0) { $0 + $1 * $1 })
  }
}
