import Foundation
import Testing
import Theory

/// Theorem 10 of Defazio et al. 2023 against its published numbers, the sums as they are written,
/// and what follows from it by hand.
@Suite struct ConvexBoundTests {
  // MARK: Factors, written down again

  private static func linear(_ t: Int, _ steps: Int) -> Double { 1 - Double(t) / Double(steps) }
  private static func cosine(_ t: Int, _ steps: Int) -> Double {
    0.5 * (1 + cos(.pi * Double(t) / Double(steps)))
  }
  private static func cooldown(_ t: Int, _ steps: Int, _ shape: (Double) -> Double) -> Double {
    let start = 4 * steps / 5
    return t < start ? 1 : shape(Double(t - start) / Double(steps - start))
  }

  static let schedules: [String: @Sendable (Int, Int) -> Double] = [
    "linear": linear, "cosine": cosine, "constant": { _, _ in 1 },
    "1-sqrt": { 1 - (Double($0) / Double($1)).squareRoot() },
    "wsd linear": { cooldown($0, $1) { 1 - $0 } },
    "wsd 1-sqrt": { cooldown($0, $1) { 1 - $0.squareRoot() } },
    "1/sqrt": { t, _ in 1 / Double(t + 1).squareRoot() },
  ]

  private func bound(_ name: String, _ steps: Int) throws -> ConvexBound {
    let factor = try #require(Self.schedules[name])
    return try #require(ConvexBound(steps: steps) { factor($0, steps) })
  }

  // MARK: Published numbers

  @Test(
    arguments: [
      ("linear", 400, 0.049563, 0.100630), ("1-sqrt", 400, 0.073797, 0.101243),
      ("cosine", 400, 0.048242, 0.103386), ("wsd 1-sqrt", 400, 0.026846, 0.107288),
      ("wsd linear", 400, 0.025374, 0.109323), ("1/sqrt", 400, 0.212086, 0.122264),
      ("constant", 400, 0.018176, 0.137545),
      ("linear", 100, 0.097255, 0.203608), ("cosine", 100, 0.094695, 0.209114),
      ("wsd linear", 100, 0.049544, 0.223028), ("constant", 100, 0.040234, 0.248543),
      ("linear", 4000, 0.015793, 0.031652), ("cosine", 4000, 0.015340, 0.032586),
      ("wsd linear", 4000, 0.008118, 0.034212), ("constant", 4000, 0.005033, 0.049677),
    ] as [(String, Int, Double, Double)])
  func `best peaks and bounds are the published ones to all digits`(
    name: String, steps: Int, peak: Double, value: Double
  ) throws {
    let bound = try bound(name, steps)
    #expect(abs(bound.bestScale() - peak) <= 0.5e-6, "\(bound.bestScale())")
    #expect(abs(bound.smallest() - value) <= 0.5e-6, "\(bound.smallest())")
    #expect(abs(bound.value(scale: bound.bestScale()) / bound.smallest() - 1) < 1e-14)
  }

  @Test func `the bound of a run that is broken off falls in the cooldown`() throws {
    let whole = try bound("wsd linear", 400)
    let factor = try #require(Self.schedules["wsd linear"])
    // Step 320 is the last at the peak.
    let stem = try #require(ConvexBound(steps: 321) { factor($0, 400) })
    let scale = whole.bestScale()
    #expect(abs(stem.value(scale: scale) - 0.1546) <= 0.5e-4)
    #expect(abs(whole.value(scale: scale) - 0.1093) <= 0.5e-4)
  }

  // MARK: Against the sums as written

  private struct Terms {
    var distance, squares, lastIterate: Double
  }

  private static func terms(_ η: [Double]) -> Terms {
    let sum = η.reduce(0, +)
    var lastIterate = 0.0
    for k in 0..<η.count - 1 {
      var after = 0.0, from = 0.0, squares = 0.0
      for t in k..<η.count {
        if t > k { after += η[t] }
        from += η[t]
        squares += η[t] * η[t]
      }
      lastIterate += 0.5 * (η[k] / after) * squares / from
    }
    return Terms(
      distance: 1 / (2 * sum), squares: η.reduce(0) { $0 + $1 * $1 } / (2 * sum),
      lastIterate: lastIterate)
  }

