/// What is known about a problem in closed form, against which measurements can be held.
public struct Truth: Sendable {
  /// The eigenvalues of the Hessian, where it is constant; largest first.
  public var spectrum: [Double]?
  /// A bound on the largest eigenvalue of the Hessian; attained where ``spectrum`` is given.
  public var largestEigenvalue: Double?
  /// The eigenvalues of the Hessian at the minimiser, where it is not constant; largest first.
  public var minimiserHessianSpectrum: [Double]?
  /// The eigenvalues of the Hessian across a straight valley, whose floor is not level but whose
  /// walls are everywhere alike; largest first.
  public var valleySpectrum: [Double]?
  /// The largest eigenvalue of the Hessian at the initial parameters.
  public var initialSharpness: Double?
  public var minimiser: [Double]?
  /// The loss at the minimiser.
  public var minimum: Double?
  /// D, the distance from the initial parameters to the minimiser.
  public var initialDistance: Double?
  /// The loss at the initial parameters.
  public var initialLoss: Double?

  /// G, a bound on the norm of every subgradient of the loss on all training examples.
  public var gradientBound: Double?
  /// A bound on the norm of every subgradient of the loss on one example, and so on any batch.
  public var exampleGradientBound: Double?
  /// The standard deviation of each component of a single-example gradient.
  public var gradientNoise: Double?
  /// B_noise = tr(HΣ)/(GᵀHG) at the initial parameters, where H is the Hessian, G the gradient and
  /// Σ the covariance of single-example gradients: the batch size at which noise costs half of the
  /// best step's progress (McCandlish et al. 2018, arXiv 1812.06162).
  public var noiseScale: Double?
  /// tr(Σ)/|G|² at the initial parameters, which that paper calls the simple noise scale.
  public var simpleNoiseScale: Double?
  /// The distribution of the examples of a streaming linear regression.
  public var randomDesign: RandomDesign?

  /// The largest accuracy that any classifier can have.
  public var bayesAccuracy: Double?
  /// The smallest evaluation loss that any parameters, and any model, can have on average: the
  /// minimum of an analytic problem, the entropy of a source of tokens, the variance of label noise.
  public var lossFloor: Double?

  public init() {}

  /// The facts that are stated.
  public var facts: [Fact] { Fact.allCases.filter { $0.isStated(in: self) } }

  /// Plain gradient descent is stable below this rate: 2/λmax.
  public var stabilityLimit: Double? { largestEigenvalue.map { 2 / $0 } }

  /// Plain SGD's iterates have a bounded mean square below this rate; `nil` where that is not known.
  /// Noise that grows with the distance from the minimiser makes it smaller than
  /// ``stabilityLimit``, which it approaches with the batch size.
  public func meanSquareStabilityLimit(batchSize: Int) -> Double? {
    randomDesign?.meanSquareStabilityLimit(batchSize: batchSize)
  }

  /// The loss above the minimum at which plain SGD with a constant rate comes to rest: on a
  /// quadratic with isotropic gradient noise, and above the floor of a straight valley,
  /// Σᵢ ησ² / (2B (2 − ηλᵢ)); for random designs see ``RandomDesign/noiseFloor(rate:batchSize:)``.
  ///
  /// Each component is the stationary variance ησ²/(Bλ(2 − ηλ)) of x ← (1 − ηλ)x − ηξ, times λ/2.
  /// `nil` without a known spectrum, and above the stability limit, where nothing comes to rest.
  public func noiseFloor(rate: Double, batchSize: Int) -> Double? {
    if let randomDesign { return randomDesign.noiseFloor(rate: rate, batchSize: batchSize) }
    guard let spectrum = spectrum ?? valleySpectrum, let largest = spectrum.first,
      let gradientNoise, rate < 2 / largest
    else { return nil }
    let variance = gradientNoise * gradientNoise / Double(batchSize)
    return spectrum.reduce(0) { $0 + ($1 > 0 ? rate * variance / (2 * (2 - rate * $1)) : 0) }
  }
}

extension Truth {
  /// A kind of truth, for lists of what each problem states.
  public enum Fact: String, Sendable, Hashable, CaseIterable {
    case spectrum = "spectrum"
    case largestEigenvalue = "λmax"
    case minimiserHessianSpectrum = "spectrum at the minimiser"
    case valleySpectrum = "spectrum across the valley"
    case initialSharpness = "initial sharpness"
    case minimiser = "minimiser"
    case minimum = "minimum"
    case initialDistance = "D"
    case initialLoss = "initial loss"
    case gradientBound = "G"
    case exampleGradientBound = "G of one example"
    case gradientNoise = "gradient noise"
    case noiseScale = "B_noise"
    case simpleNoiseScale = "simple B_noise"
    case meanSquareStabilityLimit = "mean-square stability limit"
    case bayesAccuracy = "Bayes accuracy"
    case lossFloor = "loss floor"

    func isStated(in truth: Truth) -> Bool {
      switch self {
      case .spectrum: truth.spectrum != nil
      case .largestEigenvalue: truth.largestEigenvalue != nil
      case .minimiserHessianSpectrum: truth.minimiserHessianSpectrum != nil
      case .valleySpectrum: truth.valleySpectrum != nil
      case .initialSharpness: truth.initialSharpness != nil
      case .minimiser: truth.minimiser != nil
      case .minimum: truth.minimum != nil
      case .initialDistance: truth.initialDistance != nil
      case .initialLoss: truth.initialLoss != nil
      case .gradientBound: truth.gradientBound != nil
      case .exampleGradientBound: truth.exampleGradientBound != nil
      case .gradientNoise: truth.gradientNoise != nil
      case .noiseScale: truth.noiseScale != nil
      case .simpleNoiseScale: truth.simpleNoiseScale != nil
      case .meanSquareStabilityLimit: truth.randomDesign != nil
      case .bayesAccuracy: truth.bayesAccuracy != nil
      case .lossFloor: truth.lossFloor != nil
      }
    }
  }
}
