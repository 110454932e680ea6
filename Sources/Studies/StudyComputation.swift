import Catalog
import Compute
import Foundation
import Plans
import Records
import Runs
import Synchronization

/// The measurements of an experiment whose study takes the place of runs, from and to its store.
public struct StudyComputation: Sendable {
  public let experiment: Experiment
  private let laboratory: Laboratory
  private let store: RunStore
  private let study: any MeasuringStudy

  /// The measurements of an experiment; `nil` if it has no study that takes the place of runs.
  ///
  /// - Parameters:
  ///   - experiment: the experiment with the study
  ///   - laboratory: what the experiment can name, with the files of the plan
  ///   - store: where measurements are looked up and saved
  /// - Throws: if nothing measures the study
  public init?(
    _ experiment: Experiment, in laboratory: Laboratory, store: RunStore
  ) throws(ConfigurationError) {
    guard let prepared = experiment.study, prepared.entry.replacesRuns else { return nil }
    self.experiment = experiment
    self.laboratory = laboratory
    self.store = store
    study = try prepared.measuring()
  }

  /// How far it has come, and how it ended.
  public struct Progress: Sendable {
    /// The number of measurements that were asked for.
    public var total = 0
    /// How many of the measurements are in the store, from before or computed now.
    public var saved = 0
    /// How many of the measurements were made now.
    public var computed = 0
    /// How many of the measurements failed.
    public var failed = 0
    /// Why measurements failed, by their identities; the next start tries them again.
    public var failures: [String: String] = [:]
    /// Why the first measurement failed, if one did.
    public var firstFailure: String?
    /// Whether it was stopped before all measurements were saved or had failed.
    public var isInterrupted = false
  }

  /// Measures what the store lacks; each measurement is saved as it ends.
  ///
  /// - Parameters:
  ///   - selection: the numbers of the points to measure, from 0; all if `nil`
  ///   - workers: the most measurements that are made at the same time; below 1 counts as 1
  ///   - failsFast: whether to stop at the first that fails
  ///   - shouldStop: asked before each measurement
  ///   - report: called whenever one has ended, on some thread
  public func compute(
    selection: [Int]? = nil, workers: Int, failsFast: Bool = false,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(StoreError) -> Progress {
    BLASLibrary.useOneThread()
    let measurements = experiment.measurements
    let all = selection.map { $0.map { measurements[$0] } } ?? measurements
    let known = try store.measurements(all)
    let pending = zip(all, known).compactMap { $1 == nil ? $0 : nil }
    var initial = Progress()
    initial.total = all.count
    initial.saved = all.count - pending.count
    let state = Mutex((progress: initial, error: StoreError?.none))
    report(initial)
    @Sendable func isToStop() -> Bool {
      shouldStop() || state.withLock { $0.error != nil || (failsFast && $0.progress.failed > 0) }
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, pending.count))) { _ in
      while !isToStop() {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < pending.count else { return }
        let ended = measure(pending[number])
        report(
          state.withLock { state in
            switch ended {
            case .saved:
              state.progress.computed += 1
              state.progress.saved += 1
            case .failed(let reason):
              state.progress.failed += 1
              state.progress.failures[pending[number].id] = reason
              state.progress.firstFailure = state.progress.firstFailure ?? reason
            case .notSaved(let error): state.error = error
            }
            return state.progress
          })
      }
    }
    let (progress, error) = state.withLock { $0 }
    if let error { throw error }
    var result = progress
    result.isInterrupted = progress.saved + progress.failed < progress.total
    return result
  }

  private enum Ending {
    case saved
    case failed(String)
    case notSaved(StoreError)
  }

  private func measure(_ spec: MeasurementSpec) -> Ending {
    let clock = ContinuousClock()
    let start = clock.now
    let sample: StudySample
    do {
      sample = try withDenormalsFlushed { () throws(ConfigurationError) in
        try study.measure(spec, in: laboratory)
      }
    } catch {
      return .failed(error.description)
    }
    let elapsed = (clock.now - start).components
    do {
      try store.save(
        sample, of: spec,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
      return .saved
    } catch {
      return .notSaved(error)
    }
  }

  /// What the store has, cell by cell. A measurement that it lacks is a sample without values.
  ///
  /// - Parameter failures: why measurements failed, by their identity
  public func table(failures: [String: String] = [:]) throws(StoreError) -> StudyTable {
    let entry = experiment.studyEntry
    let measurements = experiment.measurements
    let samples = try store.measurements(measurements)
    let quantities = entry?.quantities ?? []
    var table = StudyTable(
      axes: experiment.varyingAxes + (entry?.series.map { [$0] } ?? []), quantities: quantities,
      criterion: entry?.seriesIsCriterion == true ? entry?.series : nil)
    var cells: [StudyTable.Cell] = [], places: [[Double]] = []
    var isRandom = true
    for number in 0..<experiment.count {
      let place = experiment.place(number)
      if number.isMultiple(of: experiment.seeds.count) {
        let spec = experiment.spec(number)
        cells.append(
          experiment.studyCell(at: place, parameters: study.parameters(spec, in: laboratory)))
        places.append(experiment.places(arm: place.arm))
        isRandom = study.isRandom(spec, in: laboratory)
      } else if !isRandom {
        continue
      }
      var sample =
        samples[number].map(study.completed)
        ?? StudySample(
          missing: reasons(failures[measurements[number].id] ?? "not measured", quantities))
      sample.seed = isRandom ? place.seed : nil
      cells[cells.count - 1].samples.append(sample)
    }
    table.cells = zip(cells, places).flatMap { spread($0, over: $1, quantities) }
    return table
  }

  /// A cell for each place of the study's own axis.
  private func spread(
    _ cell: StudyTable.Cell, over places: [Double], _ quantities: [StudyQuantity]
  ) -> [StudyTable.Cell] {
    guard let axis = experiment.studyEntry?.series else { return [cell] }
    return places.map { place in
      var part = cell.at(place, of: axis)
      part.samples = cell.samples.map {
        $0.at(place, otherwise: reasons("not measured", quantities))
      }
      return part
    }
  }

  private func reasons(_ reason: String, _ quantities: [StudyQuantity]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: quantities.map { ($0.name, reason) })
  }
}
