import Analysis
import Foundation
import Presentation
import Reports

/// What the sharpness of some runs shows, in sentences.
enum SharpnessWords {
  static func sentences(_ results: SharpnessResults) -> [String] {
    var lines: [String] = []
    let medians = [
      ("first", results.estimate(\.initialSharpness)),
      ("last", results.estimate(\.finalSharpness)),
      ("ratio to the edge in the second half", results.estimate(\.settledRatio)),
    ].compactMap { name, estimate in
      estimate.map { estimate -> String in
        let text = "\(name) \(NumberFormat.estimate(estimate.median, estimate.interval))"
        let missing = results.runs.count - estimate.count
        let coverage = estimate.coverage.map { " (\(Int(100 * $0)) %)" } ?? ""
        return text + coverage + (missing > 0 ? ", of \(estimate.count) seeds" : "")
      }
    }
    if !medians.isEmpty, results.runs.count > 1 {
      lines.append("Median over seeds: " + medians.joined(separator: "; ") + ".")
    }
    lines.append("Reading: " + reading(results))
    if let worst = results.runs.compactMap(\.summary.largestResidual).max(),
      let settings = results.settings, worst > settings.tolerance
    {
      lines.append(
        "Note: residuals up to \(NumberFormat.short(worst, digits: 2)) of the sharpness; raise "
          + "--iterations.")
    }
    return lines
  }

  /// The largest loss over the first from which on a rise is told.
  private static let noticeableRise = 1.2

  static func reading(_ results: SharpnessResults) -> String {
    let summaries = results.runs.map(\.summary)
    var parts = [position(results)].compactMap(\.self)
    let ratios = summaries.compactMap(\.settledRatio)
    if let ratio = results.estimate(\.settledRatio)?.median, !ratios.isEmpty {
      let place =
        ratio > 1.1 ? "above the edge" : ratio >= 0.9 ? "at the edge" : "below the edge"
      let figure = String(format: "%.3f", ratio)
      parts.append("in the second half it is \(place), with a ratio of \(figure)")
    }
    let rises = summaries.compactMap(\.largestLossFactor).filter { $0 > noticeableRise }
    if let largest = rises.max() {
      parts.append(
        "the loss rose to up to \(NumberFormat.short(largest, digits: 3)) times its start "
          + "(\(rises.count) of \(summaries.count))")
    }
    let diverged = summaries.count { $0.outcome.step != nil }
    if diverged > 0 { parts.append("\(diverged) of \(summaries.count) runs diverged") }
    return parts.isEmpty ? "nothing was measured." : parts.joined(separator: "; ") + "."
  }

  /// Where the sharpness begins and whether it comes to the edge.
  private static func position(_ results: SharpnessResults) -> String? {
    let summaries = results.runs.map(\.summary)
    let known = summaries.filter { $0.initialRatio != nil }
    guard !known.isEmpty else {
      return results.threshold == nil
        ? "no edge of stability is known for this optimizer" : nil
    }
    let above = known.count { ($0.initialRatio ?? 0) >= 1 }
    let reached = known.compactMap(\.edgeStep).filter { $0 > 0 }.sorted()
    var parts: [String] = []
    if above > 0 { parts.append("\(above) of \(known.count) begin beyond the edge") }
    if let first = reached.first, let last = reached.last {
      parts.append(
        "\(reached.count) of \(known.count) reach the edge, "
          + (first == last ? "at step \(first)" : "at steps \(first) to \(last)"))
    }
    let below = known.count - above - reached.count
    if below > 0 { parts.append("\(below) of \(known.count) stay below the edge throughout") }
    return parts.joined(separator: ", ")
  }
}
