import RandomStreams
import Records

/// A method (optimizer, schedule and batch size on a problem) over its grid of peak rates.
public struct MethodSummary: Sendable, Hashable {
  public enum Edge: String, Sendable { case none, lower, upper }

  public var method: RunRow.Method
  /// The peak rates of the grid, ascending.
  public var rates: [Double]
  /// The cell with the smallest median; `nil` if no cell has a finite one.
  public var best: CellSummary?
  /// Whether the best rate is the first or the last of its grid, so that a better one may lie
  /// beyond; `none` for a grid of one, which is no search.
  public var edge = Edge.none
  /// An interval for the best rate: the central 95 % of the best rates of resampled seeds.
  public var bestRateInterval: Interval?
  /// E over the grid of min(loss, initial loss) − best loss (Wortsman et al. 2023, arXiv
  /// 2309.14322), with medians over seeds of the final and means of the initial losses: how much a
  /// wrong peak costs. `nil` for a grid of one.
  public var sensitivity: Double?
  /// The number of runs that the experiment has in all cells of the method.
  public var runs: Int
  public var diverged: Int
  public var failed: Int
  public var missing: Int

  /// - Parameter cells: of one method, in the order of their rates
  init(_ cells: [CellSummary], bootstrap: Bootstrap) {
    method = cells[0].cell.method
    rates = cells.map(\.cell.peakRate)
    runs = cells.reduce(0) { $0 + $1.runs }
    diverged = cells.reduce(0) { $0 + $1.diverged }
    failed = cells.reduce(0) { $0 + $1.failed }
    missing = cells.reduce(0) { $0 + $1.missing }
    let candidates = cells.filter { ($0.median ?? .infinity) < .infinity }
    guard let best = candidates.min(by: { $0.median! < $1.median! }) else { return }
    self.best = best
    guard cells.count > 1 else { return }
    if best.cell.peakRate == rates.first { edge = .lower }
    if best.cell.peakRate == rates.last { edge = .upper }
    sensitivity = Self.sensitivity(cells)
    bestRateInterval = Self.bestRateInterval(cells, bootstrap)
  }

  private static func sensitivity(_ cells: [CellSummary]) -> Double? {
    let medians = cells.compactMap(\.median), initial = cells.compactMap(\.initialLoss)
    guard medians.count == cells.count, initial.count == cells.count else { return nil }
    return Statistics.rateSensitivity(medians, initialLosses: initial)
  }

  /// Seeds are resampled jointly for all rates, which share their random numbers.
  private static func bestRateInterval(
    _ cells: [CellSummary], _ bootstrap: Bootstrap
  ) -> Interval? {
    let seeds = cells[0].losses.keys.sorted()
    guard seeds.count > 1, cells.allSatisfy({ $0.losses.count == seeds.count }) else { return nil }
    let losses = cells.map { cell in seeds.compactMap { cell.losses[$0] } }
    guard losses.allSatisfy({ $0.count == seeds.count }) else { return nil }
    var stream = RandomStream(label: cells[0].cell.method.label + "|best", purpose: .bootstrap)
    var winners: [Double] = []
    for _ in 0..<bootstrap.resamples {
      let drawn = seeds.map { _ in stream.integer(below: seeds.count) }
      let medians = losses.map { loss in Statistics.median(drawn.map { loss[$0] }) }
      let winner = medians.indices.min { medians[$0] < medians[$1] }!
      // Seeds that diverge at every rate prefer none.
      guard medians[winner].isFinite else { continue }
      winners.append(cells[winner].cell.peakRate)
    }
    guard !winners.isEmpty else { return nil }
    winners.sort()
    let tail = (1 - bootstrap.confidence) / 2
    // Rates of the grid, not between them.
    func rank(_ p: Double) -> Double { winners[Int((p * Double(winners.count - 1)).rounded())] }
    return Interval(lower: rank(tail), upper: rank(1 - tail))
  }
}
