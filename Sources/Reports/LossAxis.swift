import Analysis
import Catalog
import Presentation

/// A vertical axis of losses: logarithmic where they spread over more than half a decade.
struct LossAxis {
  private(set) var scale: AxisScale

  init(_ cells: [CellSummary]) {
    let finite = cells.flatMap { cell in
      [cell.median, cell.medianInterval?.lower, cell.medianInterval?.upper].compactMap(\.self)
    }.filter(\.isFinite)
    let low = finite.min() ?? 0, high = finite.max() ?? 1
    if low > 0, high / low > 3 {
      scale = AxisScale(low: low / 1.15, high: high * 1.25, isLogarithmic: true)
    } else {
      let margin = max((high - low) * 0.06, abs(high) * 1e-3, 1e-12)
      scale = AxisScale(low: low - margin, high: high + margin, isLogarithmic: false)
    }
  }

  /// With a share of the axis left free at its upper end, for marks.
  func raised(by share: Double) -> LossAxis {
    var raised = self
    raised.scale = scale.raised(by: share)
    return raised
  }

  var commands: String {
    let range = "set format y '%g'; set yrange [\(compact(scale.low)):\(compact(scale.high))]"
    guard scale.isLogarithmic else { return range }
    return "set logscale y; \(range)\n" + LogTics.command("y", from: scale.low, to: scale.high)
  }
}
