import ArgumentParser
import Foundation
import Records
import Runs

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the runs of other stores into this one.",
    discussion: """
      For the shards of a plan that ran on several machines or into several folders.

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
      for other in others {
        let result = try store.merge(other)
        added.append(
          .object([
            "store": .string(other.path), "new_runs": .integer(result.newRuns),
            "new_measurements": .integer(result.newMeasurements),
          ]))
        Terminal.message(
          "\(other.path): \(result.newRuns) new runs"
            + (result.newMeasurements > 0
              ? ", \(result.newMeasurements) new measurements of studies" : ""))
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
}
