import Analysis
import Foundation
import Studies
import Testing
import Tuning

@Suite struct PeakFitTests {
  // MARK: Curves of peaks

  @Test func `largest step and noise scale of a saturating curve are found`() throws {
    let batches = [1.0, 8, 64, 512]
    let peaks: [Double] = batches.map { 0.7 / (1 + 20 / $0) }
    let fit = try #require(PeakCurve.saturation(batches, peaks))
    #expect(abs(fit.etaMax - 0.7) < 1e-9 && abs(fit.noiseScale - 20) < 1e-7)
  }

  @Test func `peaks that do not saturate have no such fit`() {
    #expect(PeakCurve.saturation([1, 2, 4], [1, 2.2, 5]) == nil)
    #expect(PeakCurve.saturation([1, 2, 4], [4, 2, 1]) == nil)
  }

  @Test func `uncertainties of peaks add up in what is fitted`() throws {
    let curve = PeakCurve(places: [1, 2], peaks: [1, 2], uncertainties: [0.1, 0.3])
    let measured = curve.spread { peaks in PowerLawFit.exponent(x: [1, 2], y: peaks) }
    let spread = try #require(measured)
    let expected = (log(1.1) + log(2.3 / 2)) / log(2.0)
    #expect(abs(spread - expected) < 1e-12)
  }

  // MARK: Noise from two batch sizes

  @Test func `two batch sizes give tr(Σ)/|G|² from exact norms`() throws {
    // |G|² = 3, tr Σ = 20, shares 1/4 and 1/50: 3 + 5 and 3 + 0.4.
    let estimate = try #require(
      TwoBatchEstimate(
        small: [8, 8], large: [3.4, 3.4], smallShare: 0.25, largeShare: 0.02))
    #expect(abs(estimate.value - 20.0 / 3) < 1e-12 && estimate.uncertainty < 1e-12)
  }

  @Test func `its uncertainty is the jackknife's`() throws {
    let small = [4.0, 6, 5, 9], large = [3.0, 2, 4, 3]
    let estimate = try #require(
      TwoBatchEstimate(small: small, large: large, smallShare: 1, largeShare: 0.1))
    func ratio(_ s: Double, _ l: Double) -> Double { (s - l) / (l - 0.1 * s) }
    #expect(abs(estimate.value - ratio(6, 3)) < 1e-12)
    let left: [Double] = zip(small, large).map { ratio((24 - $0) / 3, (12 - $1) / 3) }
    let mean = left.reduce(0, +) / 4
    let variance = 0.75 * left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(estimate.uncertainty - 1.96 * variance.squareRoot()) < 1e-12)
  }

  @Test func `a gradient that is lost in noise has no noise scale`() {
    #expect(TwoBatchEstimate(small: [10], large: [0.5], smallShare: 1, largeShare: 0.1) == nil)
    #expect(TwoBatchEstimate(small: [1], large: [1], smallShare: 0.5, largeShare: 0.5) == nil)
    let single = TwoBatchEstimate(small: [2], large: [1], smallShare: 1, largeShare: 0.1)
    #expect(single?.uncertainty == .infinity)
  }
}
