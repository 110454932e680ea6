import Analysis
import Foundation
import RandomStreams
import TestSupport
import Testing

/// The rules of range tests against programs written from the definitions of fastai and Lightning.
@Suite struct SuggestionRuleTests {
  struct Document: Decodable {
    let weight: Double
    let cases: [Example]
  }
  struct Example: Decodable, CustomStringConvertible {
    struct Suggestions: Decodable {
      let rates: [String: Double?]
      /// Rules whose answer hangs on rounding.
      let unstable: [String]
    }
    let name: String
    let numIt: Int
    let rates, losses, smoothed: [Double]
    let onSmoothed, onRaw: Suggestions
    var description: String { name }
  }

  static let document: Document = {
    let data = try! Data(contentsOf: Fixtures.url("range-test/range_rules.json"))
    return try! JSONDecoder().decode(Document.self, from: data)
  }()

  private static let names = [
    "valley": "fastai-valley", "slide": "fastai-slide", "minimum": "fastai-minimum",
    "steep": "fastai-steep", "lightning_by_rate": "lightning",
    "lightning_by_index": "lightning-index",
  ]

  @Test(arguments: document.cases)
  func `suggestions equal those of the original rules`(example: Example) throws {
    for (weight, expected) in [(Self.document.weight, example.onSmoothed), (1, example.onRaw)] {
      let curve = RangeTestCurve(
        rates: example.rates, losses: example.losses, plannedCount: example.numIt,
        smoothing: weight, stopFactor: .infinity)
      #expect(curve.count == example.rates.count)
      if weight < 1 {
        for (a, b) in zip(curve.smoothed, example.smoothed) {
          #expect(abs(a - b) <= 1e-12 * abs(b))
        }
      }
      for (name, rate) in expected.rates where !expected.unstable.contains(name) {
        let rule = try #require(SuggestionRule.all.first { $0.id == Self.names[name] })
        let suggestion = rule.rate(curve)
        #expect(
          suggestion == nil
            ? rate == nil : abs(suggestion! - (rate ?? .nan)) <= 1e-12 * suggestion!,
          "\(name) on \(weight): \(suggestion as Any) instead of \(rate as Any)")
      }
    }
  }

  @Test func `every rule of the originals is in the list, each once`() {
    let ids = SuggestionRule.all.map(\.id)
    #expect(Set(ids).count == ids.count && ids.count == 14)
    #expect(Set(Self.names.values).isSubset(of: ids))
  }
}

@Suite struct RangeTestCurveTests {
  private let rates = (0..<20).map { pow(10, Double($0 - 12) / 4) }

  private func curve(
    _ losses: [Double], smoothing: Double = 1, divergenceRate: Double? = nil
  ) -> RangeTestCurve {
    RangeTestCurve(
      rates: Array(rates.prefix(losses.count)), losses: losses, plannedCount: 20,
      smoothing: smoothing, stopFactor: 4, divergenceRate: divergenceRate)
  }

  private func rate(_ rule: String, _ curve: RangeTestCurve) -> Double? {
    SuggestionRule.all.first { $0.id == rule }!.rate(curve)
  }

  /// Falls to point 9, then doubles: the point 12 is the first above four times the smallest.
  private let typical: [Double] = [
    10, 10, 10, 9, 8, 5.5, 5, 4, 3, 2, 4, 7, 12, 30, 100, 1000, 1e4, 1e5, 1e6, 1e7,
  ]

  @Test
  func `the test ends above four times the smallest loss, and the rules of the guides follow`() {
    let curve = curve(typical)
    #expect(curve.count == 13 && curve.explosion == rates[12])
    #expect(curve.minimum == 9 && curve.edge == 9)
    func isClose(_ rule: String, _ expected: Double) -> Bool {
      rate(rule, curve).map { abs($0 - expected) <= 1e-15 } ?? false
    }
    #expect(isClose("edge", rates[9]) && isClose("edge-0.3", 0.3 * rates[9]))
    #expect(isClose("stable-0.1", 0.1 * rates[8]) && isClose("stable-0.3", 0.3 * rates[8]))
    #expect(isClose("explosion-0.1", 0.1 * rates[12]))
    #expect(isClose("minimum-0.1", 0.1 * rates[9]) && isClose("ten-before-minimum", rates[0]))
    // The slope (5.5 − 9)/2 at point 4 is the steepest; a tenth of twenty points back is two.
    #expect(isClose("steepest-back", rates[2]))
    #expect(RangeTestReading(curve) == .usable)
  }

  @Test func `a run that diverged before the average shows it explodes where it diverged`() {
    let curve = curve(Array(typical.prefix(10)), divergenceRate: 0.7)
    #expect(curve.count == 10 && curve.explosion == 0.7 && curve.edge == 9)
    #expect(abs(rate("explosion-0.1", curve)! - 0.07) < 1e-15)
  }

