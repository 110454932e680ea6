import Catalog
import Compute
import ElementaryFunctions
import RandomStreams

/// A steep valley along a gently falling river, on which Wen et al. (arXiv 2410.05192) explain why
/// the loss of a constant rate falls so sharply in a cooldown. With the river's coordinate x and n
/// coordinates y across,
///
///     f(x, y) = h log(1 + e^(−x/ℓ)) + ½κ ((y₁ − c(x))² + y₂² + … + yₙ²),
///     c(x) = bℓ² (1 − cos(x/ℓ)),
///
/// and for a batch of B, f + ξᵀ(w − w₀) with isotropic gradient noise ξ of deviation σ/√B and the
/// initial point w₀.
///
/// The loss falls towards 0, which is not attained. A straight river (bend b = 0) leaves both parts
/// to themselves: across, plain SGD is stable below 2/κ and rests at ησ²/(2B(2 − ηκ)) for each hill
/// direction; along, gradient flow obeys u + eᵘ = u₀ + e^(u₀) + ht/ℓ² for u = x/ℓ, so that after long
/// the river's loss is ℓ²/t: a large rate goes far at a loss that hides it, until a small one ends
/// the bouncing. The curvature of the river is at most b, and is b at the start.
public struct RiverValley: ProblemDefinition, ProblemBlueprint {
  @Setting(.within(1, 1e7), "n, the directions across the river") public var hills = 10
  @Setting(.above(0, upTo: 1e12), "κ, the curvature across the river") public var steepness = 10.0
  @Setting(.above(0, upTo: 1e12), "h; the river's initial loss is h log 2") public var fall = 1.0
  @Setting(.within(1e-6, 1e6), "ℓ, over which the river falls and bends") public var length = 3.0
  @Setting(.within(0, 1e6), "b, the river's largest curvature") public var bend = 0.0
  @Setting(.within(0, 1e6), "initial distance from the river, in a random direction")
  public var height = 1.0
  @Setting(.gradientNoise) public var gradientNoise = 0.3

  public init() {}

  public static let about = About(
    "river-valley", "a steep valley along a gently falling, perhaps winding river",
    Citation("after Wen et al. 2024", arXiv: "2410.05192"))

  public static let facts: [Truth.Fact] = [
    .largestEigenvalue, .valleySpectrum, .initialSharpness, .initialLoss, .gradientNoise,
    .lossFloor,
  ]

  public var outline: ProblemOutline {
    ProblemOutline(
      sampling: gradientNoise > 0 ? .streaming : .exact, parameterCount: hills + 1)
  }

  public func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S> {
    RiverValleyProblem(self, context)
  }
}

private final class RiverValleyProblem<S: Scalar>: Problem {
  private let steepness, fall, length, bend, noise: Double
  private let initial: [Double]
  private let context: ProblemContext
  let layout: ParameterLayout
  let truth: Truth

  init(_ settings: RiverValley, _ context: ProblemContext) {
    steepness = settings.steepness
    fall = settings.fall
    length = settings.length
    bend = settings.bend
    noise = settings.gradientNoise
    let hills = [Double](repeating: 0, count: settings.hills)
    var stream = context.stream(.initialisation)
    // Rounded, so that what is stated of the initial point holds in single precision too.
    initial = [0] + point(at: settings.height, from: hills, &stream).map { Double(S($0)) }
    self.context = context
    var layout = ParameterLayout()
    layout.append("river", shape: [1])
    layout.append("hills", shape: [hills.count])
    self.layout = layout

    var truth = Truth()
    // (log(1 + e^(−u)))″ is at most 1/4, at u = 0, where the river starts.
    let riverCurvature = fall / (4 * length * length)
    if bend == 0 {
      truth.largestEigenvalue = max(steepness, riverCurvature)
      truth.valleySpectrum = [Double](repeating: steepness, count: hills.count)
    }
    truth.initialSharpness = max(steepness, riverCurvature - steepness * bend * initial[1])
    truth.gradientNoise = noise
    truth.lossFloor = 0
    truth.initialLoss =
      fall * Double.log(2) + 0.5 * steepness * initial.reduce(0) { $0 + $1 * $1 }
    self.truth = truth
  }

  func initialParameters() -> Buffer<S> { Buffer(initial.map { S($0) }) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func loss(at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>) -> Double {
    let g = gradient.mutableBase
    let u = Double(w.base[0]) / length
    var hill = 0.0
    for i in 1..<w.count {
      let offset = height(of: i, at: w)
      g[i] = S(steepness * offset)
      hill += 0.5 * steepness * offset * offset
    }
    let slope = bend * length * Double.sin(u)
    g[0] = S(-fall / (length * (1 + Double.exp(u))) - steepness * height(of: 1, at: w) * slope)
    var loss = hill + riverLoss(u)
    if noise > 0, case .examples(let size) = batch.size {
      let scale = noise / Double(size).squareRoot()
      var stream = context.stream(.noise, index: UInt64(batch.step))
      for i in 0..<w.count {
        let ξ = scale * stream.normal()
        g[i] += S(ξ)
        loss += ξ * (Double(w.base[i]) - initial[i])
      }
    }
    return loss
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func trainingLoss(at w: Buffer<S>) -> Double { hillLoss(w) + riverLoss(at: w) }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate(at w: Buffer<S>) -> Evaluation {
    let (river, hill) = (riverLoss(at: w), hillLoss(w))
    return Evaluation(loss: hill + river, measures: [river, hill])
  }

  /// The two parts of the loss: what is left of the fall, and the height above the river.
  var measureNames: [String] { ["river_loss", "hill_loss"] }

  /// The coordinate across from the river, yᵢ − c(x) or yᵢ.
  @inline(__always)
  private func height(of i: Int, at w: Buffer<S>) -> Double {
    guard i == 1 else { return Double(w.base[i]) }
    return Double(w.base[1]) - bend * length * length * (1 - Double.cos(Double(w.base[0]) / length))
  }

  @inline(__always)
  private func hillLoss(_ w: Buffer<S>) -> Double {
    var loss = 0.0
    for i in 1..<w.count {
      let offset = height(of: i, at: w)
      loss += 0.5 * steepness * offset * offset
    }
    return loss
  }

  private func riverLoss(at w: Buffer<S>) -> Double { riverLoss(Double(w.base[0]) / length) }

  /// h log(1 + e^(−u)) without overflow on either side.
  @inline(__always)
  private func riverLoss(_ u: Double) -> Double {
    // Not max(−u, 0), which would hide NaN.
    fall * (Double.log(onePlus: Double.exp(-abs(u))) + (u > 0 ? 0 : -u))
  }
}
