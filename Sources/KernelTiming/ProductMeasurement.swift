import Compute
import Presentation
import RandomStreams
import Records
import Reports

/// The speed of a product of matrices, by this program and by OpenBLAS, beside what bounds it.
package struct ProductMeasurement {
  /// What is multiplied: op(A) of m × k by op(B) of k × n.
  package struct Shape: Hashable {
    package let m, n, k: Int
    var transposesA = false, transposesB = false

    /// Square matrices, not transposed.
    package static let few = [32, 64, 128, 256, 512, 1024].map { Shape(m: $0, n: $0, k: $0) }

    /// Squares up to 4096 and shapes that fit no kernel, with all transposes.
    package static let many =
      ([32, 64, 128, 256, 512, 1024, 2048, 4096].map { Shape(m: $0, n: $0, k: $0) } + odd)
      .flatMap { shape in
        [(false, false), (true, false), (false, true), (true, true)].map {
          Shape(m: shape.m, n: shape.n, k: shape.k, transposesA: $0.0, transposesB: $0.1)
        }
      }

    private static let odd = [
      (100, 100, 100), (333, 333, 333), (1023, 1025, 511), (4096, 64, 64), (64, 4096, 64),
      (64, 64, 4096), (1000, 1000, 10), (1000, 10, 1000), (10, 1000, 1000), (16, 144, 8192),
    ].map { Shape(m: $0.0, n: $0.1, k: $0.2) }

    package var transposes: String { (transposesA ? "T" : "N") + (transposesB ? "T" : "N") }
    var operations: Double { 2 * Double(m * n) * Double(k) }
  }

  let shape: Shape
  let precision: Precision
  /// In GFLOP/s.
  let speed, slowest, fastest, peak: Double
  /// `nil` where there is no OpenBLAS.
  let openBLAS: Double?
  /// The bound by arithmetic in whole vectors, and by reading each matrix and writing C once, in
  /// GFLOP/s.
  let roofline: Double

  package static let columns = [
    Column<ProductMeasurement>("m") { .integer($0.shape.m) },
    Column("n") { .integer($0.shape.n) },
    Column("k") { .integer($0.shape.k) },
    Column("transposed") { .text($0.shape.transposes) },
    Column("precision") { .text($0.precision.rawValue) },
    Column("gflop_per_s") { .number($0.speed) },
    Column("slowest") { .number($0.slowest) },
    Column("fastest") { .number($0.fastest) },
    Column("openblas_gflop_per_s") { .optional($0.openBLAS) },
    Column("peak_gflop_per_s") { .number($0.peak) },
    Column("fraction_of_peak") { .number($0.speed / $0.peak) },
    Column("roofline_gflop_per_s") { .number($0.roofline) },
    Column("fraction_of_roofline") { .number($0.speed / $0.roofline) },
  ]

  /// The columns that fit a terminal.
  package static let readable = [
    Column<ProductMeasurement>("m") { .integer($0.shape.m) },
    Column("n") { .integer($0.shape.n) },
    Column("k") { .integer($0.shape.k) },
    Column("op") { .text($0.shape.transposes) },
    Column("precision") { .text($0.precision.rawValue) },
    Column("GFLOP/s") { .number($0.speed) },
    Column("OpenBLAS") { .optional($0.openBLAS) },
    Column("of peak") { .number($0.speed / $0.peak) },
    Column("of roofline") { .number($0.speed / $0.roofline) },
  ]

  /// Measures a product, OpenBLAS's, the reading of as much memory and the peak of multiply-and-add on
  /// registers, in turn.
  ///
  /// - Parameters:
  ///   - shape: of the product
  ///   - count: of rounds, of which the figures are medians
  package static func measure<S: Scalar>(
    _ shape: Shape, rounds count: Int, as: S.Type
  ) -> ProductMeasurement {
    let (m, n, k) = (shape.m, shape.n, shape.k)
    var stream = RandomStream(seed: 1, purpose: .data)
    func values(_ count: Int) -> Buffer<S> {
      // Of few random numbers: drawing millions would take longer than multiplying them.
      let numbers = (0..<251).map { _ in S(stream.uniform() - 0.5) }
      var buffer = Buffer<S>(zeros: count)
      let base = buffer.mutableBase
      for i in 0..<count { base[i] = numbers[i % 251] }
      return buffer
    }
    let a = values(m * k), b = values(k * n)
    var c = Buffer<S>(zeros: m * n)
    let left = Matrix(
      a.base, rows: shape.transposesA ? k : m, columns: shape.transposesA ? m : k)
    let right = Matrix(
      b.base, rows: shape.transposesB ? n : k, columns: shape.transposesB ? k : n)
    let result = MutableMatrix(c.mutableBase, rows: m, columns: n)
    let touched = Buffer<S>(repeating: 1, count: m * k + k * n + 2 * m * n)
    let rounds = 20_000
    var sink = 0.0, peakOperations = 0.0
    var works = [
      {
        multiply(
          left, right, into: result, transposeA: shape.transposesA, transposeB: shape.transposesB)
      },
      { sink += sumOfSquares(touched) },
      { peakOperations = S.multiplyAddOnRegisters(rounds: rounds) },
    ]
    if case .success = BLASLibrary.loaded {
      works.append {
        multiplyByOpenBLAS(
          left, right, into: result, transposeA: shape.transposesA, transposeB: shape.transposesB)
      }
    }
    let timings = Timing.interleaved(rounds: count, minimum: 4e6, works)
    withExtendedLifetime((a, b, sink)) {}
    let peak = peakOperations / timings[2].median
    let arithmetic = wholeVectors(shape, lanes: lanes(of: S.self)) / peak
    return ProductMeasurement(
      shape: shape, precision: S.self == Float.self ? .float32 : .float64,
      speed: shape.operations / timings[0].median, slowest: shape.operations / timings[0].slowest,
      fastest: shape.operations / timings[0].fastest,
      peak: peak, openBLAS: timings.count > 3 ? shape.operations / timings[3].median : nil,
      roofline: shape.operations / max(arithmetic, timings[1].median))
  }

  /// The lanes of a register of the instruction set in use.
  private static func lanes<S: Scalar>(of: S.Type) -> Int {
    switch InstructionSet.inUse {
    case .v4: 64 / MemoryLayout<S>.size
    case .v3: 32 / MemoryLayout<S>.size
    case .baseline: 16 / MemoryLayout<S>.size
    }
  }

  /// The operations of vectors along n or along m, whichever wastes fewer lanes.
  private static func wholeVectors(_ shape: Shape, lanes: Int) -> Double {
    func padded(_ size: Int) -> Double { Double((size + lanes - 1) / lanes * lanes) }
    return 2 * Double(shape.k)
      * min(Double(shape.m) * padded(shape.n), padded(shape.m) * Double(shape.n))
  }
}
