import ArgumentParser
import Plans
import Presentation
import Records
import Reports
import Runs
import Studies

struct Status: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Show how far the experiments of a store have come.",
    discussion: """
      Where a study takes the place of runs, its measurements are counted.

      EXAMPLES
        steplab status
        steplab status --results /data/results --json
      """)

  @OptionGroup var results: ResultsOptions
  @OptionGroup var json: JSONOption

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let store = try RunStore(folder: results.results, create: false)
      var rows: [(experiment: Experiment, counts: [String: Int], arithmetic: ArithmeticMixture)] =
        []
      for stored in try store.experiments(in: laboratory) {
        let planned: Experiment
        do { planned = try stored.experiment() } catch {
          Terminal.message("steplab: warning: \(error)")
          continue
        }
        let experiment = try planned.withSearches(in: laboratory, from: store)
        var counts: [String: Int] = [:]
        if experiment.isMeasured {
          let ids = experiment.measurements.map(\.id)
          let finished = try store.finished(ids, of: .measurements).count { $0 }
          counts["finished"] = finished
          counts["missing"] = ids.count - finished
        } else {
          try experiment.forEachRow(in: store) { _, row, _ in
            counts[row.outcome?.word ?? "missing", default: 0] += 1
          }
        }
        rows.append((experiment, counts, try experiment.arithmetic(in: laboratory, from: store)))
      }
      let table = Table(
        rows,
        [
          Column("experiment") { .text($0.experiment.name) },
          Column("runs") { .integer($0.experiment.count) },
        ]
          + ["finished", "diverged", "failed", "missing"].map { word in
            Column(word) { .integer($0.counts[word] ?? 0) }
          })
      let total = try store.count()
      if json.json {
        Terminal.output(
          JSONValue.document([
            "store": .string(store.path), "runs": .integer(total),
            "experiments": .array(
              zip(table.objects, rows).map { object, row in
                .object(object.merging(["arithmetic": row.arithmetic.json]) { $1 })
              }),
            "program_arithmetic": .string(Arithmetic.present.text),
          ]).canonical + "\n")
      } else {
        Terminal.output(TerminalFormat().text(of: table))
        for row in rows {
          guard let others = row.arithmetic.sentence() else { continue }
          let line =
            "\(row.experiment.name): \(others), this program computes with \(Arithmetic.present)"
          Terminal.output(wrapped(line, width: 80) + "\n")
        }
        Terminal.output("\(total) runs in \(store.path)\n")
      }
    }
  }
}
