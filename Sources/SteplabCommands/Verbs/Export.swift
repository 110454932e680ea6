import ArgumentParser
import Records
import Reports
import Runs

struct Export: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, tsv }

  static let configuration = CommandConfiguration(
    abstract: "Print all runs of the store.",
    discussion: """
      JSON Lines, one run a line with its whole specification, or TSV with the metrics.

      EXAMPLES
        steplab export > runs.jsonl
        steplab export --format tsv | column -t -s $'\\t' | less -S
      """)

  @Option(help: ArgumentHelp("jsonl or tsv.", valueName: "format"))
  var format = Format.jsonl

  @Flag(help: "With the curves (JSON Lines only).")
  var curves = false

  @Flag(help: "The same as --format jsonl.")
  var json = false

  @OptionGroup var results: ResultsOptions

  func validate() throws {
    if json, format == .tsv { throw ValidationError("--json and --format tsv exclude each other") }
  }

  func run() throws {
    try reportingErrors {
      let store = try RunStore(folder: results.results, create: false)
      if format == .tsv { Terminal.output(RunExport.header) }
      try store.forEachRun { spec, record in
        Terminal.outputPart(
          format == .tsv
            ? RunExport.line(spec, record)
            : RunExport.json(spec, record, curve: curves).canonical + "\n")
      }
    }
  }
}
