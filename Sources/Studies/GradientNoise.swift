import Analysis
import Catalog
import Compute
import Plans
import Problems
import Records

/// Gradients of a problem at its initial parameters, from which the noise scale is computed.
struct GradientSource {
  private let prepared: PreparedProblem
  private let sampling: Sampling

  init(_ prepared: PreparedProblem) {
    self.prepared = prepared
    sampling = prepared.outline.sampling
  }

  private func problem(_ seed: UInt64) -> any Problem<Double> { prepared.make(seed: seed) }

  /// The variance of a batch's gradient over that of a single example: 1/B and, without replacement
  /// from n examples, (n − B)/(B (n − 1)).
  func noiseShare(of batch: Int) -> Double {
    guard case .finite(let examples) = sampling else { return 1 / Double(batch) }
    guard examples > 1 else { return 0 }
    return Double(examples - batch) / (Double(batch) * Double(examples - 1))
  }

  /// Averages over instances of the problem; `nil` if it does not state what is needed.
  func moments(seeds: [UInt64]) -> GradientMoments? {
    var sum = GradientMoments()
    for seed in seeds {
      let problem = problem(seed)
      guard problem.truth.spectrum != nil, let noiseScale = problem.truth.noiseScale else {
        return nil
      }
      let start = problem.initialParameters()
      var gradient = Buffer<Double>(zeros: start.count)
      _ = problem.loss(at: start, on: .full, gradient: &gradient)
      let product = hessianVectorProduct(
        of: problem, at: start, direction: gradient, on: .full
      ).product
      let curvature = dotProduct(gradient, product)
      sum.squaredGradient += sumOfSquares(gradient)
      sum.curvature += curvature
      sum.noiseCurvature += noiseScale * curvature
    }
    return sum.curvature > 0 ? sum : nil
  }

  /// tr(Σ)/|G|² from the squared norms of gradients of a small and of a large batch: appendix A.1 of
  /// McCandlish et al. 2018, arXiv 1812.06162, on average over instances of the problem.
  func simpleNoiseScale(small: Int, large: Int, seeds: [UInt64]) -> TwoBatchEstimate? {
    let smallNorms = squaredNorms(batch: small, seeds),
      largeNorms = squaredNorms(batch: large, seeds)
    return TwoBatchEstimate(
      small: smallNorms, large: largeNorms, smallShare: noiseShare(of: small),
      largeShare: noiseShare(of: large))
  }

  /// Gradients of each instance for the estimate, at most one of many instances.
  private static let drawsInAll = 64

  private func squaredNorms(batch size: Int, _ seeds: [UInt64]) -> [Double] {
    let draws = max(1, Self.drawsInAll / seeds.count)
    var norms: [Double] = []
    for seed in seeds {
      let problem = problem(seed)
      let start = problem.initialParameters()
      var gradient = Buffer<Double>(zeros: start.count)
      var sampler = BatchSampler(seed: seed, sampling: sampling)
      var batch = Batch(size: .examples(size))
      for _ in 0..<draws {
        sampler.next(&batch)
        _ = problem.loss(at: start, on: batch, gradient: &gradient)
        norms.append(sumOfSquares(gradient))
      }
    }
    return norms
  }
}

/// Moments of the gradient G at the initial parameters, with the Hessian H and the covariance Σ of the
/// gradients of single examples. All are sums over the same instances.
struct GradientMoments: Sendable {
  /// |G|²
  var squaredGradient = 0.0
  /// GᵀHG
  var curvature = 0.0
  /// tr(HΣ)
  var noiseCurvature = 0.0

  var largestStep: Double { squaredGradient / curvature }
  var noiseScale: Double { noiseCurvature / curvature }

  /// The rate that minimises the expected loss after one step on a quadratic.
  ///
  /// - Parameter noise: the variance of a batch's gradient over that of a single example
  func bestStep(noise: Double) -> Double { largestStep / (1 + noiseScale * noise) }
}
