import Catalog
import Records

/// A part of an experiment's runs: some values of some axes, or one shard of several.
public struct Selection: Sendable {
  /// The values that are kept, for the axes that are restricted.
  private var values: [GridAxis: Set<String>] = [:]
  private var shard: (index: Int, count: Int)?

  public init() {}

  /// The selection that options of a command line describe.
  ///
  /// - Parameters:
  ///   - restrictions: values of axes, such as `optimizer=adamw`; several of one axis add up
  ///   - shard: one of several parts, such as `2/4`, the second of four; `nil` for all
  public init(only restrictions: [String], shard: String?) throws(ConfigurationError) {
    for restriction in restrictions {
      let parts = restriction.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw .invalid(
          owner: "--only", setting: nil,
          reason: "expected axis=value, such as optimizer=adamw, found '\(restriction)'")
      }
      guard let axis = GridAxis(rawValue: parts[0]) else {
        throw .unknownName(
          kind: "axis", found: parts[0], allowed: GridAxis.allCases.map(\.rawValue))
      }
      // 1e-4 and 0.0001 are the same rate.
      let value = axis == .rate ? Double(parts[1]).map(compact) ?? parts[1] : parts[1]
      values[axis, default: []].insert(value)
    }
    if let shard { self.shard = try Self.parseShard(shard) }
  }

  public var isEverything: Bool { values.isEmpty && shard == nil }

  private static func parseShard(
    _ text: String
  ) throws(ConfigurationError) -> (index: Int, count: Int) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count
    else {
      throw .invalid(
        owner: "--shard", setting: nil,
        reason: "expected I/N with 1 ≤ I ≤ N, such as 2/4, found '\(text)'")
    }
    return (index, count)
  }

  /// The numbers of the selected runs, ascending. Where peaks are searched a shard has methods, each with its
  /// whole search.
  ///
  /// - Throws: if a value occurs nowhere, or would leave a part of a search
  public func numbers(in experiment: Experiment) throws(ConfigurationError) -> [Int] {
    guard !isEverything else { return Array(0..<experiment.count) }
    for axis in [GridAxis.rate, .seed] where experiment.searchesPeaks && values[axis] != nil {
      throw .invalid(
        owner: "--only", setting: nil,
        reason:
          "'\(experiment.name)' searches for peak rates, which takes all rates and seeds of a method: "
          + "restrict another axis than '\(axis.rawValue)', or set study.peaks=grid")
    }
    for (axis, wanted) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let present = Self.values(of: axis, in: experiment)
      for value in wanted.sorted() where !present.contains(value) {
        throw .invalid(
          owner: "--only", setting: nil,
          reason: "the plan has no \(axis.rawValue) '\(value)'"
            + suggestion(for: value, among: present))
      }
    }
    let methods = experiment.searchesPeaks ? experiment.methodNumbers : nil
    return (0..<experiment.count).filter { number in
      let place = experiment.place(number)
      if let shard {
        let unit = methods.map { $0[place.arm, default: [:]][place.batch] ?? 0 } ?? number
        if unit % shard.count != shard.index - 1 { return false }
      }
      return values.allSatisfy { axis, wanted in
        !wanted.isDisjoint(with: Self.values(of: axis, at: place, in: experiment))
      }
    }
  }

  /// All values of an axis, in the order of the experiment.
  private static func values(of axis: GridAxis, in experiment: Experiment) -> [String] {
    var found: [String] = []
    func add(_ candidates: [String]) {
      for value in candidates where !found.contains(value) { found.append(value) }
    }
    if axis == .seed { add(experiment.seeds.map(String.init)) }
    for (number, arm) in experiment.arms.enumerated() where axis != .seed {
      for batch in axis == .batch ? arm.batches : arm.batches.prefix(1).map(\.self) {
        for rate in axis == .rate ? arm.rates : arm.rates.prefix(1).map(\.self) {
          let place = Experiment.Place(arm: number, batch: batch, rate: rate, seed: 0)
          add(values(of: axis, at: place, in: experiment))
        }
      }
    }
    return found
  }

  /// A component answers to its name and to its label.
  private static func values(
    of axis: GridAxis, at place: Experiment.Place, in experiment: Experiment
  ) -> [String] {
    let arm = experiment.arms[place.arm]
    return switch axis {
    case .problem: [arm.problem.name, arm.problemLabel.description]
    case .optimizer: [arm.optimizer.name, arm.optimizerLabel.description]
    case .schedule: [arm.schedule.name, arm.scheduleLabel.description]
    case .rate: [compact(place.rate)]
    case .batch: [place.batch.description]
    case .seed: [String(place.seed)]
    case .steps: [String(arm.steps)]
    }
  }
}

extension Experiment {
  /// By arm and batch size, the number of the method, variants of which share one.
  fileprivate var methodNumbers: [Int: [BatchSize: Int]] {
    let tuned = Set(study?.study.tunedSettings ?? [])
    var known: [[String]: Int] = [:], numbers: [Int: [BatchSize: Int]] = [:]
    for (number, arm) in arms.enumerated() {
      for batch in arm.batches {
        let key = [
          arm.problemLabel.description, String(arm.steps), batch.description,
          arm.scheduleLabel.description, arm.optimizerLabel.without(tuned).description,
        ]
        let method = known[key, default: known.count]
        known[key] = method
        numbers[number, default: [:]][batch] = method
      }
    }
    return numbers
  }
}
