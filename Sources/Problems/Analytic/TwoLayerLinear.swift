import Catalog
import Compute
import RandomStreams

/// A linear network with one hidden layer in the neural tangent parametrisation, on a few examples:
/// f = (1/2m) Σₖ (xₖ·Uᵀv/√n − yₖ)² with U n × d and v of n components, all N(0, 1) at the start.
///
/// The smallest model with a catapult (Lewkowycz et al., arXiv 2003.02218; Kalra and Barkeshli,
/// arXiv 2406.09405, for warmup). For one example x = 1, y = 0, gradient descent moves the output
/// f = u·v/√n and the curvature λ = (‖u‖² + ‖v‖²)/n by
///
///     f ← (1 − ηλ + η²f²/n) f,   λ ← λ + (ηf²/n)(ηλ − 4),
///
/// so that for 2/λ₀ < η < 4/λ₀ a wide network's loss rises until f² is of the order of n, λ falls
/// below 2/η, and training converges; above 4/λ₀ both grow and it diverges.
///
/// Labels are a linear function of the inputs, so that the minimum is 0. The only example of a single
/// input has x = 1 and y = `target`; otherwise xₖ ~ N(0, I) and yₖ = `target` · xₖ·a with a random
/// unit vector a.
public struct TwoLayerLinear: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(1, 1e6), "n, the hidden units") public var width = 512
  @Setting(.within(1, 16), "d, the components of an input") public var inputs = 1
  @Setting(.within(1, 1000), "m") public var examples = 1
  @Setting(.within(-1e6, 1e6), "the slope of the labels") public var target = 0.0

  public init() {}

  public static let about = About(
    "two-layer-linear",
    "a wide linear network with one hidden layer on a few examples: the catapult",
    Citation(
      "Lewkowycz et al. 2020; Kalra and Barkeshli 2024, arXiv 2406.09405", arXiv: "2003.02218"))

  public static let facts: [Truth.Fact] = [.initialSharpness, .minimum, .initialLoss, .lossFloor]

  public var outline: ProblemOutline {
    ProblemOutline(
      sampling: .finite(examples: examples), parameterCount: width * (inputs + 1))
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    TwoLayerLinearProblem(self, context)
  }
}

private final class TwoLayerLinearProblem<S: Scalar>: Problem {
  private let examples: [(input: [Double], label: Double)]
  private let width, inputs: Int
  private let initial: Buffer<S>
  /// Uᵀv/√n, and the gradient with respect to it.
  private var product, slope: Buffer<Double>

  let layout: ParameterLayout
  private(set) var truth = Truth()

  init(_ settings: TwoLayerLinear, _ context: ProblemContext) {
    width = settings.width
    inputs = settings.inputs
    examples = Self.examples(settings, context)
    var layout = ParameterLayout()
    layout.append("U", shape: [width, inputs], layer: 0)
    layout.append("v", shape: [width], layer: 1)
    self.layout = layout
    var stream = context.stream(.initialisation)
    initial = Buffer((0..<layout.count).map { _ in S(stream.normal()) })
    product = Buffer(zeros: inputs)
    slope = product

    truth.minimum = 0
    truth.lossFloor = 0
    truth.initialLoss = trainingLoss(at: initial)
    truth.initialSharpness =
      TwoLayerHessian(initial, inputs: inputs, examples: examples).largestEigenvalue
  }

  func initialParameters() -> Buffer<S> { initial }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    multiplyLayers(w)
    let slope = slope.mutableBase
    for j in 0..<inputs { slope[j] = 0 }
    let rows = batch.rows
    let size = rows?.count ?? examples.count
    var loss = 0.0
    for i in 0..<size {
      let example = rows.map { Int($0[i]) } ?? i
      let residual = residual(example)
      loss += 0.5 * residual * residual
      for j in 0..<inputs { slope[j] += residual * examples[example].input[j] }
    }
    let scale = 1 / (Double(size) * Double(width).squareRoot())
    let g = gradient.mutableBase
    let v = w.base + width * inputs
    for i in 0..<width {
      let row = w.base + i * inputs
      var sum = 0.0
      for j in 0..<inputs {
        g[i * inputs + j] = S(scale * slope[j] * Double(v[i]))
        sum += scale * slope[j] * Double(row[j])
      }
      g[width * inputs + i] = S(sum)
    }
    return loss / Double(size)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double {
    multiplyLayers(w)
    var loss = 0.0
    for i in 0..<examples.count {
      let residual = residual(i)
      loss += 0.5 * residual * residual
    }
    return loss / Double(examples.count)
  }

  func evaluate(at w: Buffer<S>) -> Evaluation { Evaluation(loss: trainingLoss(at: w)) }

  @inline(__always)
  private func multiplyLayers(_ w: Buffer<S>) {
    let p = product.mutableBase
    for j in 0..<inputs { p[j] = 0 }
    for i in 0..<width {
      let factor = Double(w.base[width * inputs + i])
      for j in 0..<inputs { p[j] += factor * Double(w.base[i * inputs + j]) }
    }
    let scale = 1 / Double(width).squareRoot()
    for j in 0..<inputs { p[j] *= scale }
  }

  /// x·Uᵀv/√n − y of an example.
  @inline(__always)
  private func residual(_ i: Int) -> Double {
    var output = 0.0
    for j in 0..<inputs { output += product.base[j] * examples[i].input[j] }
    return output - examples[i].label
  }

  private static func examples(
    _ settings: TwoLayerLinear, _ context: ProblemContext
  ) -> [(input: [Double], label: Double)] {
    let inputs = settings.inputs, count = settings.examples, target = settings.target
    if inputs == 1, count == 1 { return [([1], target)] }
    var stream = context.stream(.data)
    let slope = point(at: target, from: [Double](repeating: 0, count: inputs), &stream)
    return (0..<count).map { _ in
      let input = (0..<inputs).map { _ in stream.normal() }
      return (input, zip(input, slope).reduce(0) { $0 + $1.0 * $1.1 })
    }
  }
}
