import Analysis
import Foundation
import Testing
import Theory

/// Methods whose peak was searched.
@Suite struct SearchedMethodTests {
  private static let seeds = 8

  /// A parabola in log loss over log rate, with the height of a seed; rates above a cliff diverge.
  private struct Curve {
    var best = 0.02
    var smallest = 1.0
    var curvature = 0.4
    var cliff = Double.infinity
    var scatter = 0.01

    func loss(_ rate: Double, _ seed: Int) -> Double {
      guard rate < cliff else { return .infinity }
      // Seeds differ in height, and in where their own best rate lies.
      let shift = scatter * cos(2.4 * Double(seed))
      let x = log(rate / best) - shift
      return smallest * exp(0.5 * curvature * x * x + 0.1 * sin(Double(seed)))
    }
  }

  private static func search(_ curve: Curve, scan: [Double] = [0.001, 0.01, 0.1, 1]) -> RateSearch {
    RateSearch(scan: scan, seeds: 4, mostSeeds: 16)!
  }

  /// All runs that the search asks for, and those that are compared after it.
  private static func runs(
    _ curve: Curve, _ optimizer: String = "a", upTo most: Int = .max, variant: String = "",
    schedule: String = "constant", problem: String = "p", bound: ConvexBound? = nil
  ) -> MethodRuns {
    func run(_ rate: Double, _ seed: Int) -> MethodRuns.Run {
      let loss = curve.loss(rate, seed)
      return .init(
        loss: loss, excess: loss, initialLoss: 100, steps: loss.isFinite ? 10 : 3,
        points: [.init(step: 5, loss: 2 * loss), .init(step: 10, loss: loss)])
    }
    let search = search(curve)
    var runs = MethodRuns(
      method: MethodFixture.method(optimizer, problem: problem, schedule: schedule),
      variant: variant, seeds: (0..<8).map { UInt64($0) }, gradientsPerStep: 4, bound: bound,
      tunedBy: .search(search))
    var count = 0
    while true {
      let asked = runs.replay(search).asked
      var isNew = false
      for request in asked {
        let known = runs.tuning.first { $0.rate == request.rate }?.runs.count ?? 0
        for seed in request.seeds where seed >= known && count < most {
          // Tuning seeds are others than those that are compared.
          runs.addTuning(run(request.rate, 100 + seed), at: request.rate)
          count += 1
          isNew = true
        }
      }
      guard isNew else { break }
    }
    for rate in TunedMethod(runs).peak.comparedRates {
      for seed in 0..<Self.seeds { runs.addCompared(run(rate, seed), at: rate) }
    }
    return runs
  }

  @Test func `the peak is that of the search, and what is compared are multiples of it`() throws {
    let curve = Curve(), runs = Self.runs(curve), method = TunedMethod(runs)
    let rate = try #require(method.tunedRate)
    #expect(abs(log(rate / curve.best)) < 0.02)
    let interval = try #require(method.peakInterval)
    #expect(interval.lower <= rate && rate <= interval.upper && method.tunedBy == "search")
    #expect(method.trials == runs.tuning.map(\.runs.count).reduce(0, +))
    #expect(method.tuningSteps == 10 * method.trials && method.edge == .none)
    let multiples = runs.compared.map { $0.rate / rate }
    let expected = [0.1, 0.3162, 0.5487, 0.7407, 1, 1.35, 1.8225, 3.162, 10]
    #expect(multiples.count == expected.count)
    #expect(zip(multiples, expected).allSatisfy { abs($0 / $1 - 1) < 1e-3 })
    #expect(method.losses == (0..<Self.seeds).map { curve.loss(rate, $0) })
  }

  /// ½κx² over x up to log 10, times the loss at the peak: a closed form, which the trapezoids between the nine
  /// rates exceed a little.
  @Test func `sensitivities are means over a decade on each side`() throws {
    let curve = Curve(curvature: 0.2, scatter: 0), method = TunedMethod(Self.runs(curve))
    let sides = try #require(method.sensitivities(ofSeed: 0))
    let rate = try #require(method.tunedRate), loss = curve.loss(rate, 0)
    let span = log(10.0), points = 4000
    let mean =
      (0..<points).reduce(0.0) { sum, i in
        let x = span * (Double(i) + 0.5) / Double(points)
        return sum + exp(0.1 * x * x) - 1
      } / Double(points) * loss
    #expect(try #require(sides.below) > 0 && abs(sides.below! / mean - 1) < 0.15)
    #expect(abs(sides.above! / mean - 1) < 0.15)
    #expect(method.sensitivity(ofSeed: 0) == (sides.below! + sides.above!) / 2)
  }

