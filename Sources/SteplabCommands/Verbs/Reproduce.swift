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
        steplab reproduce --until-decided --max-seeds 100 --budget 30m

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

  @Flag(help: "Add seeds until verdicts stand, each looked at by itself.")
  var untilDecided = false

  @Option(
    help: ArgumentHelp(
      "With --until-decided, up to how many seeds are added to. [default: 300]", valueName: "n"))
  var maxSeeds: Int?

  private var mostSeeds: Int { maxSeeds ?? 300 }

  @Option(
    help: ArgumentHelp(
      "With --until-decided, when to add no more, such as 30m; 90s and 1h30m are others.",
      valueName: "time"))
  var budget: TimeBudget?

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
    guard (1...100_000).contains(mostSeeds) else {
      throw ValidationError("--max-seeds expects a number from 1 to 100000, found \(mostSeeds)")
    }
    guard untilDecided || maxSeeds == nil else {
      throw ValidationError("--max-seeds limits what --until-decided adds, which is not given")
    }
    guard untilDecided || budget == nil else {
      throw ValidationError("--budget ends what --until-decided begins, which is not given")
    }
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
        ClaimedPlan(
          $0, try $0.load(quick: quick, overrides: overrides, in: laboratory), asked: asked)
      }
      for plan in plans { try checkCells(plan) }
      let done = try compute(plans, in: laboratory)
      let entries = entries(done)
      let report = ClaimsReport(
        entries: entries, total: all.ids.count, isQuick: quick, changes: overrides,
        provenance: RunProvenance.claims(done.map(\.loaded.experiment), entries))
      try finish(report)
      if done.contains(where: { $0.failed > 0 }) { throw ExitStatus.failed.code }
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

  private func compute(_ plans: [ClaimedPlan], in laboratory: Laboratory) throws -> [ClaimedPlan] {
    let store = try openStore(results.results)
    var options = try workers.sweepOptions()
    options.renews = renewal.renew
    Interruption.install()
    defer { Interruption.uninstall() }
    let start = ContinuousClock.now
    var plans = plans
    for number in plans.indices {
      try checkInterruption("\(number) of \(plans.count) experiments", store)
      try plans[number].carryOut(
        in: store, options, untilDecided: untilDecided, to: results.results)
    }
    guard untilDecided else { return plans }
    while let next = mostWorthwhile(plans) {
      if let budget, start.duration(to: .now) / .seconds(1) >= budget.seconds {
        let open = plans.filter(canGrow).map(\.open.count).reduce(0, +)
        Terminal.message(
          "The budget ends with \(open) open \(open == 1 ? "claim" : "claims"); the same command goes on."
        )
        break
      }
      try checkInterruption("\(plans[next].seedCount) seeds of \(plans[next].found.name)", store)
      let count = min(mostSeeds, (3 * plans[next].seedCount + 1) / 2)
      Terminal.message(
        "\(plans[next].found.name): \(count) seeds instead of \(plans[next].seedCount), for "
          + plans[next].open.map(\.id).joined(separator: ", "))
      do {
        try plans[next].grow(to: count, quick: quick, overrides: overrides, in: laboratory)
      } catch {
        // What the others have come to is not lost by a plan that would become too large.
        Terminal.message("\(plans[next].found.name) gets no more seeds: \(error.message)")
        plans[next].stopsGrowing = true
        continue
      }
      try plans[next].carryOut(in: store, options, untilDecided: true, to: results.results)
    }
    return plans
  }

  /// The plan with open claims in which half as many seeds again are the least work.
  private func mostWorthwhile(_ plans: [ClaimedPlan]) -> Int? {
    func cost(_ plan: ClaimedPlan) -> Double {
      plan.stepsPerSeed * Double(plan.seedCount) / Double(plan.open.count)
    }
    return plans.indices.filter { canGrow(plans[$0]) }
      .min { cost(plans[$0]) < cost(plans[$1]) }
  }

  /// A measurement that failed would fail again.
  private func canGrow(_ plan: ClaimedPlan) -> Bool {
    !plan.open.isEmpty && plan.seedCount < mostSeeds && plan.failed == 0 && !plan.stopsGrowing
  }

  private func checkInterruption(_ done: String, _ store: RunStore) throws {
    guard Interruption.isRequested else { return }
    Terminal.message(
      "Interrupted after \(done). What is done is saved in \(store.path); the same command continues."
    )
    throw ExitStatus.interrupted.code
  }

  /// By id, whatever the folders of the plans are called: A2 before A10, before B1.
  private func entries(_ plans: [ClaimedPlan]) -> [ClaimsReport.Entry] {
    plans.flatMap { plan -> [ClaimsReport.Entry] in
      guard let arithmetic = plan.arithmetic else { return [] }
      return plan.results.map { result in
        ClaimsReport.Entry(
          result, experiment: plan.loaded.experiment.name,
          description: plan.loaded.experiment.description, plan: plan.found.path,
          command: command(result.claim.id), arithmetic: arithmetic)
      }
    }.sorted {
      $0.result.claim.id.compare($1.result.claim.id, options: .numeric) == .orderedAscending
    }
  }

  /// A claim that is about no cell of its study is a mistake, which should not show after the work.
  private func checkCells(_ plan: ClaimedPlan) throws {
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
    if untilDecided { words += ["--until-decided", "--max-seeds", "\(mostSeeds)"] }
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
