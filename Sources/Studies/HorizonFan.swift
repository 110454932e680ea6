import Catalog
import Plans
import Records
import Runs
import Schedules

/// The runs of one method and seed at several horizons: those that have the same peak share the
/// steps that they have in common with the longest.
struct HorizonFan {
  /// One horizon of it.
  struct Reading: Sendable {
    /// The evaluation loss; +∞ of a run that diverged.
    var loss: Double
    /// Above the smallest possible loss; `nil` where that is not known.
    var excess: Double?
    var hasDiverged: Bool
    /// What it took together with the shorter horizons, shared steps counted once.
    var stepsSpent: Int
    /// What each of these would have taken by itself.
    var separateSteps: Int
  }

  /// By horizon.
  private(set) var readings: [Reading] = []
  /// The state after the last step at the peak rate, by horizon; `nil` where no cooldown follows a
  /// stable phase.
  private(set) var branchPoints: [Reading?] = []

  private let laboratory: Laboratory
  private let executor: RunExecutor
  /// A stable phase is at least this fraction of the run.
  private static let stableFraction = 0.1

  /// - Parameters:
  ///   - runs: by horizon, ascending; with the peak rates that they have
  ///   - readsBranchPoints: whether to evaluate where cooldowns begin as well, which takes no steps
  init(
    _ runs: [RunSpec], readsBranchPoints: Bool, in laboratory: Laboratory,
    with executor: RunExecutor
  ) throws(ConfigurationError) {
    self.laboratory = laboratory
    self.executor = executor
    var records = [Part?](repeating: nil, count: runs.count)
    branchPoints = [Reading?](repeating: nil, count: runs.count)
    for peak in Set(runs.map(\.peakRate)).sorted() {
      let members = runs.indices.filter { runs[$0].peakRate == peak }
      guard let longest = members.last else { continue }
      var probes: [(horizon: Int, run: RunSpec)] = []
      for member in members where readsBranchPoints {
        if let probe = try stablePart(of: runs[member]) { probes.append((member, probe)) }
      }
      let branches = members.dropLast().map { runs[$0] }
      let fan = try executor.runFan(
        trunk: runs[longest], branches: branches + probes.map(\.run))
      for (number, member) in members.enumerated() {
        let isTrunk = member == longest
        records[member] = Part(
          record: isTrunk ? fan.trunk : fan.branches[number], run: runs[member],
          shared: isTrunk ? runs[member].steps : fan.sharedSteps[number])
      }
      for (probe, record) in zip(probes, fan.branches.dropFirst(branches.count)) {
        branchPoints[probe.horizon] = Reading(record, of: probe.run)
      }
    }
    readings = Self.readings(records.compactMap(\.self))
  }

  /// A run of the fan.
  private struct Part {
    var record: RunRecord
    var run: RunSpec
    /// With the longest of the same peak; of that one all.
    var shared: Int
  }

  private static func readings(_ parts: [Part]) -> [Reading] {
    // By peak, how far the longest run has to go.
    var trunks: [Double: Int] = [:]
    var alone = 0, separate = 0
    return parts.map { part in
      let taken = part.record.steps(of: part.run)
      trunks[part.run.peakRate, default: 0] = max(
        trunks[part.run.peakRate, default: 0], min(taken, part.shared))
      alone += max(0, taken - part.shared)
      separate += taken
      var reading = Reading(part.record, of: part.run)
      reading.stepsSpent = alone + trunks.values.reduce(0, +)
      reading.separateSteps = separate
      return reading
    }
  }

  /// The run up to where the rate leaves the peak for good: at a constant rate, with the same warmup
  /// in steps.
  private func stablePart(of run: RunSpec) throws(ConfigurationError) -> RunSpec? {
    guard case .planned(let schedule) = try laboratory.schedule(run.schedule) else { return nil }
    var warmup = schedule.warmup
    let length = warmup.length.steps(of: run.steps)
    warmup.length = Duration(Double(length))
    var stable = run
    stable.schedule = RunSpec.Component(
      try ScheduleEntry(Constant.self).declaration.configuration(warmup.settingValues))
    stable.steps = try executor.sharedSteps(run, stable)
    let held = stable.steps - length
    return stable.steps < run.steps && Double(held) >= Self.stableFraction * Double(run.steps)
      ? stable : nil
  }
}

extension HorizonFan.Reading {
  init(_ record: RunRecord, of run: RunSpec) {
    hasDiverged = record.outcome != .finished
    loss = record.metrics.loss ?? .infinity
    let hasFloor = record.curve.columns.contains("excess_loss")
    let final = record.curve.column("excess_loss").last ?? nil
    excess = hasFloor ? (hasDiverged ? .infinity : final ?? .infinity) : nil
    stepsSpent = record.steps(of: run)
    separateSteps = stepsSpent
  }
}
