import ArgumentParser
import Foundation
import Plans
import Runs

struct Report: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Write the tables, figures and page of an experiment again.",
    discussion: """
      From the store beside the experiment's folder, without computing anything. Runs that are \
      not computed yet are counted as missing.

      EXAMPLES
        steplab report results/quickstart
        steplab report all/quickstart
      """)

  @Argument(
    help: ArgumentHelp("The experiment's folder, <results>/<experiment>.", valueName: "dir"))
  var folder: String

  @OptionGroup var json: JSONOption

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let url = URL(fileURLWithPath: folder)
      let results = url.deletingLastPathComponent().relativePath
      let path = URL(fileURLWithPath: results).appendingPathComponent(RunStore.fileName).path
      guard FileManager.default.fileExists(atPath: path) else {
        throw StoreError.disk(
          path: path,
          reason: "does not exist; DIR is the folder of an experiment, <results>/<experiment>")
      }
      let store = try RunStore(folder: results, create: false)
      let experiments = try store.experiments(in: laboratory)
      guard let stored = experiments.first(where: { $0.name == url.lastPathComponent }) else {
        let names = experiments.map(\.name).joined(separator: ", ")
        throw UsageError(
          "\(store.path) has no experiment '\(url.lastPathComponent)'; it has: "
            + (names.isEmpty ? "none" : names))
      }
      let experiment = try stored.experiment().withSearches(in: laboratory, from: store)
      let output = ExperimentResults(
        experiment, in: laboratory, store: store, results: results)
      try writing { try output.write(provenance: nil) }.show(asJSON: json.json)
    }
  }
}
