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

  /// The best peaks that were found at places.
  package init(_ series: [Double: Sample<PeakTuning.Quantity>]) {
    self.init(places: [], peaks: [], uncertainties: [])
    for (place, sample) in series.sorted(by: { $0.key < $1.key }) {
      guard let peak = sample[.bestPeak] else {
        reason =
          reason ?? "at \(compact(place)): \(sample[reasonOf: .bestPeak] ?? "no best peak")"
        continue
      }
      places.append(place)
      peaks.append(peak)
      uncertainties.append(sample[uncertaintyOf: .bestPeak] ?? 0)
    }
  }

  // MARK: Fits

  /// η_max and B_noise; `nil` if the peaks do not saturate, or do not grow.
  package static func saturation(_ batches: [Double], _ peaks: [Double]) -> SaturatingFit? {
    guard let fit = SaturatingFit(batchSizes: batches, rates: peaks), fit.noiseScale > 0,
      fit.noiseScale.isFinite
    else { return nil }
    return fit
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
  package func set<Quantity>(
    _ quantity: Quantity, of sample: inout Sample<Quantity>, upTo limit: Double = .infinity,
    otherwise: String, _ fit: ([Double], [Double]) -> Double?
  ) {
    var part = self
    let count = places.prefix { $0 <= limit }.count
    part.places = Array(places.prefix(count))
    part.peaks = Array(peaks.prefix(count))
    part.uncertainties = Array(uncertainties.prefix(count))
    guard reason == nil, let value = fit(part.places, part.peaks) else {
      sample[reasonOf: quantity] = reason ?? otherwise
      return
    }
    sample[quantity] = value
    sample[uncertaintyOf: quantity] = part.spread { fit(part.places, $0) } ?? .infinity
  }

  package func setExponent<Quantity>(
    _ quantity: Quantity, of sample: inout Sample<Quantity>, upTo limit: Double = .infinity
  ) {
    set(
      quantity, of: &sample, upTo: limit, otherwise: "fewer than two places"
    ) {
      PowerLawFit.exponent(x: $0, y: $1)
    }
  }
}
