import Analysis
import Foundation
import Testing

@Suite struct StudentDistributionTests {
  @Test func `one and two degrees of freedom are in closed form`() {
    for t in [-1e8, -30, -1.5, -0.2, 0, 1e-3, 0.7, 4, 1e5] {
      let cauchy = t < 0 ? atan(-1 / t) / .pi : 1 - atan2(1, t) / .pi
      #expect(agree(StudentDistribution.cdf(t, degreesOfFreedom: 1), cauchy), "\(t)")
      // ½ + t/(2 √(2 + t²)), in the lower tail without cancellation.
      let root = (2 + t * t).squareRoot()
      let two = t < 0 ? 1 / (root * (root - t)) : 0.5 + t / (2 * root)
      #expect(agree(StudentDistribution.cdf(t, degreesOfFreedom: 2), two), "\(t)")
    }
  }

  @Test func `the ends are infinite, the middle is 0`() {
    for nu in [0.5, 3, 200] {
      #expect(StudentDistribution.quantile(0, degreesOfFreedom: nu) == -.infinity)
      #expect(StudentDistribution.quantile(1, degreesOfFreedom: nu) == .infinity)
      #expect(StudentDistribution.quantile(0.5, degreesOfFreedom: nu) == 0)
      #expect(StudentDistribution.cdf(-.infinity, degreesOfFreedom: nu) == 0)
      #expect(StudentDistribution.cdf(.infinity, degreesOfFreedom: nu) == 1)
    }
  }

  @Test func `many degrees of freedom are nearly normal`() {
    let t = StudentDistribution.quantile(0.975, degreesOfFreedom: 1e6)
    let z = Statistics.normalQuantile(0.975)
    // The next term of Fisher's expansion is (z³ + z)/(4ν).
    #expect(abs(t - z - (z * z * z + z) / 4e6) < 1e-10 * t)
  }
}
