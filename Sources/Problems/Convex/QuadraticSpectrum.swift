import Catalog
import ElementaryFunctions

/// A prescribed spectrum of a Hessian.
public struct QuadraticSpectrum: Settings, SettingGroupContent {
  public enum Form: String, SettingChoice {
    case list
    case logUniform = "log-uniform"
    case powerLaw = "power-law"
    case isotropic
  }

  @Setting(
    "list: `eigenvalues`; log-uniform: a geometric sequence from `largest` to `smallest`; "
      + "power-law: λᵢ = `largest` · i^(−`exponent`); isotropic: all λᵢ = `largest`")
  public var spectrum = Form.logUniform
  @Setting(.atLeast(0), "the spectrum, for `spectrum: list`") public var eigenvalues: [Double] = []
  @Setting(.within(1, 1e7), "number of parameters") public var dimension = 100
  @Setting(.above(0), "λmax") public var largest = 1.0
  @Setting(.above(0), "λmin, for log-uniform") public var smallest = 0.01
  @Setting(.atLeast(0), "for power-law") public var exponent = 1.0

  public init() {}

  public init(_ form: Form) { spectrum = form }

  var count: Int { spectrum == .list ? eigenvalues.count : dimension }

  /// In the order of the coordinates.
  var values: [Double] {
    switch spectrum {
    case .list:
      return eigenvalues
    case .logUniform:
      guard dimension > 1 else { return [largest] }
      let ratio = Double.log(smallest / largest)
      return (0..<dimension).map { i in
        // The ends are exact, whatever exp rounds to.
        if i == 0 { return largest }
        if i == dimension - 1 { return smallest }
        return largest * Double.exp(ratio * Double(i) / Double(dimension - 1))
      }
    case .powerLaw:
      return (1...dimension).map { largest * Double.pow(Double($0), -exponent) }
    case .isotropic:
      return [Double](repeating: largest, count: dimension)
    }
  }

  public func validate(as owner: String) throws(ConfigurationError) {
    if spectrum == .list, eigenvalues.isEmpty {
      throw .invalid(
        owner: owner, setting: "eigenvalues", reason: "`spectrum: list` needs at least one")
    }
    if spectrum == .list, !eigenvalues.contains(where: { $0 > 0 }) {
      throw .invalid(
        owner: owner, setting: "eigenvalues", reason: "at least one must be above 0")
    }
    if spectrum != .list, !eigenvalues.isEmpty {
      throw .invalid(
        owner: owner, setting: "eigenvalues",
        reason: "only for `spectrum: list`; the spectrum is '\(spectrum.rawValue)'")
    }
    if spectrum == .logUniform, smallest > largest {
      throw .invalid(
        owner: owner, setting: "smallest",
        reason: "\(compact(smallest)) is above `largest`, \(compact(largest))")
    }
  }
}
