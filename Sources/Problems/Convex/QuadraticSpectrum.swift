import Catalog
import Foundation

/// The settings of the quadratic, some of which other problems with a spectrum share.
enum QuadraticSettings {
  static func spectrum(default form: QuadraticSpectrum.Form) -> Setting<QuadraticSpectrum.Form> {
    Setting(
      "spectrum", default: form,
      "list: `eigenvalues`; log-uniform: a geometric sequence from `largest` to `smallest`; "
        + "power-law: λᵢ = `largest` · i^(−`exponent`); isotropic: all λᵢ = `largest`")
  }
  static let eigenvalues = Setting<[Double]>(
    "eigenvalues", default: [], .atLeast(0), "the spectrum, for `spectrum: list`")
  static let dimension = Setting("dimension", default: 100, .within(1, 1e7), "number of parameters")
  static let largest = Setting("largest", default: 1.0, .above(0), "λmax")
  static let smallest = Setting("smallest", default: 0.01, .above(0), "λmin, for log-uniform")
  static let exponent = Setting("exponent", default: 1.0, .atLeast(0), "for power-law")
  static let distance = Setting(
    "distance", default: 1.0, .atLeast(0), "D, from the initial point to the minimiser")
  static let rotated = Setting(
    "rotated", default: false,
    "turn the axes at random, so that the Hessian is dense; up to \(largestRotation) dimensions")
  static let noise = Setting(
    "gradient_noise", default: 0.0, .atLeast(0),
    "σ of each gradient component for one example; a batch of B has σ/√B, a full batch none; its "
      + "loss has the term whose gradient that is")

  /// The order of a dense Hessian: 2000 take 32 MB, and about a second to draw.
  static let largestRotation = 2000

  /// What a ``QuadraticSpectrum`` is made from.
  static func spectrumSettings(default form: QuadraticSpectrum.Form) -> [SettingDeclaration] {
    [
      spectrum(default: form).declaration, eigenvalues.declaration, dimension.declaration,
      largest.declaration, smallest.declaration, exponent.declaration,
    ]
  }

  static let all =
    spectrumSettings(default: .logUniform)
    + [distance.declaration, noise.declaration, rotated.declaration]
}

/// A prescribed spectrum of a Hessian.
struct QuadraticSpectrum {
  enum Form: String, SettingChoice {
    case list
    case logUniform = "log-uniform"
    case powerLaw = "power-law"
    case isotropic
  }

  let form: Form
  private let owner: String
  private let list: [Double]
  private let dimension: Int
  private let largest, smallest, exponent: Double

  init(_ configuration: Configuration) {
    owner = configuration.owner
    form = configuration[QuadraticSettings.spectrum(default: .logUniform)]
    list = configuration[QuadraticSettings.eigenvalues]
    dimension = configuration[QuadraticSettings.dimension]
    largest = configuration[QuadraticSettings.largest]
    smallest = configuration[QuadraticSettings.smallest]
    exponent = configuration[QuadraticSettings.exponent]
  }

  var count: Int { form == .list ? list.count : dimension }

  /// In the order of the coordinates.
  var eigenvalues: [Double] {
    switch form {
    case .list:
      return list
    case .logUniform:
      guard dimension > 1 else { return [largest] }
      let ratio = log(smallest / largest)
      return (0..<dimension).map { i in
        // The ends are exact, whatever exp rounds to.
        if i == 0 { return largest }
        if i == dimension - 1 { return smallest }
        return largest * exp(ratio * Double(i) / Double(dimension - 1))
      }
    case .powerLaw:
      return (1...dimension).map { largest * pow(Double($0), -exponent) }
    case .isotropic:
      return [Double](repeating: largest, count: dimension)
    }
  }

  func validate() throws(ConfigurationError) {
    if form == .list, list.isEmpty {
      throw .invalid(
        owner: owner, setting: "eigenvalues", reason: "`spectrum: list` needs at least one")
    }
    if form == .list, !list.contains(where: { $0 > 0 }) {
      throw .invalid(
        owner: owner, setting: "eigenvalues", reason: "at least one must be above 0")
    }
    if form != .list, !list.isEmpty {
      throw .invalid(
        owner: owner, setting: "eigenvalues",
        reason: "only for `spectrum: list`; the spectrum is '\(form.rawValue)'")
    }
    if form == .logUniform, smallest > largest {
      throw .invalid(
        owner: owner, setting: "smallest",
        reason: "\(compact(smallest)) is above `largest`, \(compact(largest))")
    }
  }
}
