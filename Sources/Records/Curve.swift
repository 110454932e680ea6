/// The recorded points of a run: a small table of numbers, one row a point.
///
/// A row at step k holds the state before step k: the rate that step k uses, the loss of its batch,
/// and the evaluation after k steps; beside them how far step k moves the parameters. The last row, at step T, has no rate and no batch.
public struct Curve: Hashable, Sendable {
  /// The columns that every curve begins with; diagnostics of the optimizer follow.
  public static let standardColumns = [
    "step", "rate", "train_loss", "loss", "gradient_norm", "update_norm", "accuracy",
  ]

  public let columns: [String]
  /// Row-major; NaN stands for a value that does not exist.
  private var values: [Double] = []

  public init(diagnostics: [String] = []) { columns = Self.standardColumns + diagnostics }

  /// The number of points.
  public var count: Int { values.count / columns.count }

  public mutating func append(_ row: [Double?]) {
    precondition(row.count == columns.count, "a row needs a value for every column")
    for value in row { values.append(value ?? .nan) }
  }

  public mutating func reserve(_ rows: Int) { values.reserveCapacity(rows * columns.count) }

  public subscript(row: Int, column: Int) -> Double? {
    let value = values[row * columns.count + column]
    return value.isNaN ? nil : value
  }

  /// A column by its name; empty if the curve has none of that name.
  public func column(_ name: String) -> [Double?] {
    guard let index = columns.firstIndex(of: name) else { return [] }
    return (0..<count).map { self[$0, index] }
  }
}

extension Curve {
  /// The values as little-endian IEEE 754 doubles, row after row.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 8)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// `nil` if the columns or the bytes are not those of a curve.
  public init?(columns: [String], bytes: some Collection<UInt8>) {
    guard columns.starts(with: Self.standardColumns), Set(columns).count == columns.count,
      bytes.count % (8 * columns.count) == 0
    else { return nil }
    self.columns = columns
    let raw = Array(bytes)
    raw.withUnsafeBytes { buffer in
      values = stride(from: 0, to: buffer.count, by: 8).map {
        Double(
          bitPattern: UInt64(
            littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: UInt64.self)))
      }
    }
    guard (0..<count).allSatisfy({ self[$0, 0].flatMap { Int(exactly: $0) } != nil }) else {
      return nil
    }
  }
}

extension Curve {
  /// Compares bit patterns, so that missing values are equal to each other.
  public static func == (a: Curve, b: Curve) -> Bool {
    a.columns == b.columns && a.values.map(\.bitPattern) == b.values.map(\.bitPattern)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(values.map(\.bitPattern))
  }
}
