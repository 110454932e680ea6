import Analysis
import Foundation
import Testing

@Suite struct EffectAndAdjustmentTests {
  @Test func `separated samples have an effect of one`() {
    #expect(EffectSize.cliffsDelta([5, 6, .infinity], [1, 2]) == 1)
    #expect(EffectSize.cliffsDelta([1, 2], [5, 6, .infinity]) == -1)
    #expect(EffectSize.cliffsDelta([1, 1], [1]) == 0)
    #expect(EffectSize.matchedPairs([-1, -2, -.infinity]) == -1)
    // Ranks 1, 2, 3, the smallest positive: (1 − 5)/6.
    #expect(EffectSize.matchedPairs([1, -2, -3]) == -4.0 / 6)
  }

  /// Of three differences Hedges' correction is Γ(1)/Γ(½) = 1/√π.
  @Test func `the standardised effect of three differences is in closed form`() throws {
    let effect = try #require(EffectSize.standardised([1, 2, 3]))
    #expect(abs(effect - 2 / Double.pi.squareRoot()) < 1e-14)
  }

  @Test func `without spread there is no standardised effect`() {
    for differences in [[], [1], [1, 2], [2, 2, 2], [1, 2, .infinity], [1, 2, .nan]] as [[Double]] {
      #expect(EffectSize.standardised(differences) == nil)
    }
  }

  @Test func `Holm's p-values do not fall below a smaller one, or rise above 1`() {
    #expect(MultipleTesting.holm([]) == [])
    #expect(MultipleTesting.holm([0.3]) == [0.3])
    // 3 × 0.25 = 0.75; 2 × 0.3125 = 0.625 is raised to it; 1 × 0.875.
    #expect(MultipleTesting.holm([0.875, 0.25, 0.3125]) == [0.875, 0.75, 0.75])
    #expect(MultipleTesting.holm([0.5, 0.75, 0.5]) == [1, 1, 1])
    #expect(MultipleTesting.holm([0.125, .nan]) == [0.25, 1])
  }

  @Test func `geometric means of zeros and infinities are their limits`() {
    #expect(Statistics.geometricMean([0, 3]) == 0)
    #expect(Statistics.geometricMean([3, .infinity]) == .infinity)
    #expect(Statistics.geometricMean([0, .infinity]) == .infinity)
    #expect(abs(Statistics.geometricMean([1e-300, 1e300, 8]) - 2) < 1e-12)
  }

  @Test(arguments: [0x1p-600, 1, 0x1p600])
  func `standard deviations have no scale`(scale: Double) {
    #expect(Statistics.standardDeviation([1, 2, 3].map { $0 * scale }) == scale)
    #expect(Statistics.standardDeviation([5, 5].map { $0 * scale }) == 0)
    #expect(Statistics.standardDeviation([1, .infinity]) == .infinity)
  }
}
