import Catalog
import Compute
import Records

/// A run with others that begin as it does and leave it on the way, such as cooldowns of one stable
/// run. Hägele et al. 2024, arXiv 2405.18392.
public struct RunFan: Sendable {
  /// The run that the others leave.
  public var trunk: RunRecord
  /// The runs that leave the trunk.
  public var branches: [RunRecord]
  /// The steps that each branch has in common with the trunk: as many as have the same rates.
  public var sharedSteps: [Int]
  /// The steps that the fan took: those of the trunk, and of each branch those that it took alone.
  /// Runs that diverge end early.
  public var stepsSpent: Int
}

extension RunExecutor {
  /// Carries out a run and others, each of which leaves it where their rates part.
  ///
  /// What is returned is the same, bit for bit, as ``run(_:id:)`` returns for each of them (but for
  /// the time that it took). A branch that differs from the trunk in more than schedule, horizon and
  /// peak rate, or whose schedule depends on losses, shares nothing. Branches are made one after
  /// another as the trunk passes their steps: there are never more than two states.
  ///
  /// - Throws: where a run by itself would have failed
  public func runFan(
    trunk: RunSpec, branches: [RunSpec]
  ) throws(ConfigurationError) -> RunFan {
    switch trunk.precision {
    case .float32: try runFan(trunk, branches, as: Float.self)
    case .float64: try runFan(trunk, branches, as: Double.self)
    }
  }

  /// How many of their first steps two runs have in common.
  public func sharedSteps(_ first: RunSpec, _ second: RunSpec) throws(ConfigurationError) -> Int {
    var other = second
    (other.schedule, other.steps, other.peakRate) = (first.schedule, first.steps, first.peakRate)
    guard other == first else { return 0 }
    return try RunRates(first, with: components)
      .sharedSteps(with: RunRates(second, with: components))
  }

  private func runFan<S: Scalar>(
    _ trunk: RunSpec, _ branches: [RunSpec], as: S.Type
  ) throws(ConfigurationError) -> RunFan {
    var shared: [Int] = []
    for branch in branches { shared.append(try sharedSteps(trunk, branch)) }
    var records = [RunRecord?](repeating: nil, count: branches.count)
    let own = try withDenormalsFlushed { () throws(ConfigurationError) in
      let start = ContinuousClock().now
      var training = try training(trunk, as: S.self)
      training.begin()
      for number in branches.indices.sorted(by: { shared[$0] < shared[$1] }) {
        training.advance(to: shared[number])
        records[number] = try record(branches[number], after: shared[number], of: training)
      }
      return named(training.end(), trunk, since: start)
    }
    let all = records.compactMap(\.self)
    return RunFan(
      trunk: own, branches: all, sharedSteps: shared,
      stepsSpent: zip(all, zip(branches, shared)).reduce(own.steps(of: trunk)) { sum, branch in
        sum + max(0, branch.0.steps(of: branch.1.0) - branch.1.1)
      })
  }

  private func record<S: Scalar>(
    _ spec: RunSpec, after shared: Int, of trunk: Training<S>
  ) throws(ConfigurationError) -> RunRecord {
    let start = ContinuousClock().now
    guard shared > 0 else {
      let record = run(spec)
      if case .failed(let reason) = record.outcome {
        throw .invalid(owner: spec.problem.name, setting: nil, reason: reason)
      }
      return record
    }
    var branch = trunk.branch(to: spec, try RunRates(spec, with: components))
    return named(branch.end(), spec, since: start)
  }

  private func named(
    _ record: RunRecord, _ spec: RunSpec, since start: ContinuousClock.Instant
  ) -> RunRecord {
    var record = record
    record.id = spec.id
    record.seconds = (ContinuousClock().now - start) / .seconds(1)
    return record
  }
}

extension RunRecord {
  /// The steps that it took of those it was to take.
  public func steps(of spec: RunSpec) -> Int { outcome.step ?? spec.steps }
}
