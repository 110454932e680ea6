import ArgumentParser
import Catalog
import Foundation
import Guidance
import Records
import Reports

struct Recommend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Numbers to begin with, and a plan around them.",
    usage: "steplab recommend --scenario <name> [<options>]",
    discussion: """
      Prints optimizer, peak rate, weight decay, schedule, warmup and clipping for a kind of \
      training, each with the rule of thumb that it comes from, and the part of a plan that \
      tries the rates around the peak. A range test says more than a rule of thumb: give its \
      JSON document with --from-range-test. `steplab list scenarios` prints the scenarios.

      EXAMPLES
        steplab recommend --scenario transformer --batch 256 --steps 10000
        steplab recommend --scenario resnet --from-range-test range.json
      """)

  @Option(help: ArgumentHelp("The kind of training.", valueName: "name"))
  var scenario: String?

  @Option(help: ArgumentHelp("The batch size. [default: the rule's own]", valueName: "n"))
  var batch: Int?

  @Option(help: ArgumentHelp("One of the scenario's optimizers.", valueName: "name"))
  var optimizer: String?

  @Option(help: ArgumentHelp("The steps of the run.", valueName: "t"))
  var steps: Int?

  @Option(
    help: ArgumentHelp("Training examples, to turn epochs into steps.", valueName: "n"))
  var datasetSize: Int?

  @Option(
    name: .customLong("from-range-test"),
    help: ArgumentHelp("A document of steplab range-test --json.", valueName: "file"))
  var rangeTest: String?

  @OptionGroup var json: JSONOption

  func run() throws {
    try reportingErrors {
      guard let scenario else {
        throw UsageError(
          "--scenario is missing; allowed: \(Scenario.all.map(\.id).joined(separator: ", "))")
      }
      let recommendation = try Recommendation(
        Scenario.named(scenario),
        .init(
          batch: batch, optimizer: optimizer, steps: steps, datasetSize: datasetSize,
          edge: rangeTest.map { try RangeTestDocument.edge(path: $0) }))
      Terminal.output(
        json.json
          ? recommendation.json.canonical + "\n" : RecommendationText(recommendation).text)
    }
  }
}
