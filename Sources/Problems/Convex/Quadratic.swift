import Catalog
import Compute
import Foundation
import RandomStreams

/// f(x) = ½ Σ λᵢ (xᵢ − x*ᵢ)² with a prescribed spectrum, and optionally isotropic gradient noise of
/// standard deviation σ/√B: a batch has the loss f(x) + ξᵀ(x − x*), whose gradient is the batch's.
///
/// Everything about it is known in closed form. The minimiser x* is standard normal; the initial
/// point lies at the distance D from it in a uniformly random direction.
public final class Quadratic<S: Scalar>: Problem {
  private let eigenvalues: [Double]
  private let minimiser: [Double]
  private let initial: [Double]
  private let noise: Double
  private let context: ProblemContext

  public let layout: ParameterLayout
  public let truth: Truth

  public init(_ configuration: Configuration, context: ProblemContext) {
    let eigenvalues = QuadraticSpectrum(configuration).eigenvalues
    let count = eigenvalues.count
    let distance = configuration[QuadraticSettings.distance]
    var stream = context.stream(.data)
    minimiser = (0..<count).map { _ in stream.normal() }
    var start = context.stream(.initialisation)
    let direction = (0..<count).map { _ in start.normal() }
    let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
    initial = zip(minimiser, direction).map { $0 + distance * $1 / length }
    noise = configuration[QuadraticSettings.noise]
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
    truth.initialLoss = zip(eigenvalues, zip(initial, minimiser)).reduce(0) { total, term in
      let offset = term.1.0 - term.1.1
      return total + 0.5 * term.0 * offset * offset
    }
    truth.gradientNoise = noise
    self.truth = truth
  }

  public func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func loss(at x: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let g = gradient.mutableBase
    var loss = 0.0
    for i in 0..<eigenvalues.count {
      let offset = Double(x.base[i]) - minimiser[i]
      g[i] = S(eigenvalues[i] * offset)
      loss += 0.5 * eigenvalues[i] * offset * offset
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
  public func trainingLoss(at x: Buffer<S>) -> Double {
    var loss = 0.0
    for i in 0..<eigenvalues.count {
      let offset = Double(x.base[i]) - minimiser[i]
      loss += 0.5 * eigenvalues[i] * offset * offset
    }
    return loss
  }

  public func evaluate(at x: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: x)) }
}

extension Quadratic {
  public static var declaration: Declaration {
    Declaration(
      id: "quadratic",
      summary: "½ Σ λᵢ (xᵢ − x*ᵢ)² with a prescribed spectrum and optional gradient noise",
      citation: Citation(
        "closed form; momentum's boundaries in Cohen et al. 2021", arXiv: "2103.00065"),
      settings: QuadraticSettings.all)
  }

  public static var facts: [Truth.Fact] {
    [
      .spectrum, .largestEigenvalue, .minimiser, .minimum, .initialDistance, .initialLoss,
      .gradientNoise, .lossFloor,
    ]
  }

  public static func outline(
    _ configuration: Configuration, files: DataFiles
  ) throws(ConfigurationError) -> ProblemOutline {
    let spectrum = QuadraticSpectrum(configuration)
    try spectrum.validate()
    return ProblemOutline(
      sampling: configuration[QuadraticSettings.noise] > 0 ? .streaming : .exact,
      parameterCount: spectrum.count)
  }
}
