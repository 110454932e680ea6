import Analysis
import Claims
import Presentation
import Records
import Reports

/// What became of claims, for people: 80 columns wide.
enum ClaimsText {
  /// - Parameter width: of the terminal
  static func text(_ report: ClaimsReport, width: Int = 80) -> String {
    var text = ""
    for caveat in report.caveats { text += wrapped(caveat, width: width) + "\n" }
    if !report.caveats.isEmpty { text += "\n" }
    let rows = report.entries.map { entry in
      (claim: entry.result.claim, words: ClaimWords(entry.result, isQuick: report.isQuick))
    }
    let room = Room(
      width: width, claims: rows.map(\.claim.id) + ["claim"],
      verdicts: rows.map(\.words.verdict) + ["verdict"])
    let columns: [Column<(claim: Claim, words: ClaimWords)>] = [
      Column("claim") { .text($0.claim.id) },
      Column("predicted") { .text(room.holds($0.words) ? $0.words.predicted : "") },
      Column("measured") { .text(room.holds($0.words) ? $0.words.measured : "") },
      Column("interval") { .text(room.holds($0.words) ? $0.words.interval : "") },
      Column("verdict") { .text($0.words.verdict) },
    ]
    var table = Table([], columns)
    for row in rows {
      table.append(row, columns)
      let (claim, words) = row
      var lines = [claim.statement]
      if !room.holds(words) {
        lines += ["claimed: \(words.predicted)", "measured: \(words.measured)"]
        if words.interval != "–" { lines[lines.count - 1] += ", \(words.interval)" }
      }
      for line in lines + words.remarks + [claim.source] {
        for part in wrapped(line, width: width - 4).split(separator: "\n") {
          table.append(heading: "    \(part)")
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
