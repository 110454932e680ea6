import Analysis
import Foundation
import Testing

@Suite struct SaturatingFitTests {
  private let batchSizes = [1, 4, 16, 64, 256.0]

  private func curve(_ etaMax: Double, _ noiseScale: Double) -> [Double] {
    batchSizes.map { etaMax / (1 + noiseScale / $0) }
  }

  @Test(arguments: [0.01, 1, 30, 1000, 1e5])
  func `an exact curve is found`(noiseScale: Double) throws {
    let fit = try #require(
      SaturatingFit(batchSizes: batchSizes, rates: curve(0.2, noiseScale)))
    // What roundoff of the rates leaves of a curve that is nearly constant, or nearly a multiple.
    #expect(abs(fit.noiseScale / noiseScale - 1) < 1e-9)
    #expect(abs(fit.etaMax / 0.2 - 1) < 1e-9 && fit.residual < 1e-14)
    #expect(agree(fit.rate(atBatchSize: 16), 0.2 / (1 + noiseScale / 16)))
  }

  @Test func `rates that do not grow have no noise scale`() throws {
    for rates in [[0.1, 0.1, 0.1, 0.1, 0.1], [0.5, 0.4, 0.3, 0.2, 0.1]] {
      let fit = try #require(SaturatingFit(batchSizes: batchSizes, rates: rates))
      #expect(fit.noiseScale == 0)
      #expect(agree(fit.etaMax, Statistics.geometricMean(rates)))
    }
  }

  @Test func `rates that grow as the batch, or faster, do not saturate`() throws {
    for exponent in [1, 1.5] {
      let rates = batchSizes.map { 0.01 * pow($0, exponent) }
      let fit = try #require(SaturatingFit(batchSizes: batchSizes, rates: rates))
      #expect(fit.noiseScale == .infinity && fit.etaMax == .infinity)
    }
  }

  @Test func `what has no logarithm or no spread has no fit`() {
    #expect(SaturatingFit(batchSizes: [], rates: []) == nil)
    #expect(SaturatingFit(batchSizes: [2, 2], rates: [1, 2]) == nil)
    #expect(SaturatingFit(batchSizes: [1, 2], rates: [1]) == nil)
    for bad in [0.0, -1, .infinity, .nan] {
      #expect(SaturatingFit(batchSizes: [1, 2, bad], rates: [1, 2, 3]) == nil)
      #expect(SaturatingFit(batchSizes: [1, 2, 3], rates: [1, bad, 3]) == nil)
      let series = [[1, 2, 2], [1, bad, 2]]
      #expect(
        SaturatingFit.etaMaxInterval(ofSeries: series, batchSizes: [1, 2, 4], label: "") == nil)
    }
    #expect(
      SaturatingFit.noiseScaleInterval(ofSeries: [[1, 2]], batchSizes: [1, 2], label: "") == nil)
  }

  @Test func `intervals over seeds hold what all seeds agree on`() throws {
    let levels = [0.1, 0.2, 0.15, 0.3, 0.22, 0.12, 0.25, 0.17, 0.21]
    let series = levels.map { curve($0, 20) }
    let noise = try #require(
      SaturatingFit.noiseScaleInterval(ofSeries: series, batchSizes: batchSizes, label: "s"))
    #expect(abs(noise.lower - 20) < 1e-9 && abs(noise.upper - 20) < 1e-9)
    // Seeds differ in η_max alone, so its interval is that of their geometric mean.
    let etaMax = try #require(
      SaturatingFit.etaMaxInterval(ofSeries: series, batchSizes: batchSizes, label: "s"))
    let expected = try #require(
      Bootstrap().interval(of: Statistics.geometricMean, levels, label: "s"))
    #expect(abs(etaMax.lower - expected.lower) < 1e-3)
    #expect(abs(etaMax.upper - expected.upper) < 1e-3)
  }

  @Test func `where resamples without saturation are not rare the upper end is infinite`() throws {
    let growing = batchSizes.map { 0.01 * $0 }
    // (3/5)⁵ = 8 % of the resamples have none of the other two.
    let series = [growing, growing, growing, curve(0.2, 20), curve(0.2, 30)]
    let noise = try #require(
      SaturatingFit.noiseScaleInterval(ofSeries: series, batchSizes: batchSizes, label: "s"))
    #expect(noise.lower.isFinite && noise.upper == .infinity)
  }
}
