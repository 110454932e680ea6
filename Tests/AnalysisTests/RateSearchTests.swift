import Analysis
import Foundation
import RandomStreams
import Testing

@Suite struct RateSearchTests {
  /// A search of a function of the rate and the seed, to its end.
  private func searched(
    _ search: RateSearch?, _ loss: (Double, Int) -> Double
  ) throws -> (found: SearchedRate, trials: RateTrials) {
    let search = try #require(search)
    var trials = RateTrials()
    while true {
      let requests = search.next(trials)
      if requests.isEmpty { return (try #require(search.result(trials)), trials) }
      for request in requests {
        #expect(request.seeds.lowerBound == trials.seeds(at: request.rate))
        trials.add(request.seeds.map { loss(request.rate, $0) }, at: request.rate)
      }
    }
  }

  private let scan = [0.001, 0.003162, 0.01, 0.03162, 0.1, 0.3162, 1]

  // MARK: Without noise

  /// The search's own scale: the logarithm of the loss is a parabola of the logarithm of the rate.
  @Test(arguments: [0.002, 0.0077, 0.031, 0.2, 0.5])
  func `the vertex of a parabola is found to four digits`(best: Double) throws {
    let (found, trials) = try searched(RateSearch(scan: scan, seeds: 1)) { rate, _ in
      3 * exp(0.4 * pow(log(rate / best), 2))
    }
    #expect(found.ending == .found)
    #expect(try abs(#require(found.rate) / best - 1) < 6e-4)
    #expect(try abs(#require(found.loss) / 3 - 1) < 1e-6)
    #expect(found.spacingRegret < 1e-3 && found.noiseRegret == 0 && found.interval == nil)
    // Half of ten rates a decade over three decades.
    #expect(trials.runs == found.runs && found.runs <= 15)
  }

  /// The expected loss after one step of gradient descent is a parabola of the rate itself.
  @Test(arguments: [(1.0, 0.01), (1, 0.5), (0.3, 0.9)])
  func `one step of gradient descent is best within half a per cent of the loss`(
    best: Double, least: Double
  ) throws {
    func loss(_ rate: Double) -> Double { least + (1 - least) * pow(rate / best - 1, 2) }
    let (found, _) = try searched(RateSearch(scan: scan, seeds: 3)) { rate, _ in loss(rate) }
    let rate = try #require(found.rate)
    #expect(loss(rate) / least - 1 <= 0.005)
    #expect(loss(rate) / least - 1 <= found.largestRegret + 1e-3)
    #expect(found.interval.map { $0.lower <= best && best <= $0.upper } == true)
  }

  /// The losses of one step in much noise: half a per cent of them says nothing of the rate.
  @Test(arguments: [1.02, 1.05, 1.5])
  func `where the loss is flat the rate is found to the asked resolution`(
    resolution: Double
  ) throws {
    let best = 0.04
    func search(_ resolution: Double) throws -> (SearchedRate, Int) {
      let (found, trials) = try searched(
        RateSearch(scan: scan, seeds: 1, regret: 0.05, resolution: resolution)
      ) { rate, _ in
        let x = rate / best - 1
        return 1 + 0.02 * x * x / (1 + 0.1 * rate / best)
      }
      return (found, trials.runs)
    }
    let (found, runs) = try search(resolution)
    let rate = try #require(found.rate)
    #expect(max(rate / best, best / rate) <= resolution)
    #expect(found.spacingError / rate <= resolution - 1 + 1e-9)
    #expect(try runs >= search(10).1)
  }

  @Test func `a minimum beside a cliff is approached to the asked regret`() throws {
    let (found, trials) = try searched(RateSearch(scan: scan, seeds: 2)) { rate, _ in
      rate > 0.051 ? .infinity : 1 / rate
    }
    let rate = try #require(found.rate)
    #expect(rate <= 0.051 && 0.051 / rate - 1 <= 0.011, "\(rate)")
    #expect(found.largestRegret < 0.02)
    #expect(trials.all.count < 22, "\(trials.all.count)")
  }

  @Test func `losses may be zero or negative`() throws {
    let (found, _) = try searched(RateSearch(scan: scan, seeds: 2)) { rate, _ in
      pow(log(rate / 0.02), 2) - 7
    }
    #expect(try abs(#require(found.rate) / 0.02 - 1) < 1e-3)
    let (zero, _) = try searched(RateSearch(scan: scan, seeds: 2)) { rate, _ in
      abs(log(rate / 0.01))
    }
    #expect(zero.bestTried.rate == 0.01 && zero.bestTried.loss == 0)
  }

  // MARK: Where there is nothing inside

  @Test func `a best rate beyond the scan is gone after`() throws {
    for best in [4e-5, 37] {
      let (found, _) = try searched(RateSearch(scan: scan, seeds: 1)) { rate, _ in
        exp(pow(log(rate / best), 2))
      }
      #expect(try abs(#require(found.rate) / best - 1) < 1e-3)
    }
  }

  @Test func `it says at which end it gave up, and how far it went`() throws {
    let search = RateSearch(scan: scan, seeds: 2, extensions: 3)
    let (rising, trials) = try searched(search) { rate, _ in rate }
    #expect(trials.all.count == 10 && rising.rate == nil)
    #expect(rising.ending == .atSmallest(trials.all[0].rate))
    #expect(abs(trials.all[0].rate / 3.162e-5 - 1) < 2e-3)
    let (falling, _) = try searched(search) { rate, _ in 1 / rate }
    #expect(falling.ending == .atLargest(falling.bestTried.rate) && falling.rate == nil)
    #expect(abs(falling.bestTried.rate / 31.62 - 1) < 2e-3)
  }

  @Test func `nothing finite, and nothing that depends on the rate, are told`() throws {
    let search = RateSearch(scan: scan, seeds: 2, extensions: 2)
    let (diverging, trials) = try searched(search) { _, _ in .infinity }
    #expect(diverging.ending == .diverging(downTo: trials.all[0].rate) && trials.all.count == 9)
    #expect(diverging.bestTried.loss == .infinity && diverging.rate == nil)
    let (flat, same) = try searched(search) { rate, _ in 2 + 1e-4 * pow(log(rate / 0.02), 2) / 50 }
    #expect(flat.ending == .flat(same.all[0].rate, same.all[same.all.count - 1].rate))
    #expect(flat.rate == nil)
  }

  /// Where nothing is finite at first, the rates are too large.
  @Test func `rates go down until some do not diverge`() throws {
    let (found, _) = try searched(RateSearch(scan: [100, 1000], seeds: 2)) { rate, _ in
      rate > 5 ? .infinity : exp(pow(log(rate / 2), 2))
    }
    #expect(try abs(#require(found.rate) / 2 - 1) < 0.02)
  }

  @Test func `what cannot be searched is none, and what is no number diverged`() throws {
    for scan in [
      [], [0.1], [0.1, 0.1], [0.2, 0.1], [0, 1], [-1, 1], [1, .infinity], [.nan, 1],
    ] {
      #expect(RateSearch(scan: scan, seeds: 1) == nil)
    }
    #expect(RateSearch(scan: [1, 2], seeds: 0) == nil)
    let search = try #require(RateSearch(scan: [1e-307, 1e-306], seeds: 1))
    #expect(search.result(RateTrials()) == nil)
    // Below the smallest number there is nothing to try.
    let (found, trials) = try searched(search) { rate, _ in rate }
    #expect(found.ending == .atSmallest(trials.all[0].rate) && trials.all[0].rate > 0)
    var odd = RateTrials()
    odd.add([1], at: 0)
    odd.add([1], at: .nan)
    odd.add([], at: 1)
    #expect(odd.all.isEmpty)
    odd.add([.nan], at: 1)
    #expect(odd.all[0].losses == [.infinity])
  }

  // MARK: Noise

  /// log L_s(η) = u_s + b_s x + ½κx², x = log η/η*: a draw of n seeds has its vertex at −mean(b)/κ, whatever
  /// the rates, so that its deviation is SD(b)/(κ√n), and the regret ½ Var(b)/(κn) on average.
  private struct Slopes {
    let κ = 0.8, spread: Double, best = 0.02
    var slopes: [Double], levels: [Double]

    init(spread: Double, seeds: Int, _ stream: inout RandomStream) {
      self.spread = spread
      slopes = []
      levels = []
      for _ in 0..<seeds {
        slopes.append(spread * stream.normal())
        levels.append(0.3 * stream.normal())
      }
    }

    func loss(_ rate: Double, _ seed: Int) -> Double {
      let x = log(rate / best)
      return exp(levels[seed] + slopes[seed] * x + 0.5 * κ * x * x)
    }
  }

  @Test func `noise is estimated as it is, and intervals cover`() throws {
    var stream = RandomStream(seed: 7, purpose: .test)
    let seeds = 12, count = 200
    var offsets: [Double] = [], regrets: [Double] = [], covered = 0
    for number in 0..<count {
      let noise = Slopes(spread: 0.3, seeds: seeds, &stream)
      let search = RateSearch(scan: scan, seeds: seeds, label: "\(number)")
      let (found, _) = try searched(search, noise.loss)
      offsets.append(log(try #require(found.rate) / noise.best))
      regrets.append(found.noiseRegret)
      let interval = try #require(found.interval)
      if interval.lower <= noise.best, noise.best <= interval.upper { covered += 1 }
    }
    let deviation = (offsets.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
    #expect(deviation < 1.3 * 0.3 / (0.8 * Double(seeds).squareRoot()), "\(deviation)")
    let expected = 0.5 * 0.8 * deviation * deviation
    let mean = regrets.reduce(0, +) / Double(count)
    #expect(mean > 0.8 * expected && mean < 1.5 * expected, "\(mean) \(expected)")
    #expect(covered >= 184, "\(covered) of \(count)")
  }

  @Test func `where noise leaves too much, more seeds are tried around the best`() throws {
    // Slopes of ±s leave ½s²/(κ(n − 1)) where their signs are balanced: 7.5, 3.2, 1.5 % for 4, 8, 16 seeds.
    func loss(_ rate: Double, _ seed: Int) -> Double {
      let x = log(rate / 0.02)
      return exp((seed.isMultiple(of: 2) ? 0.6 : -0.6) * x + 0.4 * x * x)
    }
    let few = RateSearch(scan: scan, seeds: 4)
    #expect(try searched(few, loss).trials.all.allSatisfy { $0.losses.count == 4 })
    let (found, trials) = try searched(RateSearch(scan: scan, seeds: 4, mostSeeds: 64), loss)
    #expect(Set(trials.all.map(\.losses.count)) == [4, 16])
    #expect(found.noiseRegret > 0.014 && found.noiseRegret <= 0.016)
    #expect(trials.all.count { $0.losses.count == 16 } == 5)
    let limited = try searched(RateSearch(scan: scan, seeds: 4, mostSeeds: 6), loss)
    #expect(Set(limited.trials.all.map(\.losses.count)) == [4, 6])
    #expect(limited.found.noiseRegret > 0.02)
  }

  /// Some seeds diverge well below the rate that is best for the others.
  @Test func `a median outlives a diverging seed, a mean does not`() throws {
    func loss(_ rate: Double, _ seed: Int) -> Double {
      seed == 0 && rate > 0.004 ? .infinity : exp(pow(log(rate / 0.02), 2))
    }
    let median = try searched(RateSearch(scan: scan, seeds: 5), loss).found
    #expect(try abs(#require(median.rate) / 0.02 - 1) < 0.01)
    let mean = try searched(RateSearch(scan: scan, seeds: 5, average: .mean), loss).found
    #expect(try #require(mean.rate) <= 0.004)
  }

  /// Of logarithms −1, 0, 1, 2 and one far away the median is 1, the median deviation 1 and the scale 1/0.6745:
  /// the last counts as 2.5 scales, so that the centre is (2 + 2.5/0.6745)/4, wherever it lies.
  @Test(arguments: [50, Double.infinity]) func `a median's losses have Huber's centre`(
    far: Double
  ) throws {
    let search = try #require(RateSearch(scan: [1, 2], seeds: 5))
    var trials = RateTrials()
    trials.add([-1, 0, 1, 2, far].map { exp($0) }, at: 1)
    let loss = try #require(search.result(trials)).bestTried.loss
    #expect(abs(log(loss) - (2 + 2.5 / 0.6745) / 4) < 1e-12)
    // Where most are the same it is the median, and where most diverge there is none.
    for (losses, centre) in [
      ([1, 1, 1, 9, far], 1), ([1, 2, .infinity, .infinity, .infinity], .infinity),
    ] {
      var trials = RateTrials()
      trials.add(losses, at: 1)
      #expect(search.result(trials)?.bestTried.loss == centre)
    }
  }

  // MARK: Invariants

  @Test func `scale and unit do not matter, nor where a search was interrupted`() throws {
    var stream = RandomStream(seed: 11, purpose: .test)
    let noise = Slopes(spread: 0.5, seeds: 6, &stream)
    let search = try #require(RateSearch(scan: scan, seeds: 6))
    let (found, trials) = try searched(search, noise.loss)
    let scaled = try searched(search) { 1e-9 * noise.loss($0, $1) }.found
    #expect(scaled.rate == found.rate && scaled.runs == found.runs)
    // From any of its stages on it asks for the same.
    var replayed = RateTrials()
    while true {
      let requests = search.next(replayed)
      if requests.isEmpty { break }
      for request in requests.reversed() {
        let losses = try #require(trials.all.first { $0.rate == request.rate }).losses
        replayed.add(Array(losses[request.seeds]), at: request.rate)
      }
    }
    #expect(replayed == trials)
  }
}