  @Test func `readings`() {
    #expect(RangeTestReading(curve([10, 50])) == .explodedAtOnce)
    #expect(RangeTestReading(curve([10], divergenceRate: 0.01)) == .explodedAtOnce)
    #expect(RangeTestReading(curve([], divergenceRate: 0.01)) == .explodedAtOnce)
    #expect(RangeTestReading(curve([Double](repeating: 3, count: 20))) == .notLearning)
    let flat = (0..<20).map { 3 - 0.001 * Double($0) }
    #expect(RangeTestReading(curve(flat)) == .notLearning)
    // No fall before the explosion.
    #expect(RangeTestReading(curve([3, 3, 3, 3, 3, 3, 5, 9, 30])) == .notLearning)
    let falling = (0..<20).map { 3 - 0.1 * Double($0) }
    #expect(RangeTestReading(curve(falling)) == .noEdge)
    #expect(curve(falling).edge == nil && rate("edge", curve(falling)) == nil)
    let bounded = [3, 2.5, 2, 1.5, 1, 1.2, 1.8, 2, 2, 2]
    #expect(RangeTestReading(curve(bounded)) == .risesAgain && curve(bounded).edge == 4)
    let hardly = [3, 2.5, 2, 1.5, 1, 1.2, 1.5, 1.8, 1.8, 1.8]
    #expect(RangeTestReading(curve(hardly)) == .noEdge)
  }

  @Test func `what noise alone makes is neither a fall nor an edge`() {
    let ladder = (0..<200).map { pow(10, Double($0) / 25 - 7) }
    var falls = 0
    for seed in 0..<200 {
      var stream = RandomStream(label: "\(seed)", purpose: .test)
      let losses = ladder.map { _ in 3 + 0.5 * stream.normal() }
      let curve = RangeTestCurve(
        rates: ladder, losses: losses, plannedCount: 200, smoothing: 0.05, stopFactor: 4)
      if RangeTestReading(curve) != .notLearning { falls += 1 }
    }
    // The smallest of many averages lies about three standard errors below their mean.
    #expect(falls <= 10, "\(falls)")
  }

  @Test func `an overshoot below the start is told from an explosion`() {
    let overshoot = curve([10, 8, 4, 2, 1, 0.5, 0.5, 1, 3, 2, 1])
    #expect(overshoot.explosion == rates[8] && overshoot.stopsBelowStart)
    #expect(!curve(typical).stopsBelowStart)
    #expect(!curve([10, 8, 4, 2]).stopsBelowStart)
  }

  @Test func `losses near zero and below it do not end the test by themselves`() {
    #expect(curve([3, 1, 0.1, -0.1, 0.2, 0.3]).count == 6)
    #expect(curve([3, 1, 0.1, -0.1, 5, 13]).explosion == rates[5])
    #expect(curve([0, 0, 0, 0]).explosion == nil)
  }

  @Test func `no curve is too short for a rule`() {
    for count in 0..<20 {
      for losses in [typical, typical.reversed(), [Double](repeating: 1, count: 20)] {
        let curve = curve(Array(losses.prefix(count)))
        for rule in SuggestionRule.all {
          let rate = rule.rate(curve)
          #expect(rate == nil || rate! > 0)
        }
      }
    }
  }
}

@Suite struct ScoreTests {
  @Test func `bias is the geometric mean of the ratio, spread the ratio of the ends`() {
    let rule = RuleSummary("r", suggestions: [0.1, nil, 0.8, 0.1], label: "x")
    #expect(rule.missing == 1 && rule.median == 0.1 && rule.spread == 8)
    let trials: [RuleScore.Trial] = [
      .init(outcome: .finished, loss: 3), .init(outcome: .diverged(step: 4), loss: nil),
      .init(outcome: .finished, loss: 1), .init(outcome: nil, loss: nil),
    ]
    let score = RuleScore(rule, optimum: 0.1, limit: 0.8, trials: trials, label: "x")
    #expect(abs(score.bias! - 2) < 1e-12 && abs(score.limitBias! - 0.25) < 1e-12)
    #expect(score.biasInterval!.lower < 2 && score.biasInterval!.upper > 2)
    #expect(score.runs == 3 && score.diverged == 1 && score.loss == 3)
  }

  /// By R's `prop.test(1, 10, correct = FALSE)`, and the closed form z²/(n + z²) at 0.
  @Test func `Wilson's interval`() throws {
    let one = try #require(Statistics.wilson(1, of: 10))
    #expect(abs(one.lower - 0.0178762131) < 1e-9 && abs(one.upper - 0.4041500268) < 1e-9)
    let none = try #require(Statistics.wilson(0, of: 20))
    let z = Statistics.normalQuantile(0.975)
    #expect(none.lower == 0 && abs(none.upper - z * z / (20 + z * z)) < 1e-14)
    #expect(Statistics.wilson(20, of: 20)!.upper == 1 && Statistics.wilson(0, of: 0) == nil)
  }
}