  /// By hand: the geometric mean of what was found, and the half widths of four independent logarithms in squares.
  @Test func `best peaks of schedules are the searches', with both errors on two tasks`() throws {
    let constant = ConvexBound([Double](repeating: 1, count: 100))
    let linear = ConvexBound((0..<100).map { 1 - Double($0) / 100 })
    func runs(_ best: Double, _ schedule: String, _ problem: String) -> MethodRuns {
      Self.runs(
        Curve(best: best, scatter: 0.3), schedule: schedule, problem: problem,
        bound: schedule == "linear" ? linear : constant)
    }
    let all = [
      runs(0.01, "constant", "p"), runs(0.03, "linear", "p"), runs(0.02, "constant", "q"),
      runs(0.1, "linear", "q"),
    ]
    let comparison = Comparison(all, quantile: 0.5, largestRatio: 4, label: "test") { _ in true }
    let schedules = try #require(comparison.schedules.first)
    let found = all.map { TunedMethod($0).peak.search! }
    let logarithms = found.map { log($0.rate!) }
    let value = exp((logarithms[0] - logarithms[1] + logarithms[2] - logarithms[3]) / 2)
    func half(_ ends: [Double]) -> Double {
      sqrt(zip(ends, logarithms).reduce(0) { $0 + pow(log($1.0) - $1.1, 2) }) / 2
    }
    let lower = half(
      found.enumerated().map { $0 % 2 == 0 ? $1.interval!.lower : $1.interval!.upper })
    let upper = half(
      found.enumerated().map { $0 % 2 == 0 ? $1.interval!.upper : $1.interval!.lower })
    let peak = try #require(schedules.rows[1].peak)
    #expect(abs(peak.value / value - 1) < 1e-12 && abs(log(peak.value * sqrt(15))) < 0.3)
    #expect(abs(log(peak.interval.lower / peak.value) + lower) < 1e-12)
    #expect(abs(log(peak.interval.upper / peak.value) - upper) < 1e-12 && upper > 0.05)
    #expect(schedules.rows[0].peak?.interval == Interval(lower: 1, upper: 1))
    // Where all rates diverge there is no best one, and the schedule has no ratio.
    let lost = Self.runs(
      Curve(cliff: 1e-30), schedule: "constant", problem: "p", bound: constant)
    let one = Comparison(
      [lost, runs(0.03, "linear", "p")], quantile: 0.5, largestRatio: 4, label: "test"
    ) { _ in true }
    #expect(try #require(one.schedules.first).rows[1].peak == nil)
    #expect(SearchedIntervals.peakRatio([], to: []) == nil)
    #expect(SearchedIntervals.peakRatio([found[0]], to: []) == nil)
  }

  @Test func `the interval goes as much further down as the search may have left`() throws {
    let method = TunedMethod(Self.runs(Curve(scatter: 0.3)))
    let losses = try #require(method.losses), regret = method.peak.largestRegret
    let own = try #require(MedianInterval(losses)?.interval)
    let interval = try #require(method.medianInterval)
    #expect(regret > 1e-4 && interval.upper == own.upper)
    #expect(abs(interval.lower * (1 + regret) / own.lower - 1) < 1e-12)
  }

