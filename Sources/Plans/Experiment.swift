import Catalog
import Claims
import Records

/// A plan, decoded and validated: everything that its runs are made from.
///
/// Its runs are numbered in a fixed order and made on demand, so that a plan of a million runs
/// costs nothing to look at.
public struct Experiment: Sendable, Hashable {
  /// A problem, an optimizer and a schedule, with the rates and batch sizes to sweep.
  public struct Arm: Sendable, Hashable {
    public var problem: RunSpec.Component
    public var optimizer: RunSpec.Component
    public var schedule: RunSpec.Component
    /// What tells this arm from the others, such as `adamw(weight_decay=0.01)`.
    public var problemLabel: EntryLabel
    public var optimizerLabel: EntryLabel
    public var scheduleLabel: EntryLabel
    public var steps: Int
    public var rates: [Double]
    /// The rates that a study chooses among, which then takes the place of a sweep over them;
    /// ``rates`` has only the first. Empty for all other plans.
    public var choices: [Double] = []
    public var batches: [BatchSize]
  }

  public let name: String
  public let description: String
  public let arms: [Arm]
  /// The seeds of the plan, and after them those that the study tunes on.
  public let seeds: [UInt64]
  /// The seeds of the plan.
  public let comparedSeeds: [UInt64]
  public let precision: Precision
  public let recordEvery: Int
  public let divergenceFactor: Double
  /// What is measured beside or instead of the sweep.
  public let study: PreparedStudy?
  /// Published statements that the study's results are held against.
  public let claims: [Claim]
  /// Changes of the plan, as `path=value`, that make it small enough for a quick look.
  public let quickOverrides: [String]
  /// The runs by arm, batch size and rate, where these do not all have the same seeds, as in a search, which
  /// begins with those of its scans; `nil` where every rate of every arm and batch size has all of them.
  public let listedCells: [Cell]?
  /// The number of the first run of every arm, or of every listed cell, and the number of all runs.
  private let firstRuns: [Int]

  /// The runs of an arm with a batch size and a rate.
  public struct Cell: Sendable, Hashable {
    /// The number of the arm.
    public var arm: Int
    public var batch: BatchSize
    public var rate: Double
    public var seeds: [UInt64]

    public init(arm: Int, batch: BatchSize, rate: Double, seeds: [UInt64]) {
      self.arm = arm
      self.batch = batch
      self.rate = rate
      self.seeds = seeds
    }
  }

