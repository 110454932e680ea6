import Analysis
import Claims
import Records

/// What became of claims, for programs.
public enum ClaimsJSON {
  public static func document(_ report: ClaimsReport, folder: String) -> JSONValue {
    .object([
      "schemaVersion": .integer(1),
      "quick": .bool(report.isQuick), "total": .integer(report.total),
      "reproduced": .integer(report.count(.reproduced)),
      "not_reproduced": .integer(report.count(.notReproduced)),
      "inconclusive": .integer(report.count(.inconclusive)),
      "failed": .array(report.failedIDs.map(JSONValue.string)),
      "page": .string("\(folder)/claims.html"), "claims": .array(report.entries.map(entry)),
    ])
  }

  private static func entry(_ entry: ClaimsReport.Entry) -> JSONValue {
    .object(
      claim(entry.result).merging([
        "experiment": .string(entry.experiment), "plan": .string(entry.plan),
        "arithmetic": entry.arithmetic.json,
      ]) { $1 })
  }

  /// `verdicts.json` of an experiment.
  static func verdicts(_ results: [ClaimResult]) -> JSONValue {
    .object([
      "schemaVersion": .integer(1), "claims": .array(results.map { .object(claim($0)) }),
    ])
  }

  private static func claim(_ result: ClaimResult) -> [String: JSONValue] {
    [
      "claim": .string(result.claim.id), "statement": .string(result.claim.statement),
      "source": .string(result.claim.source), "quantity": .string(result.claim.quantity),
      "rule": result.claim.rule.json, "expected": .bool(result.claim.isExpected),
      "verdict": .string(result.verdict.rawValue),
      "reason": result.reason.map(JSONValue.string) ?? .null,
      "extreme": .optional(result.worst?.deciding?.value), "runs": .integer(result.runs),
      "outside": result.worst?.deciding == nil ? .null : .integer(result.outside),
      "cells": .array(result.cells.map(cell)),
    ].merging(result.sequential.map(looks) ?? [:]) { $1 }
  }

  private static func looks(_ sequential: SequentialVerdict) -> [String: JSONValue] {
    [
      "seeds_looked_at": .integer(sequential.seeds), "open": .bool(sequential.isOpen),
      "evidence_in_favour": .number(sequential.evidence.inFavour),
      "evidence_against": .number(sequential.evidence.against),
    ]
  }

  private static func cell(_ cell: ClaimResult.Cell) -> JSONValue {
    .object(
      [
        "labels": .object(
          Dictionary(
            uniqueKeysWithValues: cell.coordinates.map { ($0.rawValue, .string($1.label)) })),
        "seeds": .integer(cell.seeds),
        "missing": .integer(cell.estimate.missing), "predicted": .optional(cell.predicted),
        "accepted_lower": .optional(cell.accepted?.lower),
        "accepted_upper": .optional(cell.accepted?.upper),
        "measured": .optional(cell.estimate.median),
        "lower": .optional(cell.estimate.interval?.lower),
        "upper": .optional(cell.estimate.interval?.upper), "ratio": .optional(cell.ratio),
        "extreme": .optional(cell.deciding?.value),
        "outside": cell.deciding.map { .integer($0.outside) } ?? .null,
        "verdict": cell.verdict.map { .string($0.rawValue) } ?? .null,
        "reason": cell.reason.map(JSONValue.string) ?? .null,
      ].merging(cell.share.map(share) ?? [:]) { $1 })
  }

  private static func share(_ share: ShareOfRuns) -> [String: JSONValue] {
    [
      "share": .number(share.value), "share_lower": .number(share.interval.lower),
      "share_upper": .number(share.interval.upper), "accepted_runs": .integer(share.accepted),
      "undecided_runs": .integer(share.undecided), "diverged_runs": .integer(share.diverged),
    ]
  }
}
