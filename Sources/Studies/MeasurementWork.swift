import Plans
import Records
import Runs

/// The measurements of a study that take the place of an experiment's runs, as work.
public struct MeasurementWork: Workload {
  private let experiment: Experiment
  private let study: any MeasuringStudy
  private let laboratory: Laboratory
  private let executor: RunExecutor

  /// The measurements of an experiment; `nil` if its grid is run.
  ///
  /// - Parameters:
  ///   - experiment: the experiment with the study
  ///   - laboratory: what the experiment can name, with the files of the plan
  ///   - store: where long runs inside of a measurement are kept, if anywhere
  public init?(
    _ experiment: Experiment, in laboratory: Laboratory, keepingIn store: RunStore? = nil
  ) {
    guard let study = experiment.measuringStudy else { return nil }
    self.experiment = experiment
    self.study = study
    self.laboratory = laboratory
    executor = RunExecutor(laboratory, keepingIn: store)
  }

  public var kind: WorkKind { .measurements }
  public var count: Int { experiment.count }

  public func ids(_ numbers: [Int]) -> [String] {
    numbers.compactMap { experiment.measurement($0)?.id }
  }

  public func carryOut(_ number: Int, id: String) -> WorkResult {
    guard let spec = experiment.measurement(number) else {
      preconditionFailure("an experiment has a measuring study only if its grid is measured")
    }
    return .measurement(
      spec, study.record(of: spec, in: laboratory, with: executor), id: id)
  }
}

extension Experiment {
  /// The study whose measurements take the place of the grid's runs; `nil` if the grid is run.
  fileprivate var measuringStudy: (any MeasuringStudy)? {
    isMeasured ? study?.study as? any MeasuringStudy : nil
  }

  /// The work that the grid is: runs, or measurements that take their place.
  ///
  /// - Parameters:
  ///   - laboratory: what the experiment can name, with the files of the plan
  ///   - store: where long runs inside of a measurement are kept, if anywhere
  public func work(
    in laboratory: Laboratory, keepingIn store: RunStore? = nil
  ) -> any Workload {
    MeasurementWork(self, in: laboratory, keepingIn: store) ?? RunWork(self, in: laboratory)
  }

  /// The cells of the experiment's study with what the store has of them.
  ///
  /// - Parameters:
  ///   - laboratory: what the experiment can name, with the files of the plan
  ///   - store: what was computed
  ///   - failures: why measurements failed, by their identities
  /// - Returns: `nil` for an experiment without a study, and for a study without quantities
  public func table(
    in laboratory: Laboratory, from store: RunStore, failures: [String: String] = [:]
  ) throws -> StudyTable? {
    if let study = measuringStudy { return try measuredTable(study, laboratory, store, failures) }
    return try studyOfRuns?.table(of: StudiedSweep(self, in: laboratory, store: store))
  }

  /// A measurement that the store lacks is a sample without values.
  private func measuredTable(
    _ study: any MeasuringStudy, _ laboratory: Laboratory, _ store: RunStore,
    _ failures: [String: String]
  ) throws(StoreError) -> StudyTable {
    var table = studyTable
    let measurements = measurements
    let samples = try store.measurements(measurements)
    for member in studyCells(parameters: laboratory.problemParameters) {
      var cell = member.cell
      let points = member.points.flatMap { Array($0) }
      let isRandom = study.isRandom(measurements[points[0]], in: laboratory)
      for point in isRandom ? points : Array(points.prefix(1)) {
        let spec = measurements[point]
        var sample =
          samples[point].map(study.completed)
          ?? StudySample(missing: reasons(failures[spec.id] ?? Self.notMeasured))
        sample.seed = isRandom ? spec.run.seed : nil
        cell.samples.append(sample)
      }
      table.cells += spread(cell, arm: member.arm) { part, place in
        part.samples = part.samples.map {
          $0.at(place, otherwise: reasons(Self.notMeasured))
        }
      }
    }
    return table
  }

  private static let notMeasured = "not measured"

  private func reasons(_ reason: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: (study?.entry.quantities ?? []).map { ($0.name, reason) })
  }
}