  public init(
    name: String, description: String, arms: [Arm], seeds: [UInt64], precision: Precision,
    recordEvery: Int, divergenceFactor: Double, study: PreparedStudy? = nil,
    claims: [Claim] = [], quickOverrides: [String] = [], listedCells: [Cell]? = nil
  ) {
    self.name = name
    self.description = description
    self.arms = arms
    comparedSeeds = seeds
    let allSeeds = seeds + (study?.study.tuningSeeds ?? [])
    self.seeds = allSeeds
    self.precision = precision
    self.recordEvery = recordEvery
    self.divergenceFactor = divergenceFactor
    self.study = study
    self.claims = claims
    self.quickOverrides = quickOverrides
    let cells = listedCells ?? Self.scans(arms, seeds, study)
    self.listedCells = cells
    let counts =
      cells?.map(\.seeds.count)
      ?? arms.map { $0.rates.count * $0.batches.count * allSeeds.count }
    firstRuns = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  /// Where searches for the best peaks begin: the rates of the plan on the seeds of the scan; where there is
  /// nothing to tune, the seeds of the plan at once. `nil` for a study that searches for nothing.
  private static func scans(
    _ arms: [Arm], _ seeds: [UInt64], _ study: PreparedStudy?
  ) -> [Cell]? {
    guard let study, let scanSeeds = study.study.scanSeeds else { return nil }
    let tuned = Set(study.study.tunedSettings)
    return arms.enumerated().flatMap { number, arm in
      let isVariant = arm.optimizerLabel.without(tuned) != arm.optimizerLabel
      let own = arm.rates.count > 1 || isVariant ? scanSeeds : seeds
      return arm.batches.flatMap { batch in
        arm.rates.sorted().map { Cell(arm: number, batch: batch, rate: $0, seeds: own) }
      }
    }
  }

  /// Whether its rates are where searches for the best peaks begin.
  public var searchesPeaks: Bool { study?.study.scanSeeds != nil }

  /// A run's place in the experiment.
  public struct Place: Sendable, Hashable {
    public var arm: Int
    public var batch: BatchSize
    public var rate: Double
    public var seed: UInt64

    public init(arm: Int, batch: BatchSize, rate: Double, seed: UInt64) {
      self.arm = arm
      self.batch = batch
      self.rate = rate
      self.seed = seed
    }
  }

  /// The number of runs.
  public var count: Int { firstRuns[firstRuns.count - 1] }

  /// The place of a run: arms in order, then batch size, rate and seed, the last fastest.
  ///
  /// - Precondition: `0 ≤ index < count`
  public func place(_ index: Int) -> Place {
    // The last part that begins at or before the run, by bisection.
    var part = 0, end = firstRuns.count - 1
    while end - part > 1 {
      let middle = (part + end) / 2
      if firstRuns[middle] <= index { part = middle } else { end = middle }
    }
    let offset = index - firstRuns[part]
    if let cell = listedCells?[part] {
      return Place(arm: cell.arm, batch: cell.batch, rate: cell.rate, seed: cell.seeds[offset])
    }
    let arm = arms[part]
    let (cell, seed) = offset.quotientAndRemainder(dividingBy: seeds.count)
    let (batch, rate) = cell.quotientAndRemainder(dividingBy: arm.rates.count)
    return Place(arm: part, batch: arm.batches[batch], rate: arm.rates[rate], seed: seeds[seed])
  }

  /// The numbers of the runs of every cell, which differ in their seeds alone, in order.
  public var cellRuns: [Range<Int>] {
    if listedCells != nil { return zip(firstRuns, firstRuns.dropFirst()).map { $0..<$1 } }
    return stride(from: 0, to: count, by: seeds.count).map { $0..<$0 + seeds.count }
  }

  /// The numbers of the runs of an arm.
  package func runs(ofArm arm: Int) -> Range<Int> {
    guard let listedCells else { return firstRuns[arm]..<firstRuns[arm + 1] }
    let first = listedCells.firstIndex { $0.arm >= arm } ?? listedCells.count
    let next = listedCells.firstIndex { $0.arm > arm } ?? listedCells.count
    return firstRuns[first]..<firstRuns[next]
  }

  public func spec(_ index: Int) -> RunSpec { spec(at: place(index)) }

  public func spec(at place: Place) -> RunSpec {
    let arm = arms[place.arm]
    var spec = RunSpec(
      problem: arm.problem, optimizer: arm.optimizer, schedule: arm.schedule,
      peakRate: place.rate, batch: place.batch, seed: place.seed, steps: arm.steps,
      precision: precision, recordEvery: recordEvery, divergenceFactor: divergenceFactor)
    study?.study.adapt(&spec)
    return spec
  }
}

extension Experiment {
  /// The experiment as it is kept in the store, so that tables and reports can be made again
  /// without the plan's files.
  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(name), "description": .string(description),
      "arms": .array(arms.map(\.json)), "seeds": .array(comparedSeeds.map { .string(String($0)) }),
      "precision": .string(precision.rawValue), "record_every": .integer(recordEvery),
      "divergence_factor": .number(divergenceFactor),
    ]
    if let study { members["study"] = study.component.json }
    if !claims.isEmpty { members["claims"] = .array(claims.map(\.json)) }
    if !quickOverrides.isEmpty { members["quick"] = .array(quickOverrides.map(JSONValue.string)) }
    return .object(members)
  }

  /// An experiment as a store has it, with the values of settings as the laboratory declares them.
  ///
  /// - Returns: `nil` if the document is no experiment
  /// - Throws: if the laboratory has no such study, or the study no such settings: without them its
  ///   tuning seeds and its table would be lost
  public init?(json: JSONValue, in laboratory: Laboratory) throws(ConfigurationError) {
    guard let name = json["name"]?.string, let description = json["description"]?.string,
      let arms = json["arms"]?.array, let seeds = json["seeds"]?.array,
      let precision = json["precision"]?.string.flatMap(Precision.init),
      let recordEvery = json["record_every"]?.integer, recordEvery > 0,
      let divergenceFactor = json["divergence_factor"]?.number
    else { return nil }
    let decodedArms = arms.compactMap { Arm(json: $0, in: laboratory) }
    let decodedSeeds = seeds.compactMap { $0.string.flatMap { UInt64($0) } }
    let claims = (json["claims"]?.array ?? []).compactMap(Claim.init)
    let overrides = (json["quick"]?.array ?? []).compactMap(\.string)
    guard decodedArms.count == arms.count, decodedSeeds.count == seeds.count, !seeds.isEmpty,
      claims.count == json["claims"]?.array?.count ?? 0,
      overrides.count == json["quick"]?.array?.count ?? 0
    else { return nil }
    var study: PreparedStudy?
    if let json = json["study"] {
      guard let component = RunSpec.Component(json: json) else { return nil }
      let entry = laboratory.studies.first { $0.declaration.id == component.name }
      study = try laboratory.study(entry?.completed(component) ?? component)
    }
    self.init(
      name: name, description: description, arms: decodedArms, seeds: decodedSeeds,
      precision: precision, recordEvery: recordEvery, divergenceFactor: divergenceFactor,
      study: study, claims: claims, quickOverrides: overrides)
  }
}

