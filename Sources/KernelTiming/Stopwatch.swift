import Analysis

/// Repeated timings of one piece of work.
struct Timing {
  /// Nanoseconds of one repetition: the middle, the fastest and the slowest of several rounds.
  let median, fastest, slowest: Double

  /// Times a piece of work in rounds of at least `minimum` nanoseconds, after one round to warm up.
  ///
  /// The median is what to quote: machines are noisy.
  init(rounds: Int = 9, minimum: Double = 2e7, _ work: () -> Void) {
    self = withoutActuallyEscaping(work) {
      Timing.interleaved(rounds: rounds, minimum: minimum, [$0])[0]
    }
  }

  private init(_ times: [Double]) {
    median = Statistics.median(times)
    fastest = times.min()!
    slowest = times.max()!
  }

  /// Times several pieces of work in turn, so that whatever else the machine does hits all alike.
  static func interleaved(
    rounds: Int = 9, minimum: Double = 2e7, _ works: [() -> Void]
  ) -> [Timing] {
    let clock = ContinuousClock()
    func time(_ work: () -> Void, _ count: Int) -> Double {
      let elapsed = clock.measure { for _ in 0..<count { work() } }.components
      return Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
    }
    let counts = works.map { work in
      // The first call pays for first touches of memory and does not count.
      work()
      return max(1, Int(minimum / max(time(work, 1), 1)))
    }
    var times: [[Double]] = works.map { _ in [] }
    for _ in 0..<rounds {
      for (number, work) in works.enumerated() {
        times[number].append(time(work, counts[number]) / Double(counts[number]))
      }
    }
    return times.map(Timing.init)
  }
}
