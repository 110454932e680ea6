import Analysis
import Foundation
import Guidance
import Presentation
import Reports

/// Diagnoses for a terminal.
struct DiagnosisText {
  let text: String
  private let width: Int

  /// How many configurations with a complaint are told in detail.
  private static let largestCount = 5

  init(_ diagnoses: [GroupDiagnosis], showsAll: Bool) {
    let width = min(Terminal.outputIsTerminal ? Terminal.width : 80, 100)
    self.width = width
    guard diagnoses.count > 1 else {
      text = diagnoses.map { Self.detail($0, width) }.joined()
      return
    }
    var text = TerminalFormat(width: width).text(of: Self.table(diagnoses)) + "\n"
    let complaints = showsAll ? diagnoses : diagnoses.filter { $0.primary.kind != .healthy }
    let shown = showsAll ? complaints[...] : complaints.prefix(Self.largestCount)
    for diagnosis in shown { text += Self.detail(diagnosis, width) + "\n" }
    if shown.count < complaints.count {
      text += "\(complaints.count - shown.count) more; all of them with --all\n"
    }
    text += Self.totals(diagnoses) + "\n"
    self.text = text
  }

  private static func table(_ diagnoses: [GroupDiagnosis]) -> Table {
    var columns: [Column<GroupDiagnosis>] = [
      Column("configuration") { .text($0.name) },
      Column("runs") { .integer($0.runs.count) },
      Column("verdict") { .text($0.primary.kind.rawValue) },
    ]
    if diagnoses.contains(where: { $0.counts.count != 1 }) {
      columns.append(
        Column("of the runs") { .text($0.counts.count > 1 ? Self.counts($0) : "") })
    }
    return Table(diagnoses, columns)
  }

  private static func counts(_ diagnosis: GroupDiagnosis) -> String {
    diagnosis.counts.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
  }

  private static func totals(_ diagnoses: [GroupDiagnosis]) -> String {
    let counts = Verdict.Kind.allCases.compactMap { kind in
      let count = diagnoses.count { $0.primary.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    return "\(diagnoses.count) configurations: " + counts.joined(separator: ", ")
  }

  private static func detail(_ diagnosis: GroupDiagnosis, _ width: Int) -> String {
    let verdict = diagnosis.primary
    var text = wrapped("\(diagnosis.name): \(verdict.kind.rawValue)", width: width) + "\n"
    text += summary(diagnosis, width) + "\nEvidence\n"
    text += verdict.evidence.map { item("  ", line($0), width) }.joined()
    text += wrapped("Likely cause: \(verdict.cause)", width: width) + "\n"
    text += verdict.fixes.count == 1 ? "Fix\n" : "Fixes, in this order\n"
    for (number, fix) in verdict.fixes.enumerated() {
      text += item("  \(number + 1). ", fix, width)
    }
    for other in diagnosis.also {
      text += "Also \(other.kind.rawValue)\n"
      text += other.evidence.map { item("  ", line($0), width) }.joined()
    }
    if !diagnosis.notes.isEmpty {
      text += "Notes\n" + diagnosis.notes.map { item("  ", $0, width) }.joined()
    }
    return text
  }

  private static func summary(_ diagnosis: GroupDiagnosis, _ width: Int) -> String {
    guard diagnosis.runs.count == 1, let run = diagnosis.runs.first else {
      return wrapped("\(diagnosis.runs.count) runs: \(counts(diagnosis))", width: width)
    }
    let summary = run.summary
    guard let first = summary.first, let best = summary.best, let last = summary.last else {
      return "No finite loss"
    }
    var text =
      "\(summary.points) losses\(steps(summary.steps)): first \(NumberFormat.short(first)), best "
      + "\(NumberFormat.short(best)), last \(NumberFormat.short(last))"
    if let validation = summary.validation {
      text += ", validation \(NumberFormat.short(validation))"
    }
    return wrapped(text, width: width)
  }

  static func line(_ evidence: Evidence) -> String {
    var text = "\(evidence.quantity): \(NumberFormat.short(evidence.value))"
    if let interval = evidence.interval {
      text += " [\(NumberFormat.short(interval.lower)), \(NumberFormat.short(interval.upper))]"
    }
    if let limit = evidence.limit {
      let threshold = limit.threshold.map { " (\($0))" } ?? ""
      text +=
        ", \(evidence.isMet ? "" : "not ")\(limit.relation.rawValue) "
        + "\(NumberFormat.short(limit.value))\(threshold)"
    }
    return text + steps(evidence.steps)
  }

  private static func steps(_ steps: ClosedRange<Double>?) -> String {
    guard let steps else { return "" }
    func number(_ x: Double) -> String {
      x == x.rounded() && abs(x) < 1e15 ? String(Int(x)) : NumberFormat.short(x)
    }
    return steps.lowerBound == steps.upperBound
      ? ", step \(number(steps.lowerBound))"
      : ", steps \(number(steps.lowerBound))–\(number(steps.upperBound))"
  }

  private static func item(_ head: String, _ text: String, _ width: Int) -> String {
    let indent = String(repeating: " ", count: max(4, head.count))
    return head
      + wrapped(text, width: width - indent.count).replacing("\n", with: "\n" + indent) + "\n"
  }
}
