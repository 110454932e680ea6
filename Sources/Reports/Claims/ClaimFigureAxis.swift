import Analysis
import Catalog
import Claims
import ElementaryFunctions
import Presentation
import Records

/// The vertical axis of a claim's figure: around everything that is finite.
struct ClaimFigureAxis {
  let bottom: Double
  let top: Double
  private let isLogarithmic: Bool

  init(_ result: ClaimResult) {
    var values: [Double] = []
    for cell in result.cells {
      values += cell.estimate.values + [cell.predicted, cell.estimate.median].compactMap(\.self)
      values += cell.estimate.interval.map { [$0.lower, $0.upper] } ?? []
      // What an inequality accepts has a far end that would press the values together.
      if let accepted = cell.accepted, result.claim.verdictRule?.hasTwoSides == true {
        values += [accepted.lower, accepted.upper]
      }
    }
    values = values.filter(\.isFinite)
    let low = values.min() ?? 0, high = values.max() ?? 1
    isLogarithmic = result.quantity.isLogarithmic && low > 0 && high > 3 * low
    if isLogarithmic {
      let margin = Double.pow(high / low, 0.08)
      (bottom, top) = (low / margin, high * margin)
    } else {
      let margin = high > low ? 0.08 * (high - low) : max(0.05 * abs(high), 1e-300)
      (bottom, top) = (low - margin, high == low && low == 0 ? 1 : high + margin)
    }
  }

  var commands: String {
    var text = "set yrange [\(short(bottom)):\(short(top))]; set format y '%g'"
    if isLogarithmic {
      text += "; set logscale y"
      let tics = LogTics.command("y", from: bottom, to: top)
      if !tics.isEmpty { text += "; \(tics)" }
    }
    return text
  }

  /// The number of characters of its longest label.
  var longestLabel: Int {
    AxisScale(low: bottom, high: top, isLogarithmic: isLogarithmic).longestLabel
  }

  /// With as many digits as can matter to a drawing.
  private func short(_ x: Double) -> String { compact(x.rounded(toDigits: 9)) }

  func contains(_ x: Double) -> Bool { x >= bottom && x <= top }

  func clipped(_ x: Double) -> Double { min(max(x, bottom), top) }

  /// The part of a range that is inside, if it is more than a line.
  func visible(_ range: AcceptedRange) -> Interval? {
    let part = Interval(lower: clipped(range.lower), upper: clipped(range.upper))
    let share =
      isLogarithmic
      ? Double.log(part.upper / part.lower) / Double.log(top / bottom)
      : (part.upper - part.lower) / (top - bottom)
    return share > 0.01 ? part : nil
  }
}
