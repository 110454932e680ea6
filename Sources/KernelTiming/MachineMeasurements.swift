import Compute
import Foundation

/// How fast this machine copies memory.
package enum MachineMeasurements {
  /// GB/s of copying one large buffer to another, bytes read plus bytes written.
  package static func copyBandwidth() -> Double {
    let count = 32 << 20
    let source = Buffer<Float>(repeating: 1, count: count)
    var target = Buffer<Float>(repeating: 2, count: count)
    let timing = Timing { memcpy(target.mutableBase, source.base, count * 4) }
    return Double(8 * count) / timing.median
  }
}
