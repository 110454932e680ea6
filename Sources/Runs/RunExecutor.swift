import Catalog
import Compute
import Foundation
import Plans
import Problems
import Records

/// Carries out runs: a pure function from a specification to a record.
///
/// Same version, same arithmetic: same bits, on any thread, in any order.
/// Numbers below the normal range count as zero.
public struct RunExecutor: Sendable {
  let components: PreparedComponents
  private let shared = SharedExamples()
  /// Where runs are kept that are parts of larger work.
  private let store: RunStore?

  /// An executor of runs whose names a laboratory knows.
  ///
  /// - Parameters:
  ///   - laboratory: what runs can name, with the files that they need
  ///   - store: where ``runKept(_:)`` looks runs up and saves them
  public init(_ laboratory: Laboratory, keepingIn store: RunStore? = nil) {
    components = PreparedComponents(laboratory)
    self.store = store
  }

  /// Carries out a run that is a part of larger work, such as a measurement's search, unless the store has it
  /// in this program's arithmetic, and saves it: what is interrupted goes on where it was.
  ///
  /// It is for runs that take longer than to look one up.
  public func runKept(_ spec: RunSpec) -> RunRecord {
    guard let store else { return run(spec, id: "") }
    let id = spec.id
    // A store that cannot be read or written says so where the larger work is saved.
    if let known = (try? store.records([id]))?[0], known.arithmetic == .present,
      known.outcome.reason == nil
    {
      return known
    }
    let record = run(spec, id: id)
    if record.outcome.reason == nil { _ = try? store.save([.run(spec, record)]) }
    return record
  }

  /// Carries out a run. It never throws: what goes wrong is the outcome.
  public func run(_ spec: RunSpec, id: String? = nil) -> RunRecord {
    let clock = ContinuousClock()
    let start = clock.now
    var record: RunRecord
    do throws(ConfigurationError) {
      switch spec.precision {
      case .float32:
        record = try run(spec, as: Float.self)
      case .float64:
        record = try run(spec, as: Double.self)
      }
    } catch {
      record = RunRecord(
        id: "", arithmetic: .present, outcome: .failed(reason: error.description),
        metrics: Metrics(), curve: Curve(), seconds: 0)
    }
    record.id = id ?? spec.id
    record.seconds = (clock.now - start) / .seconds(1)
    return record
  }

  private func run<S: Scalar>(
    _ spec: RunSpec, as: S.Type
  ) throws(ConfigurationError) -> RunRecord {
    var training = try training(spec, as: S.self)
    return training.run()
  }

  /// A run on a problem that need not be of the catalogue; the spec's problem is not looked at.
  package func run<S: Scalar>(
    _ spec: RunSpec, on problem: any Problem<S>, sampling: Sampling
  ) throws(ConfigurationError) -> RunRecord {
    var training = try Training<S>(spec, problem, nil, sampling, with: components)
    return training.run()
  }

  /// A run before its first step, on an instance of its problem of its own.
  func training<S: Scalar>(
    _ spec: RunSpec, as: S.Type
  ) throws(ConfigurationError) -> Training<S> {
    let prepared = try components.problem(spec.problem)
    let outline = prepared.outline
    let problem: any Problem<S> = prepared.make(seed: spec.seed, shared: shared)
    guard spec.sharpness != nil else {
      return try Training(spec, problem, nil, outline.sampling, with: components)
    }
    if let largest = outline.largestBatch, let full = outline.fullBatch, full > largest {
      throw .invalid(
        owner: spec.problem.name, setting: "sharpness",
        reason: "it is measured on a full batch, and \(full) examples do not fit into memory; at "
          + "most \(largest) are supported")
    }
    return try Training(
      spec, problem, prepared.make(seed: spec.seed, shared: shared), outline.sampling,
      with: components)
  }
}

extension Training {
  /// From the first step to the last.
  fileprivate mutating func run() -> RunRecord {
    withDenormalsFlushed {
      begin()
      return end()
    }
  }
}
