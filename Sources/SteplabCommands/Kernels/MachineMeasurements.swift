import Compute
import Foundation

/// How fast this machine copies memory and multiplies and adds.
enum MachineMeasurements {
  /// GB/s of copying one large buffer to another, bytes read plus bytes written.
  static func copyBandwidth() -> Double {
    let count = 32 << 20
    let source = Buffer<Float>(repeating: 1, count: count)
    var target = Buffer<Float>(repeating: 2, count: count)
    let timing = Timing { memcpy(target.mutableBase, source.base, count * 4) }
    return Double(8 * count) / timing.median
  }

  /// GFLOP/s of fused multiply-and-add on registers alone, with the widest vectors there are.
  static func peak<S: Scalar>(as: S.Type) -> Double {
    let rounds = 100_000
    var operations = 0.0
    let timing = Timing(rounds: 7) { operations = S.multiplyAddOnRegisters(rounds: rounds) }
    return operations / timing.median
  }
}
