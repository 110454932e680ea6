import Catalog
import Compute
import Foundation
import RandomStreams

/// f(x) = ½(x − x*)ᵀH(x − x*) with a prescribed spectrum, and optionally isotropic gradient noise of
/// standard deviation σ/√B: a batch has the loss f(x) + ξᵀ(x − x*), whose gradient is the batch's.
///
/// H is diag(λ), or dense with eigenvectors in random directions. Everything about it is known in
/// closed form. The minimiser x* is standard normal; the initial point lies at the distance D from
/// it in a uniformly random direction.
public struct Quadratic: ProblemDefinition, ProblemBlueprint {
  @SettingGroup public var spectrum = QuadraticSpectrum(.logUniform)
  @Setting(.distance) public var distance = 1.0
  @Setting(.gradientNoise) public var gradientNoise = 0.0
  @Setting(
    "turn the axes at random, so that the Hessian is dense; up to \(largestRotation) dimensions")
  public var rotated = false

  public init() {}

  public static let about = About(
    "quadratic", "½(x − x*)ᵀH(x − x*) with a prescribed spectrum and optional gradient noise",
    Citation("closed form; momentum's boundaries in Cohen et al. 2021", arXiv: "2103.00065"))

  public static let facts: [Truth.Fact] = [
    .spectrum, .largestEigenvalue, .minimiser, .minimum, .initialDistance, .initialLoss,
    .gradientNoise, .noiseScale, .simpleNoiseScale, .lossFloor,
  ]

  /// The order of a dense Hessian: 2000 take 32 MB, and about a second to draw.
  private static let largestRotation = 2000

  public func validate(as owner: String) throws(ConfigurationError) {
    guard rotated, spectrum.count > Self.largestRotation else { return }
    throw .invalid(
      owner: owner, setting: "rotated",
      reason: "\(spectrum.count) dimensions; a dense Hessian may have at most "
        + "\(Self.largestRotation)")
  }

  public var outline: ProblemOutline {
    ProblemOutline(
      sampling: gradientNoise > 0 ? .streaming : .exact, parameterCount: spectrum.count)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    QuadraticProblem(self, context)
  }
}

private final class QuadraticProblem<S: Scalar>: Problem {
  private let eigenvalues: [Double]
  private let minimiser: [Double]
  private let initial: [Double]
  private let noise: Double
  private let context: ProblemContext
  /// The eigenvectors, if they are not the axes.
  private let rotation: RandomRotation?
  /// x − x* and the gradient of a rotated problem.
  private var offset, product: Buffer<Double>

  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: Quadratic, _ context: ProblemContext) {
    let eigenvalues = settings.spectrum.values
    let count = eigenvalues.count
    let distance = settings.distance
    var stream = context.stream(.data)
    minimiser = (0..<count).map { _ in stream.normal() }
    var start = context.stream(.initialisation)
    let direction = (0..<count).map { _ in start.normal() }
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    initial = zip(minimiser, direction).map { $0 + distance * $1 / length }
    noise = settings.gradientNoise
    let isRotated = settings.rotated
    rotation = isRotated ? RandomRotation(order: count, from: &stream) : nil
    offset = Buffer(zeros: isRotated ? count : 0)
    product = offset
    layout = ParameterLayout(count: count)
    self.eigenvalues = eigenvalues
    self.context = context

    var truth = Truth()
    truth.spectrum = eigenvalues.sorted(by: >)
    truth.largestEigenvalue = eigenvalues.max()
    truth.minimiser = minimiser
    truth.minimum = 0
    truth.lossFloor = 0
    truth.initialDistance = distance
    truth.gradientNoise = noise
    // In the directions of the eigenvectors.
    var coordinates = Buffer(zip(initial, minimiser).map { $0 - $1 })
    if let rotation { coordinates = rotation.coordinates(of: coordinates) }
    let moments = zip(eigenvalues, coordinates).reduce(into: (first: 0.0, second: 0.0, third: 0.0))
    {
      let (λ, offset) = $1
      $0.first += 0.5 * λ * offset * offset
      $0.second += λ * λ * offset * offset
      $0.third += λ * λ * λ * offset * offset
    }
    truth.initialLoss = moments.first
    if moments.third > 0 {
      // Σ = σ²I.
      let variance = noise * noise
      truth.noiseScale = variance * eigenvalues.reduce(0, +) / moments.third
      truth.simpleNoiseScale = variance * Double(count) / moments.second
    }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let g = gradient.mutableBase
    var loss = 0.0
    if rotation == nil {
      for i in 0..<eigenvalues.count {
        let offset = Double(x.base[i]) - minimiser[i]
        g[i] = S(eigenvalues[i] * offset)
        loss += 0.5 * eigenvalues[i] * offset * offset
      }
    } else {
      loss = rotatedLoss(at: x)
      for i in 0..<eigenvalues.count { g[i] = S(product.base[i]) }
    }
    if noise > 0, case .examples(let size) = batch.size {
      let scale = noise / Double(size).squareRoot()
      var stream = context.stream(.noise, index: UInt64(batch.step))
      for i in 0..<eigenvalues.count {
        let ξ = scale * stream.normal()
        g[i] += S(ξ)
        loss += ξ * (Double(x.base[i]) - minimiser[i])
      }
    }
    return loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at x: Buffer<S>) -> Double {
    guard rotation == nil else { return rotatedLoss(at: x) }
    var loss = 0.0
    for i in 0..<eigenvalues.count {
      let offset = Double(x.base[i]) - minimiser[i]
      loss += 0.5 * eigenvalues[i] * offset * offset
    }
    return loss
  }

  func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }

  /// Leaves H(x − x*) in `product`.
  private func rotatedLoss(at x: Buffer<S>) -> Double {
    guard let rotation else { return 0 }
    let base = offset.mutableBase
    for i in 0..<eigenvalues.count { base[i] = Double(x.base[i]) - minimiser[i] }
    return rotation.quadraticForm(eigenvalues, of: offset, product: &product)
  }
}