  /// Numbers that look random, with zeros among them, the last above 0.
  private static func factors(_ seed: UInt64) -> [Double] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<(2 + Int(seed) * 7 % 300)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let u = Double(state >> 40) / Double(1 << 24)
      return u < 0.1 ? 0 : u
    } + [0.5]
  }

  @Test(arguments: 0..<40) func `the sums from the end are those of the double loop`(
    seed: UInt64
  ) throws {
    let factors = Self.factors(seed)
    let terms = Self.terms(factors)
    let gradientTerm = terms.squares + terms.lastIterate
    let bound = try #require(ConvexBound(factors))
    #expect(abs(bound.distanceTerm() / terms.distance - 1) < 1e-12)
    #expect(abs(bound.gradientTerm() / gradientTerm - 1) < 1e-12)
    let value = terms.distance / 0.3 + 0.3 * gradientTerm
    #expect(abs(bound.value(scale: 0.3) / value - 1) < 1e-12)
    #expect(bound.steps == factors.count)
  }

  /// γ = 1 at T = 3, with fractions: S = 11/6; T₁ = 3/11; T₂ = 49/132;
  /// T₃ = ½ (1/(5/6) · (49/36)/(11/6) + (1/2)/(1/3) · (13/36)/(5/6)).
  @Test func `three steps by hand`() throws {
    let bound = try #require(ConvexBound([1, 1.0 / 2, 1.0 / 3]))
    #expect(abs(bound.distanceTerm() - 3.0 / 11) < 1e-15)
    let lastIterate: Double = (6.0 / 5 * 49 / 66 + 3.0 / 2 * 13 / 30) / 2
    let gradientTerm: Double = 49.0 / 132 + lastIterate
    #expect(abs(bound.gradientTerm() - gradientTerm) < 1e-15)
  }

  // MARK: Laws

  @Test func `the bound is proportional to DG, the best peak to D over G`() throws {
    let bound = try bound("cosine", 100)
    let distance = 3.0, gradientBound = 7.0
    let smallest = bound.smallest(distance: distance, gradientBound: gradientBound)
    #expect(abs(smallest / (21 * bound.smallest()) - 1) < 1e-14)
    let scale = bound.bestScale(distance: distance, gradientBound: gradientBound)
    #expect(abs(scale / (bound.bestScale() * 3 / 7) - 1) < 1e-14)
    let value = 9 * bound.distanceTerm() / 0.2 + 0.2 * 49 * bound.gradientTerm()
    #expect(
      abs(bound.value(scale: 0.2, distance: distance, gradientBound: gradientBound) - value) < 1e-12
    )
  }

  @Test func `factors that are all scaled have the same bound at another peak`() throws {
    for scale in [1e-200, 0.1, 3] {
      let scaled = try #require(ConvexBound(Self.factors(9).map { scale * $0 }))
      let bound = try #require(ConvexBound(Self.factors(9)))
      #expect(abs(scaled.smallest() / bound.smallest() - 1) < 1e-14)
      #expect(abs(scaled.bestScale() * scale / bound.bestScale() - 1) < 1e-14)
    }
  }

  /// γ(½ + ½ Σ 1/n) + 1/(2γT), n from 1 to T − 1: T₃ of a constant rate is a harmonic sum.
  @Test func `a constant rate has a harmonic sum`() throws {
    let bound = try #require(ConvexBound(steps: 1_000_000) { _ in 1 })
    var harmonic = 0.0
    for n in stride(from: 999_999, through: 1, by: -1) { harmonic += 1 / Double(n) }
    #expect(abs(bound.gradientTerm() / (0.5 + 0.5 * harmonic) - 1) < 1e-14)
    #expect(bound.distanceTerm() == 0.5e-6)
  }

  // MARK: Rates of 0

  @Test func `steps that do not move change nothing, and the run ends with the last that does`()
    throws
  {
    let bound = try #require(ConvexBound([1, 0.5, 0.25]))
    let padded = try #require(ConvexBound([0, 0, 1, 0, 0.5, 0.25, 0, 0]))
    #expect(padded.smallest() == bound.smallest() && padded.bestScale() == bound.bestScale())
    #expect(bound.steps == 3 && padded.steps == 6)
    // A single step: the bound is that of the initial point, at best DG.
    let single = try #require(ConvexBound([0, 0.5, 0]))
    #expect(single.smallest() == 1 && single.bestScale() == 2)
  }

  @Test(arguments: [[], [0], [0, 0, 0], [1, -1], [1, .nan], [.infinity, 1], [1, 0, -1]])
  func `without a rate above 0, or with one that is none, there is no bound`(factors: [Double]) {
    #expect(ConvexBound(factors) == nil)
  }
}
