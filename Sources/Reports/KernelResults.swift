import Presentation
import Records

/// How fast an optimizer's step was on one machine.
public struct KernelResult: Sendable, Hashable {
  public var optimizer: String
  public var precision: Precision
  public var parameters: Int
  public var threads: Int
  /// Nanoseconds per parameter: the middle, the fastest and the slowest of the rounds.
  public var median, fastest, slowest: Double
  /// What the algorithm reads and writes; `nil` where memory is not what bounds it.
  public var bytesPerParameter: Int?
  /// The time per parameter of passes that move the same streams and compute next to nothing.
  public var rooflineMedian: Double?

  public init(
    optimizer: String, precision: Precision, parameters: Int, threads: Int, median: Double,
    fastest: Double, slowest: Double, bytesPerParameter: Int?, rooflineMedian: Double?
  ) {
    self.optimizer = optimizer
    self.precision = precision
    self.parameters = parameters
    self.threads = threads
    self.median = median
    self.fastest = fastest
    self.slowest = slowest
    self.bytesPerParameter = bytesPerParameter
    self.rooflineMedian = rooflineMedian
  }

  /// GB/s, counting what the algorithm must move.
  public var bandwidth: Double? { bytesPerParameter.map { Double($0) / median } }
  public var rooflineBandwidth: Double? {
    guard let bytesPerParameter, let rooflineMedian else { return nil }
    return Double(bytesPerParameter) / rooflineMedian
  }
  public var fractionOfRoofline: Double? { rooflineMedian.map { $0 / median } }
}

/// Tables of kernel timings.
public enum KernelTables {
  /// One row a measurement, for programs.
  public static func tidy(_ results: [KernelResult]) -> Table {
    Table(
      results,
      [
        Column("optimizer") { .text($0.optimizer) },
        Column("precision") { .text($0.precision.rawValue) },
        Column("parameters") { .integer($0.parameters) },
        Column("threads") { .integer($0.threads) },
        Column("ns_per_parameter") { .number($0.median) },
        Column("fastest") { .number($0.fastest) },
        Column("slowest") { .number($0.slowest) },
        Column("bytes_per_parameter") { .optional($0.bytesPerParameter) },
        Column("gb_per_s") { .optional($0.bandwidth) },
        Column("roofline_ns_per_parameter") { .optional($0.rooflineMedian) },
        Column("roofline_gb_per_s") { .optional($0.rooflineBandwidth) },
        Column("fraction_of_roofline") { .optional($0.fractionOfRoofline) },
      ])
  }

  /// For people, at 80 columns. Three digits are as many as timings are good for.
  public static func readable(_ results: [KernelResult]) -> Table {
    Table(
      results,
      [
        Column("type") { .text($0.precision == .float32 ? "f32" : "f64") },
        Column("size") { .text(size($0.parameters)) },
        Column("threads") { .integer($0.threads) },
        Column("ns/param") { .rounded($0.median, digits: 3) },
        Column("spread") { .text(spread($0)) },
        Column("bytes") { .optional($0.bytesPerParameter) },
        Column("GB/s") { .rounded($0.bandwidth, digits: 3) },
        Column("roofline") { .rounded($0.rooflineBandwidth, digits: 3) },
        Column("fraction") { .rounded($0.fractionOfRoofline, digits: 3) },
      ], heading: \.optimizer)
  }

  /// `64K`, `16M`, where it is a multiple.
  public static func size(_ count: Int) -> String {
    for (unit, suffix) in [(1 << 20, "M"), (1 << 10, "K")] where count.isMultiple(of: unit) {
      return "\(count / unit)\(suffix)"
    }
    return String(count)
  }

  /// "−2 +7 %": the fastest and the slowest round against the median.
  private static func spread(_ result: KernelResult) -> String {
    func percent(_ x: Double) -> Int { Int((100 * (x / result.median - 1)).rounded()) }
    return "\(percent(result.fastest)) +\(percent(result.slowest)) %"
  }
}
