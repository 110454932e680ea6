import Analysis

/// Repeated timings of one piece of work.
struct Timing {
  /// Nanoseconds of one repetition: the middle, the fastest and the slowest of several rounds.
  let median, fastest, slowest: Double

  /// Times a piece of work in rounds of at least `minimum` nanoseconds, after one round to warm up.
  ///
  /// The median is what to quote: machines are noisy.
  init(rounds: Int = 9, minimum: Double = 2e7, _ work: () -> Void) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Double {
      let elapsed = clock.measure { for _ in 0..<count { work() } }.components
      return Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) * 1e-9
    }
    // The first call pays for first touches of memory and does not count.
    work()
    let count = max(1, Int(minimum / max(time(1), 1)))
    let times = (0..<rounds).map { _ in time(count) / Double(count) }
    median = Statistics.median(times)
    fastest = times.min()!
    slowest = times.max()!
  }
}