extension Experiment.Arm {
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "problem": problem.json, "optimizer": optimizer.json, "schedule": schedule.json,
      "problem_label": .string(problemLabel.description),
      "optimizer_label": .string(optimizerLabel.description),
      "schedule_label": .string(scheduleLabel.description), "steps": .integer(steps),
      "rates": .array(rates.map(JSONValue.number)), "batches": .array(batches.map(\.json)),
    ]
    if !choices.isEmpty { members["choices"] = .array(choices.map(JSONValue.number)) }
    return .object(members)
  }

  init?(json: JSONValue, in laboratory: Laboratory) {
    func component<Entry>(_ key: String, _ catalogue: Catalogue<Entry>) -> RunSpec.Component? {
      json[key].flatMap(RunSpec.Component.init).map { laboratory.typed($0, in: catalogue) }
    }
    guard let problem = component("problem", laboratory.problems),
      let optimizer = component("optimizer", laboratory.optimizers),
      let schedule = component("schedule", laboratory.schedules),
      let problemLabel = json["problem_label"]?.string,
      let optimizerLabel = json["optimizer_label"]?.string,
      let scheduleLabel = json["schedule_label"]?.string, let steps = json["steps"]?.integer,
      let rates = json["rates"]?.array, let batches = json["batches"]?.array
    else { return nil }
    self.init(
      problem: problem, optimizer: optimizer, schedule: schedule,
      problemLabel: EntryLabel(problemLabel), optimizerLabel: EntryLabel(optimizerLabel),
      scheduleLabel: EntryLabel(scheduleLabel), steps: steps,
      rates: rates.compactMap(\.number),
      choices: (json["choices"]?.array ?? []).compactMap(\.number),
      batches: batches.compactMap(BatchSize.init))
    guard self.rates.count == rates.count, self.batches.count == batches.count, !rates.isEmpty,
      !batches.isEmpty, steps > 0
    else { return nil }
  }
}

extension Experiment {
  /// The same with other grids of rates, arm by arm.
  public func withRates(_ rates: [[Double]]) -> Experiment {
    Experiment(
      name: name, description: description,
      arms: zip(arms, rates).map { arm, rates in
        var arm = arm
        arm.rates = rates
        return arm
      }, seeds: comparedSeeds, precision: precision, recordEvery: recordEvery,
      divergenceFactor: divergenceFactor, study: study, claims: claims,
      quickOverrides: quickOverrides)
  }

  /// The same with other runs.
  ///
  /// - Parameter cells: of each arm one after the other, in their order
  public func listing(_ cells: [Cell]) -> Experiment {
    Experiment(
      name: name, description: description, arms: arms, seeds: comparedSeeds, precision: precision,
      recordEvery: recordEvery, divergenceFactor: divergenceFactor, study: study, claims: claims,
      quickOverrides: quickOverrides, listedCells: cells)
  }
}
