import Analysis
import Catalog
import Records

/// Best peak rates along an axis, and the curves that are fitted to them.
package struct PeakCurve: Sendable {
  /// Ascending and positive, such as batch sizes.
  package var places: [Double]
  package var peaks: [Double]
  /// Of the peaks.
  package var uncertainties: [Double]
  /// Why a place has no peak, if one has none.
  private var reason: String?

  package init(places: [Double], peaks: [Double], uncertainties: [Double]) {
    (self.places, self.peaks, self.uncertainties) = (places, peaks, uncertainties)
  }

  /// - Parameter series: samples with a `best_peak`
  init(_ series: [Double: StudySample]) {
    self.init(places: [], peaks: [], uncertainties: [])
    for (place, sample) in series.sorted(by: { $0.key < $1.key }) {
      guard let peak = sample.values["best_peak"] else {
        reason =
          reason ?? "at \(compact(place)): \(sample.missing["best_peak"] ?? "no best peak")"
        continue
      }
      places.append(place)
      peaks.append(peak)
      uncertainties.append(sample.uncertainties["best_peak"] ?? 0)
    }
  }

  // MARK: Fits

  /// η_max and B_noise of η = η_max/(1 + B_noise/B), McCandlish et al. 2018, arXiv 1812.06162.
  ///
  /// By least squares of η (1 + B_noise/B)/η_max − 1, which is linear in 1/η_max and B_noise/η_max and
  /// weighs relative errors alike. `nil` if the peaks do not saturate: one of the two is not positive.
  /// Analysis' ``SaturatingFit`` is of log η, which is another estimate, and has a value at both limits.
  package static func saturation(
    _ batches: [Double], _ peaks: [Double]
  ) -> (largestStep: Double, noiseScale: Double)? {
    var (uu, uv, vv, u1, v1) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (batch, u) in zip(batches, peaks) {
      let v = u / batch
      uu += u * u
      uv += u * v
      vv += v * v
      u1 += u
      v1 += v
    }
    let determinant = uu * vv - uv * uv
    let (a, b) = (u1 * vv - v1 * uv, v1 * uu - u1 * uv)
    guard determinant > 0, a > 0, b > 0 else { return nil }
    return (determinant / a, b / a)
  }

  /// The most that a function of the peaks changes when each moves by its uncertainty, to first order.
  package func spread(_ function: ([Double]) -> Double?) -> Double? {
    guard let value = function(peaks) else { return nil }
    var sum = 0.0
    for (index, uncertainty) in uncertainties.enumerated() {
      var moved = peaks
      moved[index] += uncertainty
      guard let other = function(moved) else { return nil }
      sum += abs(other - value)
    }
    return sum
  }

  // MARK: As quantities

  /// Sets a quantity from the peaks at places up to a limit.
  func set(
    _ name: String, of sample: inout StudySample, upTo limit: Double = .infinity,
    otherwise: String, _ fit: ([Double], [Double]) -> Double?
  ) {
    var part = self
    let count = places.prefix { $0 <= limit }.count
    part.places = Array(places.prefix(count))
    part.peaks = Array(peaks.prefix(count))
    part.uncertainties = Array(uncertainties.prefix(count))
    guard reason == nil, let value = fit(part.places, part.peaks) else {
      sample.missing[name] = reason ?? otherwise
      return
    }
    sample.values[name] = value
    sample.uncertainties[name] = part.spread { fit(part.places, $0) } ?? .infinity
  }

  func setExponent(_ sample: inout StudySample, upTo limit: Double = .infinity) {
    set(
      "exponent", of: &sample, upTo: limit, otherwise: "fewer than two places"
    ) {
      PowerLawFit.exponent(x: $0, y: $1)
    }
  }
}
