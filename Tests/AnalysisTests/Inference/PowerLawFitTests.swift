import Analysis
import Foundation
import RandomStreams
import Testing

@Suite struct PowerLawFitTests {
  @Test func `an exact law is found, with no error`() throws {
    let x = [1, 2, 4, 8, 16.0]
    let fit = try #require(PowerLawFit(x: x, y: x.map { 3 * pow($0, -1.5) }))
    #expect(abs(fit.exponent + 1.5) < 1e-14 && abs(fit.coefficient - 3) < 1e-13)
    #expect(fit.standardError < 1e-14 && abs(fit.rSquared - 1) < 1e-14)
    #expect(abs(fit.value(at: 100) - 0.003) < 1e-15)
  }

  @Test func `equal values are a law of exponent 0`() throws {
    let fit = try #require(PowerLawFit(x: [1, 3, 7], y: [0.1, 0.1, 0.1]))
    #expect(fit.exponent == 0 && fit.rSquared == 1 && fit.standardError == 0)
    #expect(fit.exponentInterval == Interval(lower: 0, upper: 0))
  }

  @Test func `what has no logarithm or no spread has no fit`() {
    #expect(PowerLawFit(x: [], y: []) == nil)
    #expect(PowerLawFit(x: [1, 2], y: [1, 2]) == nil)
    #expect(PowerLawFit(x: [2, 2, 2], y: [1, 2, 3]) == nil)
    #expect(PowerLawFit(x: [1, 2, 3], y: [1, 2]) == nil)
    for bad in [0.0, -1, .infinity, .nan] {
      #expect(PowerLawFit(x: [1, 2, bad], y: [1, 2, 3]) == nil)
      #expect(PowerLawFit(x: [1, 2, 3], y: [1, bad, 3]) == nil)
      #expect(
        PowerLawFit.exponentInterval(ofSeries: [[1, 2], [1, bad]], x: [1, 2], label: "") == nil)
    }
    #expect(PowerLawFit.exponentInterval(ofSeries: [[1, 2]], x: [1, 2], label: "") == nil)
    #expect(PowerLawFit.exponentInterval(ofSeries: [], x: [1, 2], label: "") == nil)
  }

  /// For x = 0, log 2, log 5, log 40, log y that moves by 1 moves the slope by (x − x̄)/Σ(x − x̄)².
  @Test(arguments: [1, 0.5, -0.51]) func `the exponent alone is the fit's`(exponent: Double) throws
  {
    let x = [1.0, 2, 5, 40], y = x.map { 0.3 * pow($0, exponent) }
    let found = try #require(PowerLawFit.exponent(x: x, y: y))
    #expect(abs(found - exponent) < 1e-12 && found == PowerLawFit(x: x, y: y)?.exponent)
    let logX = x.map { log($0) }, mean = logX.reduce(0, +) / 4
    let square = logX.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let moved = try #require(PowerLawFit.exponent(x: x, y: [y[0], y[1], y[2], y[3] * exp(1)]))
    #expect(abs(moved - exponent - (logX[3] - mean) / square) < 1e-12)
    // Two points have one, and one has none.
    #expect(abs(PowerLawFit.exponent(x: [2, 8], y: [3, 6])! - 0.5) < 1e-15)
    #expect(PowerLawFit.exponent(x: [2], y: [1]) == nil)
  }

  /// Nine seeds, so that orders of the same seeds, equal but for roundoff, are rare among resamples.
  @Test func `the interval over seeds is that of all points of the resampled seeds`() throws {
    var stream = RandomStream(label: "seeds", purpose: .test)
    let x = [1, 4, 16.0]
    let series = (0..<9).map { _ in
      let exponent = -0.6 + 0.1 * stream.normal()
      return x.map { 2 * pow($0, exponent) * exp(0.1 * stream.normal()) }
    }
    let interval = try #require(
      PowerLawFit.exponentInterval(ofSeries: series, x: x, label: "seeds"))
    let expected = try #require(
      Bootstrap().interval(ofSeeds: 9, label: "seeds") { seeds in
        PowerLawFit(x: seeds.flatMap { _ in x }, y: seeds.flatMap { series[$0] })!.exponent
      })
    #expect(abs(interval.lower - expected.lower) < 1e-3)
    #expect(abs(interval.upper - expected.upper) < 1e-3)
  }

  /// 95 % ± 3 binomial errors of 4000 replications.
  @Test func `Student's interval covers the exponent`() throws {
    var stream = RandomStream(label: "power law", purpose: .test)
    let x = [1, 2, 4, 8, 16, 32.0]
    var covered = 0
    for _ in 0..<4000 {
      let y = x.map { pow($0, 0.5) * exp(0.3 * stream.normal()) }
      let interval = try #require(PowerLawFit(x: x, y: y)).exponentInterval
      if interval.lower <= 0.5, 0.5 <= interval.upper { covered += 1 }
    }
    #expect(abs(Double(covered) / 4000 - 0.95) < 0.0104)
  }
}