  /// A difference smaller than what the searches may have left decides nothing, however many seeds agree.
  @Test func `pairs are told apart by more than the searches may have left`() throws {
    func pair(_ factor: Double, scatter: Double) throws -> TaskComparison.Pair {
      let a = TunedMethod(Self.runs(Curve(scatter: scatter), "a"))
      let b = TunedMethod(Self.runs(Curve(smallest: factor, scatter: scatter), "b"))
      let task = TaskComparison([a, b], quantile: 0.5) { _ in true }
      return try #require(task.pairs.first)
    }
    let sharp = try pair(1.001, scatter: 0.001)
    #expect(sharp.isSignificant && sharp.interval!.lower > 0)
    let blurred = try pair(1.001, scatter: 0.3)
    #expect(blurred.comparison.wilcoxon!.pValue < 0.05)
    #expect(blurred.pValue == 1 && !blurred.isSignificant)
    #expect(blurred.interval!.lower < 0 && blurred.interval!.upper > 0)
    let large = try pair(1.5, scatter: 0.3)
    #expect(large.isSignificant)
  }

  @Test(arguments: [0, 3, 16, 25]) func `without all runs of the search nothing is tuned`(
    count: Int
  ) {
    let method = TunedMethod(Self.runs(Curve(), upTo: count))
    #expect(method.tunedRate == nil && method.losses == nil && !method.hasNoPeak)
    #expect(method.peak.comparedRates.isEmpty && method.medianInterval == nil)
  }

  @Test func `where all rates diverge there is no peak`() {
    let method = TunedMethod(Self.runs(Curve(cliff: 0)))
    #expect(method.hasNoPeak && method.losses?.allSatisfy { $0 == .infinity } == true)
    #expect(method.peak.comparedRates.isEmpty)
  }

  @Test func `a search that comes to an end compares at the best rate tried, and says so`() {
    let runs = Self.runs(Curve(best: 1e30, curvature: 0.01)), method = TunedMethod(runs)
    #expect(method.edge == .upper && method.tunedRate == runs.tuning.last?.rate)
    #expect(method.peakInterval == nil && method.losses != nil)
  }

  @Test func `the variant with the smallest loss is chosen when all searches are over`() {
    let a = Self.runs(Curve(smallest: 2), variant: "x=1"), b = Self.runs(Curve(), variant: "x=2")
    #expect(TunedMethod(variants: [a, b]).runs.variant == "x=2")
    let open = Self.runs(Curve(smallest: 0.1), upTo: 20, variant: "x=3")
    #expect(TunedMethod(variants: [a, b, open]).tunedRate == nil)
    #expect(
      TunedMethod(variants: [a, b]).trials == TunedMethod(a).trials + TunedMethod(b).trials)
  }

  /// What tuning took is in the cost; a method without any is the cheapest.
  @Test func `costs include the gradients of tuning`() throws {
    let searched = TunedMethod(Self.runs(Curve(), "a"))
    var single = MethodRuns(
      method: MethodFixture.method("b"), seeds: (0..<8).map { UInt64($0) }, gradientsPerStep: 4)
    for seed in 0..<8 {
      let loss = Curve().loss(0.02, seed)
      single.addCompared(
        .init(loss: loss, initialLoss: 100, steps: 10, points: [.init(step: 10, loss: loss)]), at: 1
      )
    }
    let fixed = TunedMethod(single)
    #expect(fixed.tunedRate == 1 && fixed.trials == 0 && fixed.tunedBy == "none")
    let task = TaskComparison([searched, fixed], quantile: 1) { _ in true }
    let costs = try #require(task.costs(searched)), times = try #require(task.times(searched))
    #expect(zip(costs, times).allSatisfy { $0 == 4 * ($1 + Double(searched.tuningSteps)) })
    #expect(try #require(task.costs(fixed)) == task.times(fixed)!.map { 4 * $0 })
  }

  /// The spacing's cost of a grid of three a factor of ten apart around a known parabola.
  @Test func `a grid says what its spacing may have cost`() throws {
    let curve = Curve(scatter: 0), rates = [0.001, 0.01, 0.1]
    let method = TunedMethod(
      MethodFixture.runs(
        rates: rates, tuning: rates.map { rate in (0..<4).map { curve.loss(rate, $0) } },
        compared: rates.map { rate in (0..<4).map { curve.loss(rate, $0) } }))
    let cost = try #require(method.peak.spacingCost)
    let spent = curve.loss(0.01, 0) / curve.loss(0.02, 0) - 1
    #expect(method.tunedRate == 0.01 && cost >= spent - 1e-9)
    #expect(TunedMethod(Self.runs(curve)).peak.spacingCost == nil)
  }
}
