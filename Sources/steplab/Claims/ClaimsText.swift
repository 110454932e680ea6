import Analysis
import Records
import Reports

/// What became of claims, for people: 80 columns wide.
enum ClaimsText {
  /// - Parameter width: of the terminal
  static func text(_ report: ClaimsReport, width: Int = 80) -> String {
    var text = ""
    for caveat in report.caveats { text += wrapped(caveat, width: width) + "\n" }
    if !report.caveats.isEmpty { text += "\n" }
    var table = Table(columns: ["claim", "predicted", "measured", "interval", "verdict"])
    for entry in report.entries {
      let words = ClaimWords(entry.result, isQuick: report.isQuick)
      let claim = entry.result.claim
      let row = [claim.id, words.predicted, words.measured, words.interval, words.verdict]
      // A long list of what is claimed would press everything else together.
      let isWide = words.predicted.count > 24 || words.measured.count > 24
      table.rows.append(
        (isWide ? [claim.id, "", "", "", words.verdict] : row).map(Table.Field.text))
      var lines = [claim.statement]
      if isWide { lines += ["claimed: \(words.predicted)", "measured: \(words.measured)"] }
      for line in lines + words.remarks + [claim.source] {
        table.rows += wrapped(line, width: width - 4).split(separator: "\n").map {
          [.text("    \($0)")]
        }
      }
    }
    text += TerminalFormat(width: width).text(of: table) + "\n" + report.counts + "\n"
    if !report.failedIDs.isEmpty {
      text +=
        wrapped(
          "Expected to hold but not reproduced: \(report.failedIDs.joined(separator: ", "))",
          width: width) + "\n"
    }
    return text
  }
}
