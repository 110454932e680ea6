import ArgumentParser
import Foundation
import Records
import Runs

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the runs of other stores into this one.",
    discussion: """
      For the shards of a plan that ran on several machines or into several folders. Of two \
      results with other arithmetics that of this program's is kept, or else the one that is there \
      already. Other results of one arithmetic are an error, and nothing is copied.

      EXAMPLES
        steplab merge shard1 shard2 shard3 shard4
        steplab merge --results all /mnt/a/results/steplab.sqlite /mnt/b/results
      """)

  @Argument(
    help: ArgumentHelp("Stores, or the results folders that hold them.", valueName: "store"))
  var stores: [String]

  @OptionGroup var results: ResultsOptions
  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors {
      // All are opened before anything is copied, so that a wrong name changes nothing.
      let others = try stores.map { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return isFolder.boolValue
          ? try RunStore(folder: path, create: false) : try RunStore(path: path, create: false)
      }
      let store = try openStore(results.results)
      for other in others where other.isSameFile(as: store) {
        throw UsageError("\(other.path) is the store to merge into")
      }
      var added: [JSONValue] = []
      for (other, result) in zip(others, try store.merge(others)) {
        added.append(json(result, of: other))
        Terminal.message(
          "\(other.path): \(result.runs.new) new runs"
            + (result.measurements.new > 0
              ? ", \(result.measurements.new) new measurements of studies" : ""))
        sayArithmetics(result.runs, "runs", of: other, in: store)
        sayArithmetics(result.measurements, "measurements", of: other, in: store)
        for name in result.conflicts {
          Terminal.message(
            "\(other.path) defines the experiment '\(name)' differently; this store's stands. "
              + "Its runs are here, and 'steplab run' with its plan shows them.")
        }
      }
      let total = try store.count()
      if json.json {
        Terminal.output(
          JSONValue.document([
            "store": .string(store.path), "runs": .integer(total), "merged": .array(added),
          ]).canonical + "\n")
      } else {
        Terminal.message("\(total) runs in \(store.path)")
      }
    }
  }

  private func json(_ result: RunStore.MergeResult, of other: RunStore) -> JSONValue {
    .object([
      "store": .string(other.path), "new_runs": .integer(result.runs.new),
      "replaced_runs": .integer(result.runs.replaced), "kept_runs": .integer(result.runs.kept),
      "new_measurements": .integer(result.measurements.new),
      "replaced_measurements": .integer(result.measurements.replaced),
      "kept_measurements": .integer(result.measurements.kept),
    ])
  }

  /// Says which results have taken the place of others, or have not, because of their arithmetic.
  private func sayArithmetics(
    _ counts: RunStore.MergeResult.Counts, _ noun: String, of other: RunStore, in store: RunStore
  ) {
    if counts.replaced > 0 {
      Terminal.message(
        "\(other.path): \(counts.replaced) \(noun) of arithmetic \(Arithmetic.present), which this "
          + "program computes with, replaced those of another one")
    }
    if counts.kept > 0 {
      Terminal.message(
        "\(other.path): \(counts.kept) \(noun) are of another arithmetic there; those of "
          + "\(store.path) stand")
    }
  }
}
