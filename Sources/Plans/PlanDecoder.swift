import Catalog
import Foundation
import PlanSyntax
import Problems
import Records
import Yams

/// A plan with its data files read: ready to run.
public struct LoadedPlan: Sendable {
  /// What the plan says, checked.
  public let experiment: Experiment
  /// The laboratory that the plan was read in, with the plan's files.
  public let laboratory: Laboratory

  /// The plan with another form of the experiment and the same files.
  public func with(_ experiment: Experiment) -> LoadedPlan {
    LoadedPlan(experiment: experiment, laboratory: laboratory)
  }
}

/// Decodes and validates plans.
public struct PlanDecoder {
  private static let keys = [
    "experiment", "description", "problem", "problems", "optimizers", "schedules",
    "learning_rates", "batch_sizes", "seeds", "steps", "precision", "record", "divergence_factor",
    "study", "claims", "quick",
  ]

  /// A plan from a file.
  ///
  /// - Parameters:
  ///   - path: the path of the YAML file
  ///   - overrides: changes as `path=value`, applied before anything is validated
  ///   - laboratory: what the plan can name
  /// - Throws: if a file cannot be read, or the plan is malformed or not allowed
  public static func load(
    path: String, overrides: [String] = [], in laboratory: Laboratory
  ) throws(PlanError) -> LoadedPlan {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PlanError(file: path, message: unreadable(path))
    }
    return try load(
      text: String(decoding: data, as: UTF8.self), path: path, overrides: overrides,
      in: laboratory)
  }

  /// A plan from its text.
  ///
  /// - Parameters:
  ///   - text: the plan in YAML
  ///   - path: the path to which data files are relative, and which messages name
  ///   - overrides: changes as `path=value`, applied before anything is validated
  ///   - laboratory: what the plan can name
  /// - Throws: if a data file cannot be read, or the plan is malformed or not allowed
  public static func load(
    text: String, path: String, overrides: [String] = [], in laboratory: Laboratory
  ) throws(PlanError) -> LoadedPlan {
    try load(PlanText.parse(text, file: path), overrides, laboratory)
  }

  /// A plan that is put together from options of a command line.
  ///
  /// - Parameters:
  ///   - members: the values of the plan's keys
  ///   - overrides: changes as `path=value`, applied before anything is validated
  ///   - laboratory: what the plan can name
  /// - Throws: if a data file cannot be read, or the plan is malformed or not allowed
  public static func load(
    members: [(key: String, value: OptionValue)], overrides: [String] = [],
    in laboratory: Laboratory
  ) throws(PlanError) -> LoadedPlan {
    let root = PlanNode(
      node: try OptionValue.mapping(members).node(), path: "", file: "command line")
    return try load(root, overrides, laboratory)
  }

  static func load(
    _ root: PlanNode, _ overrides: [String], _ laboratory: Laboratory
  ) throws(PlanError) -> LoadedPlan {
    var changed = root
    for assignment in overrides { changed = try PlanOverride.apply(assignment, to: changed) }
    var decoder = PlanDecoder(
      root: changed, members: try changed.members(allowed: keys), laboratory: laboratory)
    let plan = try decoder.decode()
    do { try decoder.checkClaimedCells(of: plan) } catch {
      // What a change takes from the claims of a good plan is no mistake: they are inconclusive.
      let changesClaims = overrides.contains { $0.hasPrefix("claims") }
      guard !overrides.isEmpty, !changesClaims, (try? load(root, [], laboratory)) != nil else {
        throw error
      }
    }
    return plan
  }

  private static let mostArms = 100_000
  private static let mostRuns = 10_000_000

  let root: PlanNode
  let members: [String: PlanNode]
  /// With the files that the problems and schedules name.
  var laboratory: Laboratory

  private init(root: PlanNode, members: [String: PlanNode], laboratory: Laboratory) {
    self.root = root
    self.members = members
    self.laboratory = laboratory
  }

  private mutating func decode() throws(PlanError) -> LoadedPlan {
    let name = try experimentName()
    let seeds = try seeds()
    let study: StudyChoice?
    if let node = members["study"] {
      study = try StudyChoice(node, in: laboratory)
    } else {
      study = nil
    }
    try checkTuningSeeds(seeds, study)
    try checkReplacedKey(study)
    let horizons = try horizons()
    let problems = try problems()
    let schedules = try schedules()
    let optimizers = try optimizers(schedules)
    try check(study, seeds: seeds, optimizers)
    let rates = try learningRates(for: study?.entry, optimizers)
    let batches = try batchSizes()

    let pairs = problems.count * horizons.count * optimizers.count * schedules.count
    guard pairs <= Self.mostArms else {
      throw root.error(
        "\(pairs) combinations of problem, horizon, optimizer and schedule; a plan has at most "
          + "\(Self.mostArms)")
    }
    let batchNodes = Dictionary(uniqueKeysWithValues: batches.map { ($0.size, $0.node) })
    var arms: [Experiment.Arm] = []
    for problem in problems {
      let studied = try studied(problem, seed: seeds[0])
      let usable = try usable(batches, for: studied)
      for horizon in horizons {
        for optimizer in optimizers {
          let rates = try optimizer.rates(commonGrid: rates, plan: root)
          for schedule in schedules where optimizer.goesWith(schedule) {
            let arm = ArmChoice(
              problem: problem, studied: studied, optimizer: optimizer, schedule: schedule,
              configuredSchedule: try configured(schedule, steps: horizon.count, with: optimizer),
              steps: horizon, rates: rates,
              ratesNode: optimizer.ratesNode(commonGrid: members["learning_rates"]),
              batches: usable, batchNodes: batchNodes)
            if let study { try arm.check(study, in: laboratory) }
            arms.append(arm.arm(for: study?.entry))
          }
        }
      }
    }
    let experiment = Experiment(
      name: name, description: members["description"]?.node.scalar?.string ?? "", arms: arms,
      seeds: seeds, precision: try precision(),
      recordEvery: try recordInterval(horizons.map(\.count).max() ?? 1),
      divergenceFactor: try members["divergence_factor"]?.number(.above(1)) ?? 1000,
      study: study?.prepared,
      claims: try claims(on: study?.entry),
      quickOverrides: try quickOverrides())
    try checkSize(experiment)
    return LoadedPlan(experiment: experiment, laboratory: laboratory)
  }

  func required(_ key: String) throws(PlanError) -> PlanNode {
    guard let node = members[key] else { throw root.error("'\(key)' is missing") }
    return node
  }

  // MARK: Scalars of the plan

  /// The name is a folder under the results folder, so it may not lead out of it.
  private func experimentName() throws(PlanError) -> String {
    let node = try required("experiment")
    let name = try node.string()
    let isPlain = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
    }
    guard isPlain, name.first != ".", name.first != "-", name.count <= 100 else {
      throw node.error(
        "'\(name)' is not allowed; a name has at most 100 letters, digits, '-', '_' and '.', and "
          + "begins with none of '-' and '.'")
    }
    guard !ResultsFolder.isTaken(name) else {
      throw node.error("'\(name)' is not allowed; the results folder has something else there")
    }
    return name
  }

  private func horizons() throws(PlanError) -> [(count: Int, node: PlanNode)] {
    var horizons: [(count: Int, node: PlanNode)] = []
    for node in try required("steps").axis() {
      let steps = try node.integer(.within(1, 1e9))
      guard !horizons.contains(where: { $0.count == steps }) else {
        throw node.error("\(steps) occurs twice")
      }
      horizons.append((steps, node))
    }
    return horizons
  }

  private func seeds() throws(PlanError) -> [UInt64] {
    let node = try required("seeds")
    guard node.node.sequence != nil else {
      return (0..<(try node.integer(.within(1, 100_000)))).map { UInt64($0) }
    }
    var seeds: [UInt64] = []
    var seen: Set<UInt64> = []
    for element in try node.axis() {
      let seed = UInt64(try element.integer(.atLeast(0)))
      guard seen.insert(seed).inserted else { throw element.error("\(seed) occurs twice") }
      seeds.append(seed)
    }
    return seeds
  }

  private func precision() throws(PlanError) -> Precision {
    guard let node = members["precision"] else { return .float32 }
    let word = try node.string()
    guard let precision = Precision(rawValue: word) else {
      throw node.error(
        "unknown precision '\(word)'"
          + suggestion(for: word, among: Precision.allCases.map(\.rawValue)))
    }
    return precision
  }

  /// `{every: N}`; about fifty points of the longest run by default.
  private func recordInterval(_ longest: Int) throws(PlanError) -> Int {
    guard let node = members["record"] else { return max(1, longest / 50) }
    let every = try node.members(allowed: ["every"])
    guard let node = every["every"] else { throw node.error("'every' is missing") }
    let interval = try node.integer(.within(1, 1e9))
    let largest = 1_000_000
    guard longest / interval <= largest else {
      throw node.error("\(longest / interval) points a run; at most \(largest) are recorded")
    }
    return interval
  }

  /// The plan's grid; a single 1 for a study that looks for rates itself.
  private func learningRates(
    for study: StudyEntry?, _ optimizers: [OptimizerChoice]
  ) throws(PlanError) -> [Double]? {
    let node = members["learning_rates"]
    guard let study, study.scope == .measured(.search) else {
      return try node.map(LearningRateGrid.decode(_:))
    }
    if let node = node ?? optimizers.compactMap(\.ratesNode).first {
      throw node.error("the study '\(study.declaration.id)' looks for rates itself")
    }
    return [1]
  }

  private func batchSizes() throws(PlanError) -> [(size: BatchSize, node: PlanNode)] {
    guard let node = members["batch_sizes"] else { return [(.full, root)] }
    var sizes: [(size: BatchSize, node: PlanNode)] = []
    for element in try node.axis() {
      let size: BatchSize
      if element.node.scalar?.string == "full" {
        size = .full
      } else if element.node.scalar?.string.first?.isLetter == true {
        throw element.expected("a number of examples or the word full")
      } else {
        size = .examples(try element.integer(.within(1, 1e9)))
      }
      guard !sizes.contains(where: { $0.size == size }) else {
        throw element.error("\(size.description) occurs twice")
      }
      sizes.append((size, element))
    }
    return sizes
  }

  private func checkSize(_ experiment: Experiment) throws(PlanError) {
    var total = 0.0
    for arm in experiment.arms {
      total += Double(arm.rates.count * arm.batches.count) * Double(experiment.seeds.count)
    }
    guard total <= Double(Self.mostRuns) else {
      throw root.error("\(compact(total)) runs; a plan has at most \(Self.mostRuns)")
    }
    guard total > 0 else { throw root.error("the plan has no runs") }
  }
}
