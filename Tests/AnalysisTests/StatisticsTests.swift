import Analysis
import Foundation
import RandomStreams
import TestSupport
import Testing

/// Values of SciPy, on the same resamples where resampling is involved.
private struct SciPyFixture: Decodable {
  struct Bootstrap: Decodable {
    let statistic: String
    let values: [Double]
    let resamples: [[Int]]
    let lower, upper: Double
  }
  struct Normal: Decodable { let p, quantile: [Double] }
  struct Quantiles: Decodable { let values, p, quantile: [Double] }
  let bootstrap: [Bootstrap]
  let normal: Normal
  let quantiles: Quantiles

  static func load() throws -> SciPyFixture {
    try JSONDecoder().decode(Self.self, from: Data(contentsOf: Fixtures.url("scipy.json")))
  }
}

@Suite struct StatisticsTests {
  @Test func `normal quantiles are SciPy's`() throws {
    let fixture = try SciPyFixture.load().normal
    for (p, expected) in zip(fixture.p, fixture.quantile) {
      #expect(abs(Statistics.normalQuantile(p) - expected) <= 1e-13 * max(1, abs(expected)), "\(p)")
    }
    #expect(Statistics.normalQuantile(0) == -.infinity && Statistics.normalQuantile(1) == .infinity)
  }

  /// (0.5 + 0 + 2 + 2)/4: the third loss counts as the initial 3, the last, a divergence, too.
  @Test func `sensitivity to the rate is the mean excess, capped at the initial loss`() {
    let losses = [1.5, 1, 7, .infinity]
    #expect(
      Statistics.rateSensitivity(losses, initialLosses: [3, 3, 3, 3]) == 1.125)
    #expect(Statistics.rateSensitivity([1], initialLosses: [3]) == nil)
    #expect(Statistics.rateSensitivity([.infinity, .infinity], initialLosses: [3, 3]) == nil)
    // Nothing is learned: the loss that was there at first is below the best.
    #expect(Statistics.rateSensitivity([4, 5], initialLosses: [3, 3]) == -1)
  }

  @Test func `quantiles are NumPy's`() throws {
    let fixture = try SciPyFixture.load().quantiles
    for (p, expected) in zip(fixture.p, fixture.quantile) {
      #expect(abs(Statistics.quantile(p, ofSorted: fixture.values.sorted()) - expected) < 1e-14)
    }
  }

  @Test func `BCa intervals are SciPy's`() throws {
    for example in try SciPyFixture.load().bootstrap {
      let statistic = example.statistic == "mean" ? Statistics.mean : Statistics.median
      let replicates = example.resamples.map { draw in statistic(draw.map { example.values[$0] }) }
      let jackknife = example.values.indices.map { left in
        var rest = example.values
        rest.remove(at: left)
        return statistic(rest)
      }
      let interval = Bootstrap().bca(
        observed: statistic(example.values), replicates: replicates, jackknife: jackknife)
      #expect(abs(interval.lower - example.lower) <= 1e-10 * example.lower)
      #expect(abs(interval.upper - example.upper) <= 1e-10 * example.upper)
    }
  }

  @Test(arguments: 1...60)
  func `selection finds the median that sorting finds`(count: Int) {
    for salt in 0..<20 {
      let values = (0..<count).map { i in
        (i * 7919 + salt * 104729) % 13 == 0 ? .infinity : Double((i * 31 + salt * 17) % 11)
      }
      #expect(
        Statistics.median(values) == Statistics.quantile(0.5, ofSorted: values.sorted()))
    }
  }

  @Test func `diverged seeds count as worse than any loss`() {
    #expect(Statistics.median([1, 2, .infinity]) == 2)
    #expect(Statistics.median([1, .infinity, .infinity]) == .infinity)
    #expect(Statistics.median([1, .infinity]) == .infinity)
    #expect(Statistics.median([.infinity, .infinity]) == .infinity)
  }
}

@Suite struct BootstrapTests {
  private let bootstrap = Bootstrap()

  @Test func `one value has no interval, equal values a point`() {
    #expect(bootstrap.interval(of: Statistics.median, [3], label: "a") == nil)
    #expect(
      bootstrap.interval(of: Statistics.mean, [3, 3, 3], label: "a")
        == Interval(lower: 3, upper: 3))
  }

  @Test func `the same label gives the same interval`() {
    let values = [1, 4, 2, 8, 5.0]
    let a = bootstrap.interval(of: Statistics.mean, values, label: "a")
    #expect(a == bootstrap.interval(of: Statistics.mean, values, label: "a"))
    #expect(a != bootstrap.interval(of: Statistics.mean, values, label: "b"))
  }

  /// An interval of scaled values is the scaled interval, however small or large they are.
  @Test(arguments: [0x1p-400, 0x1p-200, 0x1p300])
  func `intervals have no scale`(scale: Double) throws {
    let values = [1, 4, 2, 8, 5.0]
    for statistic in [Statistics.median, Statistics.mean] {
      let plain = try #require(bootstrap.interval(of: statistic, values, label: "a"))
      let scaled = try #require(
        bootstrap.interval(of: statistic, values.map { $0 * scale }, label: "a"))
      #expect(abs(scaled.lower / scale - plain.lower) < 1e-9)
      #expect(abs(scaled.upper / scale - plain.upper) < 1e-9)
    }
  }

  @Test func `infinities make no NaN`() {
    for values in [[1, 2, .infinity], [1, .infinity, .infinity], [.infinity, 1, 2, 3, 4]] {
      for statistic in [Statistics.median, Statistics.mean] {
        let interval = bootstrap.interval(of: statistic, values, label: "x")!
        #expect(!interval.lower.isNaN && !interval.upper.isNaN)
        #expect(interval.lower <= interval.upper)
      }
    }
  }

  @Test func `the noise of a series is that of white noise on a smooth curve, and 0 without`() {
    let line = (0..<400).map { 3 - 0.01 * Double($0) }
    #expect(Statistics.noise(ofSeries: line) < 1e-12)
    var stream = RandomStream(label: "noise", purpose: .test)
    let noisy = line.map { $0 + 0.2 * stream.normal() }
    // The median of 398 second differences, of which neighbours share noise, is good to a few per
    // cent.
    #expect(abs(Statistics.noise(ofSeries: noisy) - 0.2) < 0.03)
    #expect(Statistics.noise(ofSeries: Array(noisy.prefix(7))) == 0)
  }
}
