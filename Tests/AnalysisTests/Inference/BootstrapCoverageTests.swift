import Analysis
import RandomStreams
import Testing

/// How often a 95 % interval contains the truth: 95 % ± 2 % for 50 seeds.
@Suite struct BootstrapCoverageTests {
  private let bootstrap = Bootstrap(resamples: 1000)
  private let replications = 2500
  private let count = 50

  /// - Parameter interval: of the replication with this number, from a stream of its own
  private func coverage(
    of truth: Double, _ interval: (Int, inout RandomStream) -> Interval?
  ) throws -> Double {
    var covered = 0
    for replication in 0..<replications {
      var stream = RandomStream(
        seed: 1, purpose: .test, index: UInt64(replication))
      let interval = try #require(interval(replication, &stream))
      if interval.lower <= truth, truth <= interval.upper { covered += 1 }
    }
    return Double(covered) / Double(replications)
  }

  @Test func `the BCa interval of a mean covers it`() throws {
    let covered = try coverage(of: 3) { replication, stream in
      let values = (0..<count).map { _ in 3 + stream.normal() }
      return bootstrap.interval(of: Statistics.mean, values, label: "\(replication)")
    }
    #expect(abs(covered - 0.95) <= 0.02, "\(covered)")
  }

  @Test func `the percentile interval of a mean covers it`() throws {
    let covered = try coverage(of: 3) { replication, stream in
      let values = (0..<count).map { _ in 3 + stream.normal() }
      return bootstrap.percentileInterval(of: Statistics.mean, values, label: "\(replication)")
    }
    #expect(abs(covered - 0.95) <= 0.02, "\(covered)")
  }

  /// Pairs share a part that is much larger than their difference, as runs of one seed do.
  @Test func `the paired interval of a difference of means covers it`() throws {
    let covered = try coverage(of: 0.5) { replication, stream in
      let shared = (0..<count).map { _ in 10 * stream.normal() }
      let a = shared.map { $0 + 0.5 + stream.normal() }
      let b = shared.map { $0 + stream.normal() }
      return bootstrap.pairedInterval(
        of: { Statistics.mean($0) - Statistics.mean($1) }, a, b, label: "\(replication)")
    }
    #expect(abs(covered - 0.95) <= 0.02, "\(covered)")
  }
}
