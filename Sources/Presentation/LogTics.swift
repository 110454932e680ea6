import Catalog
import ElementaryFunctions

/// Tics of a logarithmic axis that spans little more than a decade, where gnuplot by itself would
/// label a single tic or none: at 1, 2 and 5 times the powers of ten.
package enum LogTics {
  /// The command for an axis, `x` or `y`; empty where gnuplot's own tics do.
  package static func command(_ axis: String, from low: Double, to high: Double) -> String {
    guard low > 0, high / low < 40 else { return "" }
    let decades = Int(Double.log10(low).rounded(.down))...Int(Double.log10(high).rounded(.up))
    let tics = decades.flatMap { decade in
      // Through text, so that 2 × 10⁻¹ is 0.2 and not 0.20000000000000001.
      [1, 2, 5].compactMap { Double("\($0)e\(decade)") }
    }.filter { $0 >= low && $0 <= high }
    return "set \(axis)tics ("
      + tics.map { "'\(compact($0))' \(compact($0))" }
      .joined(separator: ", ") + ")"
  }
}
