import Analysis
import Catalog
import Claims
import PlanSyntax
import Plans
import Presentation
import Records
import Reports
import Runs
import Studies

/// A plan with claims that are asked for, and what its study has measured.
struct ClaimedPlan {
  let found: ClaimPlans.Found
  private(set) var loaded: LoadedPlan
  let claims: [Claim]
  private(set) var results: [ClaimResult] = []
  private(set) var arithmetic: ArithmeticMixture?
  /// Whether no more seeds can be added.
  var stopsGrowing = false
  /// Whether it has more seeds than its own.
  private var hasGrown = false
  /// Of all parts of the work.
  private(set) var failed = 0

  /// - Parameter asked: the ids of all claims that are asked for
  init(_ found: ClaimPlans.Found, _ loaded: LoadedPlan, asked: Set<String>) {
    self.found = found
    self.loaded = loaded
    claims = loaded.experiment.claims.filter { asked.contains($0.id) }
  }

  /// Computes what the store lacks, writes the experiment's tables, and holds the claims against them.
  ///
  /// Tables of more seeds than the plan's are not written: their page would decide by intervals, for which seeds
  /// must not have been added until they decide.
  ///
  /// - Parameters:
  ///   - untilDecided: whether seeds are looked at one by one
  ///   - folder: of the results
  mutating func carryOut(
    in store: RunStore, _ options: SweepOptions, untilDecided: Bool, to folder: String
  ) throws {
    var run = ExperimentRun(loaded, store: store, options: options)
    run.namesExperiment = true
    try run.carryOutGrid()
    // The claims' own figures tell that there is no gnuplot.
    if !hasGrown { do { _ = try run.write(to: folder) } catch ReportError.toolMissing {} }
    failed += run.failed
    let table = try run.table() ?? loaded.experiment.studyTable
    arithmetic = try run.arithmetic()
    results = claims.map {
      untilDecided && seedsAreIndependent
        ? .sequential($0, in: table) : ClaimResult($0, in: table)
    }
  }

  // MARK: More seeds

  /// Whether what is measured with one seed depends on no other: a peak that is tuned for all of them is an error
  /// that they share, which no number of them makes smaller.
  var seedsAreIndependent: Bool {
    loaded.experiment.study.map { $0.study.tuningSeeds.isEmpty } ?? false
  }

  /// The seeds of the plan.
  var seedCount: Int { loaded.experiment.comparedSeeds.count }

  /// Claims that more seeds could decide.
  var open: [Claim] { results.filter { $0.sequential?.isOpen == true }.map(\.claim) }

  /// Steps of the runs that one seed more takes, a search counted as one: a rough order of what to go on with.
  var stepsPerSeed: Double {
    let experiment = loaded.experiment
    return Double(experiment.count) / Double(max(1, experiment.seeds.count))
      * experiment.arms.map { Double($0.steps) }.reduce(0, +)
      / Double(max(1, experiment.arms.count))
  }

  /// More seeds of the same plan: its own first, in their order, since verdicts are those of that order.
  mutating func grow(
    to count: Int, quick: Bool, overrides: [String], in laboratory: Laboratory
  ) throws(PlanError) {
    let own = loaded.experiment.comparedSeeds, known = Set(own)
    let others = (0..<UInt64(count)).lazy.filter { !known.contains($0) }
    let seeds = own + others.prefix(max(0, count - own.count))
    loaded = try found.load(
      quick: quick,
      overrides: overrides + ["seeds=[\(seeds.map { "\($0)" }.joined(separator: ","))]"],
      in: laboratory)
    hasGrown = true
  }
}
