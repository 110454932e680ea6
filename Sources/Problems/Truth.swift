/// What is known about a problem in closed form, against which measurements can be held.
public struct Truth: Sendable {
  /// The eigenvalues of the Hessian, where it is constant; largest first.
  public var spectrum: [Double]?
  /// A bound on the largest eigenvalue of the Hessian; attained where ``spectrum`` is given.
  public var largestEigenvalue: Double?
  public var minimiser: [Double]?
  /// The loss at the minimiser.
  public var minimum: Double?
  /// D, the distance from the initial parameters to the minimiser.
  public var initialDistance: Double?
  /// The loss at the initial parameters.
  public var initialLoss: Double?
  /// The standard deviation of each component of a single-example gradient.
  public var gradientNoise: Double?

  /// The largest accuracy that any classifier can have.
  public var bayesAccuracy: Double?
  /// The smallest evaluation loss that any parameters, and any model, can have on average: the
  /// minimum of an analytic problem, the entropy of a source of tokens, the variance of label noise.
  public var lossFloor: Double?

  public init() {}

  /// What is stated.
  public var facts: [Fact] { Fact.allCases.filter { $0.isStated(in: self) } }

  /// Plain gradient descent is stable below this rate: 2/λmax.
  public var stabilityLimit: Double? { largestEigenvalue.map { 2 / $0 } }

  /// The loss above the minimum at which plain SGD with a constant rate comes to rest on a
  /// quadratic with isotropic gradient noise: Σᵢ ησ² / (2B (2 − ηλᵢ)).
  ///
  /// Each component is the stationary variance ησ²/(Bλ(2 − ηλ)) of x ← (1 − ηλ)x − ηξ, times λ/2.
  /// `nil` without a known spectrum, and above the stability limit, where nothing comes to rest.
  public func noiseFloor(rate: Double, batchSize: Int) -> Double? {
    guard let spectrum, let gradientNoise, let limit = stabilityLimit, rate < limit else {
      return nil
    }
    let variance = gradientNoise * gradientNoise / Double(batchSize)
    return spectrum.reduce(0) { $0 + ($1 > 0 ? rate * variance / (2 * (2 - rate * $1)) : 0) }
  }
}

extension Truth {
  /// A kind of truth, for lists of what each problem states.
  public enum Fact: String, Sendable, Hashable, CaseIterable {
    case spectrum = "spectrum"
    case largestEigenvalue = "λmax"
    case minimiser = "minimiser"
    case minimum = "minimum"
    case initialDistance = "D"
    case initialLoss = "initial loss"
    case gradientNoise = "gradient noise"
    case bayesAccuracy = "Bayes accuracy"
    case lossFloor = "loss floor"

    func isStated(in truth: Truth) -> Bool {
      switch self {
      case .spectrum: truth.spectrum != nil
      case .largestEigenvalue: truth.largestEigenvalue != nil
      case .minimiser: truth.minimiser != nil
      case .minimum: truth.minimum != nil
      case .initialDistance: truth.initialDistance != nil
      case .initialLoss: truth.initialLoss != nil
      case .gradientNoise: truth.gradientNoise != nil
      case .bayesAccuracy: truth.bayesAccuracy != nil
      case .lossFloor: truth.lossFloor != nil
      }
    }
  }
}
