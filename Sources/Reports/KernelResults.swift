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
      columns: [
        "optimizer", "precision", "parameters", "threads", "ns_per_parameter", "fastest",
        "slowest", "bytes_per_parameter", "gb_per_s", "roofline_ns_per_parameter",
        "roofline_gb_per_s", "fraction_of_roofline",
      ],
      rows: results.map { result in
        [
          .text(result.optimizer), .text(result.precision.rawValue), .integer(result.parameters),
          .integer(result.threads), .number(result.median), .number(result.fastest),
          .number(result.slowest), result.bytesPerParameter.map(Table.Field.integer) ?? .missing,
          .optional(result.bandwidth), .optional(result.rooflineMedian),
          .optional(result.rooflineBandwidth), .optional(result.fractionOfRoofline),
        ]
      })
  }

  /// For people, at 80 columns.
  public static func readable(_ results: [KernelResult]) -> Table {
    var table = Table(columns: [
      "type", "size", "threads", "ns/param", "spread", "bytes", "GB/s", "roofline", "fraction",
    ])
    var last = ""
    for result in results {
      if result.optimizer != last { table.rows.append([.text(result.optimizer)]) }
      last = result.optimizer
      table.rows.append([
        .text(result.precision == .float32 ? "f32" : "f64"), .text(size(result.parameters)),
        .integer(result.threads), rounded(result.median), .text(spread(result)),
        result.bytesPerParameter.map(Table.Field.integer) ?? .missing, rounded(result.bandwidth),
        rounded(result.rooflineBandwidth), rounded(result.fractionOfRoofline),
      ])
    }
    return table
  }

  /// `64K`, `16M`, where it is a multiple.
  public static func size(_ count: Int) -> String {
    for (unit, suffix) in [(1 << 20, "M"), (1 << 10, "K")] where count.isMultiple(of: unit) {
      return "\(count / unit)\(suffix)"
    }
    return String(count)
  }

  /// Three digits are as many as timings are good for.
  private static func rounded(_ x: Double?) -> Table.Field {
    x.map { .text(NumberFormat.short($0, digits: 3)) } ?? .missing
  }

  /// "−2 +7 %": the fastest and the slowest round against the median.
  private static func spread(_ result: KernelResult) -> String {
    func percent(_ x: Double) -> Int { Int((100 * (x / result.median - 1)).rounded()) }
    return "\(percent(result.fastest)) +\(percent(result.slowest)) %"
  }
}
