import Analysis
import ArgumentParser
import Catalog
import Claims
import Foundation
import Plans
import PlanSyntax
import Presentation
import Records
import Reports
import Runs

struct Reproduce: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Hold published claims against measurements.",
    usage: "steplab reproduce [<claim> ...] [<options>]",
    discussion: """
      Runs the studies of all plans that carry claims, as far as the store lacks them, and says of \
      each claim whether it is reproduced, not reproduced, or whether the interval decides \
      neither. Writes claims.md, claims.tsv and claims.html to the folder of the results. A claim \
      is a part of a plan: see the article 'Claims'.

      EXAMPLES
        steplab reproduce
        steplab reproduce A2 B3.adam --quick --check
        steplab reproduce E --set seeds=40

      A name means all that go on after it with another part: A2 also A2.spectral, but not A21; E \
      all of E.
      """)

  @Argument(
    help: ArgumentHelp("Claims by id, or how ids begin; all by default.", valueName: "claim"))
  var claims: [String] = []

  @Flag(help: "The small version of every experiment; labelled as such.")
  var quick = false

  @Flag(help: "Exit 2 if a claim that is expected to hold is not reproduced.")
  var check = false

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change the plans before they are run; can be repeated.", valueName: "path=value"))
  var overrides: [String] = []

  @OptionGroup var results: ResultsOptions

  @Option(
    help: ArgumentHelp(
      "The folder of the plans. [default: Experiments, else the shipped ones]", valueName: "dir"),
    completion: .directory)
  var experiments: String?

  @OptionGroup var workers: WorkerOptions

  @OptionGroup var json: JSONOption
  @OptionGroup var renewal: RenewOption

  func validate() throws {
    for assignment in overrides {
      guard assignment.dropFirst().contains("=") else {
        throw ValidationError("--set expects path=value, such as seeds=40, found '\(assignment)'")
      }
      // What is claimed, and under which name its results are kept, is the plan's own.
      for key in ["claims", "experiment", "quick"]
      where assignment.prefix(while: { $0 != "." && $0 != "=" }) == key {
        throw ValidationError("--set does not change '\(key)': a claim is the one of its plan")
      }
    }
  }

  func run(in laboratory: Laboratory) throws {
    try reportingErrors {
      let folder = experiments ?? ShippedPlans.folder(ratherThan: "Experiments")
      let all = try ClaimPlans(below: folder, in: laboratory)
      guard !all.ids.isEmpty else {
        throw UsageError("no plan below '\(folder)' has claims")
      }
      let asked = try asked(of: all)
      // All of them first: a mistake in the last should not be found after an hour of work.
      let plans = try all.plans.filter { !asked.isDisjoint(with: $0.claims) }.map {
        Plan(
          found: $0,
          loaded: try $0.load(quick: quick, overrides: overrides, in: laboratory), asked: asked)
      }
      for plan in plans { try checkCells(plan) }
      let (entries, failed) = try compute(plans)
      let report = ClaimsReport(
        entries: entries, total: all.ids.count, isQuick: quick, changes: overrides,
        provenance: RunProvenance.claims(plans.map(\.loaded.experiment), entries))
      try finish(report)
      if failed > 0 { throw ExitStatus.failed.code }
    }
  }

  /// A plan with claims that are asked for.
  private struct Plan {
    let found: ClaimPlans.Found
    let loaded: LoadedPlan
    let claims: [Claim]

    /// - Parameter asked: the ids of all claims that are asked for
    init(found: ClaimPlans.Found, loaded: LoadedPlan, asked: Set<String>) {
      self.found = found
      self.loaded = loaded
      claims = loaded.experiment.claims.filter { asked.contains($0.id) }
    }
  }

  /// The ids of the claims that are asked for.
  private func asked(of all: ClaimPlans) throws -> Set<String> {
    guard !claims.isEmpty else { return Set(all.ids) }
    return Set(
      try claims.flatMap { word in
        let ids = all.ids(meantBy: word)
        guard !ids.isEmpty else {
          let nearest = nearestNames(to: word, among: all.ids, atMost: 5)
          throw UsageError(
            "there is no claim '\(word)'; the nearest of \(all.ids.count): "
              + nearest.joined(separator: ", "))
        }
        return ids
      })
  }

  private func compute(_ plans: [Plan]) throws -> (entries: [ClaimsReport.Entry], failed: Int) {
    let store = try openStore(results.results)
    var options = try workers.sweepOptions()
    options.renews = renewal.renew
    Interruption.install()
    defer { Interruption.uninstall() }
    var entries: [ClaimsReport.Entry] = []
    var failed = 0
    for (number, plan) in plans.enumerated() {
      if Interruption.isRequested {
        Terminal.message(
          "Interrupted after \(number) of \(plans.count) experiments. What is done is saved in "
            + "\(store.path); the same command continues.")
        throw ExitStatus.interrupted.code
      }
      var run = ExperimentRun(plan.loaded, store: store, options: options)
      run.namesExperiment = true
      try run.carryOutGrid()
      // The claims' own figures tell that there is no gnuplot.
      do { _ = try run.write(to: results.results) } catch ReportError.toolMissing {}
      failed += run.failed
      let experiment = plan.loaded.experiment
      let table = try run.table() ?? experiment.studyTable
      let arithmetic = try run.arithmetic()
      entries += plan.claims.map { claim in
        ClaimsReport.Entry(
          ClaimResult(claim, in: table), experiment: experiment.name,
          description: experiment.description, plan: plan.found.path, command: command(claim.id),
          arithmetic: arithmetic)
      }
    }
    // By id, whatever the folders of the plans are called: A2 before A10, before B1.
    entries.sort {
      $0.result.claim.id.compare($1.result.claim.id, options: .numeric) == .orderedAscending
    }
    return (entries, failed)
  }

  /// A claim that is about no cell of its study is a mistake, which should not show after the work.
  private func checkCells(_ plan: Plan) throws {
    let table = plan.loaded.claimedTable
    for claim in plan.claims where ClaimResult(claim, in: table).cells.isEmpty {
      let chosen = claim.cells.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      throw PlanError(
        file: plan.found.path,
        message: "the claim '\(claim.id)' is about no cell of its study"
          + (chosen.isEmpty ? "" : "; none has " + chosen.joined(separator: ", ")))
    }
  }

  /// What repeats one claim.
  private func command(_ id: String) -> String {
    var words = ["steplab", "reproduce", id]
    if quick { words.append("--quick") }
    for assignment in overrides { words += ["--set", "'\(assignment)'"] }
    if let experiments { words += ["--experiments", experiments] }
    return words.joined(separator: " ")
  }

  /// What was decided is printed even if the figures cannot be drawn.
  private func finish(_ report: ClaimsReport) throws {
    var notDrawn: ReportError?
    do {
      try writing { try report.write(to: results.results) }
    } catch let error as ReportError {
      if case .disk = error { throw error }
      notDrawn = error
    }
    if json.json {
      Terminal.output(ClaimsJSON.document(report, folder: results.results).canonical + "\n")
    } else {
      let width = Terminal.outputIsTerminal ? Terminal.width : 80
      Terminal.output(ClaimsText.text(report, width: width))
      Terminal.output("Page: \(results.results)/claims.html\n")
    }
    if let notDrawn { throw notDrawn }
    if check, !report.failedIDs.isEmpty { throw ExitStatus.claimFailed.code }
  }
}
