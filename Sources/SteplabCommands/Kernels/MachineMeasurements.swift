import Catalog
import Compute
import Foundation
import Presentation
import Records
import Reports

/// How fast this machine copies memory and multiplies matrices.
enum MachineMeasurements {
  /// GB/s of copying one large buffer to another, bytes read plus bytes written.
  static func copyBandwidth() -> Double {
    let count = 32 << 20
    let source = Buffer<Float>(repeating: 1, count: count)
    var target = Buffer<Float>(repeating: 2, count: count)
    let timing = Timing { memcpy(target.mutableBase, source.base, count * 4) }
    return Double(8 * count) / timing.median
  }

  /// The speed of products of square matrices, in GFLOP/s.
  struct Product {
    let order: Int
    let precision: Precision
    let speed, slowest, fastest, peak: Double

    static let columns = [
      Column<Product>("order") { .integer($0.order) },
      Column("precision") { .text($0.precision.rawValue) },
      Column("gflop_per_s") { .number($0.speed) },
      Column("slowest") { .number($0.slowest) },
      Column("fastest") { .number($0.fastest) },
      Column("peak_gflop_per_s") { .number($0.peak) },
      Column("fraction_of_peak") { .number($0.speed / $0.peak) },
    ]
  }

  /// Products of square matrices against the peak of multiply-and-add instructions.
  static func products<S: Scalar>(orders: [Int], peak: Double, as: S.Type) -> [Product] {
    orders.map { order in
      let a = Buffer<S>(repeating: 0.5, count: order * order)
      var c = Buffer<S>(zeros: order * order)
      let matrix = Matrix(a.base, rows: order, columns: order)
      let timing = Timing(rounds: 7) {
        multiply(matrix, matrix, into: MutableMatrix(c.mutableBase, rows: order, columns: order))
      }
      let speed = 2 * Double(order * order * order) / timing.median
      return Product(
        order: order, precision: S.self == Float.self ? .float32 : .float64, speed: speed,
        slowest: speed * timing.median / timing.slowest,
        fastest: speed * timing.median / timing.fastest, peak: peak)
    }
  }

  /// GFLOP/s of fused multiply-and-add on registers alone, with the widest vectors there are.
  static func peak<S: Scalar>(as: S.Type) -> Double {
    let rounds = 100_000
    var operations = 0.0
    let timing = Timing(rounds: 7) { operations = S.multiplyAddOnRegisters(rounds: rounds) }
    return operations / timing.median
  }
}
