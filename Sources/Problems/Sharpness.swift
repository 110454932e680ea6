import Compute
import RandomStreams

/// The sharpness of a training loss: the largest eigenvalues of its Hessian H or, preconditioned, of
/// P^(−1/2) H P^(−1/2) with a diagonal P, which are those of P⁻¹H.
///
/// Cohen et al. 2021, arXiv 2103.00065, and 2022, arXiv 2207.14484. By Lanczos's iteration on
/// ``hessianVectorProduct(of:at:direction:on:)``, four gradients a product, all of the full batch:
/// of a finite problem all training examples, of a stream the sample that stands for it, the same at
/// every point. The loss is the one that training takes gradients of, label smoothing and penalties
/// included; batches are normalised by their own statistics, and dropout has the masks of step 0:
/// one thinned network, the same at every point.
///
/// Along a training run each measurement begins where the last one ended, at the sum of its vectors.
/// A random direction of a tenth of its length is added, through which eigenvectors enter that were
/// not among the largest before.
public struct Sharpness {
  private let problem: any Problem<Double>
  private let batch: Batch
  private var lanczos: Lanczos
  private var products: HessianProducts
  private var scaled, product, rootScale: Buffer<Double>
  private var start: Buffer<Double>
  /// Of length 0.1.
  private let fresh: Buffer<Double>

  /// The eigenvalues at a point.
  public struct Measurement: Sendable, Hashable {
    /// Largest first; as many as asked for, or as there are parameters.
    public let eigenvalues: [Double]
    /// ‖Ay − λy‖ of the largest one, over its magnitude; infinite for an eigenvalue of 0 with a
    /// residual.
    public let residual: Double
    /// How many products with the Hessian it took.
    public let products: Int
    /// Whether all residuals came below the tolerance.
    public let isConverged: Bool
  }

  /// A measurement of the Hessian's largest eigenvalues, at points that are given later.
  ///
  /// - Parameters:
  ///   - problem: used by this value alone while it measures
  ///   - lanczos: how many eigenvalues, to what residual, with how many products
  public init(of problem: any Problem<Double>, lanczos: Lanczos = Lanczos()) {
    self.problem = problem
    self.lanczos = lanczos
    batch = .full
    let count = problem.layout.count
    products = HessianProducts(parameterCount: count)
    scaled = Buffer(zeros: count)
    product = scaled
    rootScale = scaled
    start = scaled
    var stream = Self.stream(index: 0)
    var direction = Buffer((0..<count).map { _ in stream.normal() })
    scale(&direction, by: 0.1 / euclideanNorm(direction))
    fresh = direction
  }

  /// The same for every run, and apart from what runs draw from.
  private static func stream(index: Int) -> RandomStream {
    RandomStream(label: "sharpness \(index)", purpose: .directions)
  }

  /// Measures the largest eigenvalues of the Hessian H at a point or, with a preconditioner, of
  /// P⁻¹H.
  ///
  /// - Parameters:
  ///   - point: the parameters
  ///   - preconditioner: the diagonal of P, of the parameters' length; none for H itself
  /// - Returns: `nil` if a product is not finite, or an element of P not finite and positive
  public mutating func measure(
    at point: Buffer<Double>, preconditioner: Buffer<Double>? = nil
  ) -> Measurement? {
    let count = point.count
    guard count > 0 else { return nil }
    if let preconditioner {
      precondition(preconditioner.count == count, "a preconditioner of every parameter")
      for i in 0..<count {
        let element = preconditioner.base[i]
        guard element > 0, element.isFinite else { return nil }
        rootScale[i] = 1 / element.squareRoot()
      }
      guard rootScale.allSatisfy(\.isFinite) else { return nil }
    }
    add(1, times: fresh, to: &start)
    var stream = Self.stream(index: 1)
    // Taken out of `self`, which the products change too.
    var lanczos = Lanczos()
    swap(&lanczos, &self.lanczos)
    defer { swap(&lanczos, &self.lanczos) }
    let pairs = lanczos.largest(
      order: count, start: start, random: { stream.normal() },
      multiply: { multiply($0, at: point, isScaled: preconditioner != nil, into: &$1) })
    for i in 0..<count { start[i] = 0 }
    guard let pairs, let largest = pairs.values.first, let residual = pairs.residuals.first else {
      return nil
    }
    for vector in pairs.vectors { add(1, times: vector, to: &start) }
    return Measurement(
      eigenvalues: pairs.values,
      residual: residual == 0 ? 0 : residual / abs(largest), products: pairs.products,
      isConverged: pairs.isConverged)
  }

  /// Writes Hx or P^(−1/2) H P^(−1/2) x.
  private mutating func multiply(
    _ x: Buffer<Double>, at point: Buffer<Double>, isScaled: Bool,
    into result: inout Buffer<Double>
  ) {
    guard isScaled else {
      _ = products.multiply(problem, at: point, on: batch, x, into: &result)
      return
    }
    setProduct(x, rootScale, into: &scaled)
    _ = products.multiply(problem, at: point, on: batch, scaled, into: &product)
    setProduct(product, rootScale, into: &result)
  }

  private func setProduct(
    _ x: Buffer<Double>, _ y: Buffer<Double>, into result: inout Buffer<Double>
  ) {
    let (x, y, result) = (x.lanes, y.lanes, result.mutableLanes)
    for i in 0..<scaled.laneCount { result[i] = x[i] * y[i] }
  }
}
