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

/// What became of claims, for programs.
enum ClaimsJSON {
  static func document(_ report: ClaimsReport, folder: String) -> JSONValue {
    .document([
      "quick": .bool(report.isQuick), "total": .integer(report.total),
      "reproduced": .integer(report.count(.reproduced)),
      "not_reproduced": .integer(report.count(.notReproduced)),
      "inconclusive": .integer(report.count(.inconclusive)),
      "failed": .array(report.failedIDs.map(JSONValue.string)),
      "page": .string("\(folder)/claims.html"), "claims": .array(report.entries.map(claim)),
    ])
  }

  private static func claim(_ entry: ClaimsReport.Entry) -> JSONValue {
    let result = entry.result
    return .object([
      "claim": .string(result.claim.id), "statement": .string(result.claim.statement),
      "source": .string(result.claim.source), "quantity": .string(result.claim.quantity),
      "rule": result.claim.rule.json, "expected": .bool(result.claim.isExpected),
      "verdict": .string(result.verdict.rawValue),
      "reason": result.reason.map(JSONValue.string) ?? .null,
      "experiment": .string(entry.experiment), "plan": .string(entry.plan),
      "cells": .array(result.cells.map(cell)),
    ])
  }

  private static func cell(_ cell: ClaimResult.Cell) -> JSONValue {
    .object([
      "labels": .object(cell.labels.mapValues(JSONValue.string)), "seeds": .integer(cell.seeds),
      "missing": .integer(cell.estimate.missing), "predicted": .optional(cell.predicted),
      "accepted_lower": .optional(cell.accepted?.lower),
      "accepted_upper": .optional(cell.accepted?.upper),
      "measured": .optional(cell.estimate.median),
      "lower": .optional(cell.estimate.interval?.lower),
      "upper": .optional(cell.estimate.interval?.upper), "ratio": .optional(cell.ratio),
      "verdict": cell.verdict.map { .string($0.rawValue) } ?? .null,
      "reason": cell.reason.map(JSONValue.string) ?? .null,
    ])
  }
}
