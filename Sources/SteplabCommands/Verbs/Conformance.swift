import ArgumentParser
import Conformance
import Foundation
import Plans
import Presentation
import Records
import Reports

struct ConformanceVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Hold optimizers, schedules and networks against official implementations.",
    usage: "steplab conformance <file> ... [--precision <precision>] [--json]",
    discussion: """
      Runs every case of the files with this build's optimizers and compares parameters, \
      evaluation points, averages and estimated distances with the recorded ones; of schedules \
      every rate; of networks outputs, loss, gradients and training. A case whose optimizer, \
      scheduler, model or argument is unknown here is listed as skipped. Exit status 1: a case failed; \
      65: a file is malformed. The files' form is documented, so that other implementations can \
      be held against them as well.

      EXAMPLES
        steplab conformance Tests/Fixtures/reference/torch_optim.json
        steplab conformance Tests/Fixtures/reference/{dog,prodigy}.json --precision float32
      """)

  @Argument(help: ArgumentHelp("Reference files.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("float64 or float32.", valueName: "precision"))
  var precision = ConformanceCheck.Precision.float64

  @OptionGroup var json: JSONOption

  func run(in laboratory: Laboratory) throws {
    try reportingErrors { try check(laboratory) }
  }

  private func check(_ laboratory: Laboratory) throws {
    var read: [(path: String, file: ReferenceFile)] = []
    // All of them first: a malformed file should not be found after minutes of work.
    for path in files { read.append((path, try ReferenceFile(path: path))) }
    let check = ConformanceCheck(
      precision, optimizers: laboratory.optimizers, schedules: laboratory.schedules)
    var results: [(path: String, result: CaseResult)] = []
    let total = read.reduce(0) { $0 + $1.file.cases.count }
    for (path, file) in read {
      for element in file.cases {
        if Terminal.errorIsTerminal {
          Terminal.status("\(results.count) of \(total): \(element.name)")
        }
        results.append((path, check.run(element)))
      }
    }
    if Terminal.errorIsTerminal { Terminal.status("") }
    show(results)
    if results.contains(where: { $0.result.hasFailed }) { throw ExitStatus.failed.code }
  }

  private func show(_ results: [(path: String, result: CaseResult)]) {
    let passed = results.count { $0.result.verdict == .passed }
    let failed = results.count { $0.result.hasFailed }
    if json.json {
      Terminal.output(
        JSONValue.document([
          "precision": .string(precision.rawValue), "passed": .integer(passed),
          "failed": .integer(failed), "skipped": .integer(results.count - passed - failed),
          "cases": .array(results.map { $0.result.json(file: $0.path) }),
        ]).canonical + "\n")
      return
    }
    let table = Table(
      results.map(\.result),
      [
        Column("case") { .text($0.name) },
        Column("points") { .integer($0.pointsCompared) },
        Column("deviation") { .optional($0.deviation.map(Self.rounded)) },
        Column("tolerance") { .optional($0.tolerance.map(Self.rounded)) },
        Column("verdict") { .text($0.verdictWord) },
      ])
    Terminal.output(TerminalFormat().text(of: table) + "\n")
    for (_, result) in results {
      if let reason = result.reason {
        Terminal.output(
          wrapped("\(result.name): \(result.verdictWord): \(reason)", width: 78) + "\n")
      }
    }
    Terminal.output(
      "\(results.count) cases: \(passed) passed, \(failed) failed, "
        + "\(results.count - passed - failed) skipped\n")
  }

  /// Two digits; more say nothing about a deviation.
  private static func rounded(_ x: Double) -> String {
    x == 0 ? "0" : String(format: "%.1e", x)
  }
}

extension ConformanceCheck.Precision: ExpressibleByArgument {}

extension CaseResult {
  var hasFailed: Bool { if case .failed = verdict { true } else { false } }

  var verdictWord: String {
    switch verdict {
    case .passed: "passed"
    case .failed: "failed"
    case .skipped: "skipped"
    }
  }

  var reason: String? {
    switch verdict {
    case .passed: nil
    case .failed(let reason): reason
    case .skipped(let reason): reason
    }
  }

  fileprivate func json(file: String) -> JSONValue {
    .object([
      "file": .string(file), "case": .string(name), "verdict": .string(verdictWord),
      "reason": reason.map(JSONValue.string) ?? .null, "points": .integer(pointsCompared),
      "values": .integer(valuesCompared),
      "deviation": deviation.map(JSONValue.number) ?? .null,
      "tolerance": tolerance.map(JSONValue.number) ?? .null,
    ])
  }
}
