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
    let columns = ["claim", "predicted", "measured", "interval", "verdict"]
    var table = Table(columns: columns)
    let rows = report.entries.map { entry in
      let words = ClaimWords(entry.result, isQuick: report.isQuick)
      return (entry.result.claim, words)
    }
    let room = Room(
      width: width, claims: rows.map(\.0.id) + [columns[0]],
      verdicts: rows.map(\.1.verdict) + [columns[4]])
    for (claim, words) in rows {
      let row = [claim.id, words.predicted, words.measured, words.interval, words.verdict]
      let fits = room.holds(words)
      table.rows.append((fits ? row : [claim.id, "", "", "", words.verdict]).map(Table.Field.text))
      var lines = [claim.statement]
      if !fits {
        lines += ["claimed: \(words.predicted)", "measured: \(words.measured)"]
        if words.interval != "–" { lines[lines.count - 1] += ", \(words.interval)" }
      }
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

  /// What the columns of numbers can have beside those of names and verdicts. What needs more goes
  /// below, because a number that is cut is another number.
  private struct Room {
    let predicted: Int, measured: Int, interval: Int

    init(width: Int, claims: [String], verdicts: [String]) {
      func longest(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }
      // A space between the columns is the least.
      let rest = width - longest(claims) - longest(verdicts) - 4
      (predicted, measured) = (max(9, rest / 4), max(8, rest / 4))
      interval = max(8, rest - predicted - measured)
    }

    func holds(_ words: ClaimWords) -> Bool {
      words.predicted.count <= predicted && words.measured.count <= measured
        && words.interval.count <= interval
    }
  }
}
