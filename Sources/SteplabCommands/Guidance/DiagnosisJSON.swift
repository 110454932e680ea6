import Analysis
import Guidance
import Records

/// Diagnoses as a JSON document.
enum DiagnosisJSON {
  static func document(_ diagnoses: [GroupDiagnosis]) -> JSONValue {
    .document(["configurations": .array(diagnoses.map(group))])
  }

  private static func group(_ diagnosis: GroupDiagnosis) -> JSONValue {
    .object([
      "name": .string(diagnosis.name), "verdict": .string(diagnosis.primary.kind.rawValue),
      "primary": verdict(diagnosis.primary), "also": .array(diagnosis.also.map(verdict)),
      "notes": .array(diagnosis.notes.map(JSONValue.string)),
      "runs": .array(diagnosis.runs.map(run)),
    ])
  }

  private static func run(_ run: Diagnosis) -> JSONValue {
    let summary = run.summary
    return .object([
      "name": .string(run.log), "verdict": .string(run.primary.kind.rawValue),
      "also": .array(run.also.map { .string($0.kind.rawValue) }),
      "points": .integer(summary.points), "firstLoss": .optional(summary.first),
      "bestLoss": .optional(summary.best), "lastLoss": .optional(summary.last),
      "validationLoss": .optional(summary.validation), "steps": range(summary.steps),
    ])
  }

  private static func verdict(_ verdict: Verdict) -> JSONValue {
    .object([
      "kind": .string(verdict.kind.rawValue), "cause": .string(verdict.cause),
      "fixes": .array(verdict.fixes.map(JSONValue.string)),
      "evidence": .array(verdict.evidence.map(evidence)),
    ])
  }

  private static func evidence(_ evidence: Evidence) -> JSONValue {
    .object([
      "quantity": .string(evidence.quantity), "value": .number(evidence.value),
      "steps": range(evidence.steps),
      "relation": (evidence.limit?.relation.rawValue).map(JSONValue.string) ?? .null,
      "limit": .optional(evidence.limit?.value),
      "threshold": (evidence.limit?.threshold).map(JSONValue.string) ?? .null,
      "met": evidence.limit == nil ? .null : .bool(evidence.isMet),
      "interval": evidence.interval.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null,
    ])
  }

  private static func range(_ range: ClosedRange<Double>?) -> JSONValue {
    range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }
}
