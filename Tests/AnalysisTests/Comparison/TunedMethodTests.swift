import Analysis
import Foundation
import Testing

@Suite struct TunedMethodTests {
  private let rates = [0.1, 0.2, 0.4]

  @Test func `the peak is the best of the tuning seeds, whatever the compared seeds say`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: [[5, 1, 5], [2, 3, 4], [9, 1, 1]],
        compared: [[1, 1], [7, 8], [1, 1]]))
    // Medians 5, 3, 1: the mean of the last, 3.67, is not asked.
    #expect(method.tunedRate == 0.4 && method.tuningLoss == 1 && method.edge == .upper)
    #expect(method.losses == [1, 1])
    #expect(method.trials == 9 && method.tuningSteps == 90)
  }

  @Test func `a diverged tuning run is worse than any loss and ends early`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: [[5, 5, 5], [6, 6, 6], [1, .infinity, .infinity]],
        compared: [[3, .infinity], [1, 1], [1, 1]]))
    #expect(method.tunedRate == 0.1 && method.edge == .lower && method.diverged == 1)
    #expect(method.losses == [3, .infinity] && method.median == .infinity)
    #expect(method.tuningSteps == 7 * 10 + 2 * 3)
  }

  @Test func `of equal peaks the smaller one is taken`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: [[4], [2], [2]], compared: [[1, 2], [3, 4], [5, 6]]))
    #expect(method.tunedRate == 0.2 && method.edge == .none)
  }

  @Test func `a variant is tuned with its peak, and all variants' trials count`() {
    func variant(_ tuning: [[Double?]], _ compared: Double) -> MethodRuns {
      MethodFixture.runs(
        rates: rates, tuning: tuning, compared: rates.map { _ in [compared, compared] })
    }
    let a = variant([[5], [3], [4]], 1), b = variant([[6], [7], [2]], 2)
    let method = TunedMethod(variants: [a, b])
    #expect(method.tunedRate == 0.4 && method.losses == [2, 2] && method.edge == .upper)
    #expect(method.trials == 6 && method.tuningSteps == 60)
    #expect(TunedMethod(variants: [b, a]).losses == [2, 2])
    // Equal ones: the first variant.
    #expect(TunedMethod(variants: [a, variant([[3], [3], [3]], 9)]).losses == [1, 1])
    // A run that is missing in a variant leaves all open; one that diverges everywhere loses.
    #expect(TunedMethod(variants: [a, variant([[1], [nil], [1]], 9)]).tunedRate == nil)
    let lost = variant([[.infinity], [.infinity], [.infinity]], 9)
    #expect(TunedMethod(variants: [lost, a]).losses == [1, 1])
    #expect(TunedMethod(variants: [lost, lost]).hasNoPeak)
  }

  /// One method of the comparison, in the order of the plan.
  @Test func `runs of one method are its variants, and of equal ones the plan's first is taken`() {
    func variant(_ optimizer: String, _ compared: Double, _ tuning: Double) -> MethodRuns {
      MethodFixture.runs(
        optimizer, rates: [1], tuning: [[tuning]], compared: [[compared, compared]])
    }
    let comparison = Comparison(
      [variant("a", 1, 3), variant("b", 5, 3), variant("a", 2, 3), variant("b", 6, 2.5)],
      quantile: 0.5, largestRatio: 4, label: "t"
    ) { _ in true }
    let methods = comparison.tasks[0].methods
    #expect(comparison.tasks.count == 1 && methods.map(\.method.optimizer) == ["a", "b"])
    #expect(methods[0].losses == [1, 1] && methods[1].losses == [6, 6])
    #expect(methods.map(\.trials) == [2, 2])
  }

  @Test func `without all tuning runs nothing is tuned`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: [[4], [nil], [2]], compared: [[1, 2], [3, 4], [5, 6]]))
    #expect(method.tunedRate == nil && method.losses == nil && method.steps(to: [1, 1]) == nil)
  }

  @Test func `where all peaks diverge every target is missed`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: [1, 2], tuning: [[.infinity], [.infinity]], compared: [[1, 2], [3, 4]]))
    #expect(method.tunedRate == nil && method.steps(to: [1, 1]) == [.infinity, .infinity])
    #expect(method.losses == [.infinity, .infinity] && method.diverged == 2)
  }

  /// min(loss, initial) − best over 3, 10 (diverged: as bad as not learning), 2: (1 + 8 + 0)/3.
  @Test func `sensitivity counts a diverged rate as one that does not learn`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: [[1], [1], [1]], compared: [[3, 1], [.infinity, 1], [2, 1]]))
    #expect(method.sensitivity(ofSeed: 0) == 3)
    #expect(method.sensitivity(ofSeed: 1) == 0)
    #expect(method.divergedFraction(ofSeed: 0) == 1.0 / 3)
    #expect(MethodFixture.fixed("a", [1, 2]).sensitivity(ofSeed: 0) == nil)
  }

  @Test func `the target is reached at the first recorded step that is low enough`() {
    let method = TunedMethod(
      MethodFixture.runs(
        rates: [1], tuning: [[1]], compared: [[1, 2]],
        points: [(0, 8), (5, 2), (8, 0.9), (10, 1)]))
    #expect(method.steps(to: [2, 4]) == [5, 5])
    #expect(method.steps(to: [0.95, 0.1]) == [8, .infinity])
  }

  // MARK: Between the rates of a grid

  @Test(arguments: [0.15, 0.2, 0.27])
  func `a parabola over log–log is met exactly`(best: Double) throws {
    let losses = rates.map { 3 * exp(0.7 * pow(log($0 / best), 2)) }
    let found = try #require(GridMinimum.refined(rates: rates, losses: losses))
    #expect(abs(found / best - 1) < 1e-12)
    // An uneven grid.
    let uneven = [0.05, 0.2, 0.5]
    let own = uneven.map { exp(pow(log($0 / best), 2)) }
    #expect(abs(try #require(GridMinimum.refined(rates: uneven, losses: own)) / best - 1) < 1e-12)
  }

  @Test func `losses that are not positive enter as they are`() throws {
    let losses = rates.map { pow(log($0 / 0.25), 2) - 1 }
    let found = try #require(GridMinimum.refined(rates: rates, losses: losses))
    #expect(abs(found / 0.25 - 1) < 1e-12)
  }

  @Test func `at an end, and beside a divergence, it is the rate of the grid`() {
    #expect(GridMinimum.refined(rates: rates, losses: [1, 2, 3]) == 0.1)
    #expect(GridMinimum.refined(rates: rates, losses: [3, 2, .infinity]) == 0.2)
    #expect(GridMinimum.refined(rates: rates, losses: [2, 2, 2]) == 0.1)
    #expect(
      GridMinimum.refined(rates: rates, losses: [.infinity, .infinity, .infinity]) == nil)
  }

  @Test func `in hindsight the compared seeds may have chosen another peak`() {
    let tuned = TunedMethod(
      MethodFixture.runs(
        rates: [1, 2, 4], tuning: [[3], [1], [2]],
        compared: [[5, .infinity], [4, 4], [3, 3.5]]))
    #expect(tuned.tunedRate == 2 && tuned.losses == [4, 4])
    #expect(tuned.hindsightRate == 4 && tuned.hindsightLosses == [3, 3.5])
    let diverged = TunedMethod(
      MethodFixture.runs(rates: [1, 2], tuning: [[3], [1]], compared: [[.infinity], [.infinity]]))
    #expect(diverged.hindsightRate == nil)
    let missing = TunedMethod(
      MethodFixture.runs(rates: [1, 2], tuning: [[3], [1]], compared: [[nil], [1]]))
    #expect(missing.hindsightRate == nil)
  }
}
