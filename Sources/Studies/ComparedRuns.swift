import Analysis
import Catalog
import Plans
import Problems
import Records
import Runs
import Schedules
import Theory

/// The runs of a comparison, method by method and variant by variant.
struct ComparedRuns {
  private(set) var methods: [MethodRuns] = []
  /// Where each of ``methods`` stands in the plan.
  private(set) var places: [Place] = []
  /// The optimizers of the methods, without the settings that are tuned.
  private(set) var optimizers: [RunRow.Method: EntryLabel] = [:]

  /// An arm with a batch size.
  struct Place: Hashable {
    let arm: Int
    let batch: BatchSize
  }

  /// The numbers of ``methods`` by method, several where it has variants.
  var variants: [[Int]] {
    var order: [RunRow.Method] = [], numbers: [RunRow.Method: [Int]] = [:]
    for (number, runs) in methods.enumerated() {
      if numbers[runs.method] == nil { order.append(runs.method) }
      numbers[runs.method, default: []].append(number)
    }
    return order.compactMap { numbers[$0] }
  }

  /// The variant that tuning chooses, and its peak, which has no rate as long as a run is missing.
  ///
  /// - Parameter variants: numbers of ``methods``, of one method
  func chosen(_ variants: [Int]) -> (number: Int, peak: TunedPeak?) {
    let tuned = TunedMethod(variants: variants.map { methods[$0] })
    let number = variants.first { methods[$0].variant == tuned.runs.variant } ?? variants[0]
    return (number, tuned.tunedRate == nil ? nil : tuned.peak)
  }

  /// What the store has of them.
  init(_ sweep: StudiedSweep, _ study: ComparisonStudy) throws {
    let experiment = sweep.experiment
    let tuned = Set(study.tuningSeeds)
    // Variants of a method have other runs: what tells them apart is the row's own method.
    var numbers: [RunRow.Method: Int] = [:]
    try experiment.forEachRow(in: sweep.store) { place, row, record in
      let number: Int
      if let known = numbers[row.cell.method] {
        number = known
      } else {
        number = methods.count
        numbers[row.cell.method] = number
        let method = Self.method(at: place, of: experiment, study)
        optimizers[method] = study.methodLabel(of: experiment.arms[place.arm].optimizerLabel)
        places.append(Place(arm: place.arm, batch: place.batch))
        let search = study.search(
          experiment.arms[place.arm].rates.sorted(), label: row.cell.method.label)
        methods.append(
          MethodRuns(
            method: method, variant: Self.variant(of: place, experiment, study),
            seeds: experiment.comparedSeeds,
            gradientsPerStep: Self.gradientsPerStep(place, of: sweep),
            bound: Self.bound(place, of: sweep), tunedBy: search.map { .search($0) } ?? .grid))
      }
      let run = record.flatMap(Self.run)
      if tuned.contains(row.seed) {
        methods[number].addTuning(run, at: place.rate)
      } else {
        methods[number].addCompared(run, at: place.rate)
      }
    }
  }

  /// The method of a run, without the settings that are tuned.
  static func method(
    at place: Experiment.Place, of experiment: Experiment, _ study: ComparisonStudy
  ) -> RunRow.Method {
    var method = experiment.cell(at: place).method
    method.optimizer =
      study.methodLabel(of: experiment.arms[place.arm].optimizerLabel).description
    return method
  }

  private static func variant(
    of place: Experiment.Place, _ experiment: Experiment, _ study: ComparisonStudy
  ) -> String {
    let arm = experiment.arms[place.arm]
    // Where a setting does not vary its value is not worth a word.
    guard study.methodLabel(of: arm.optimizerLabel) != arm.optimizerLabel else { return "" }
    return study.tunedSettings.compactMap { name in
      arm.optimizer.settings[name].map { "\(name)=\($0)" }
    }.joined(separator: ", ")
  }

  /// `nil` for a run that failed.
  private static func run(_ record: RunRecord) -> MethodRuns.Run? {
    let points = zip(record.curve.column("step"), record.curve.column("loss")).compactMap {
      step, loss -> MethodRuns.Run.Point? in
      guard let step, let loss else { return nil }
      return MethodRuns.Run.Point(step: Int(step), loss: loss)
    }
    switch record.outcome {
    case .failed, .skipped: return nil
    case .diverged(let step):
      return MethodRuns.Run(
        loss: .infinity, excess: .infinity, initialLoss: record.metrics.initialLoss, steps: step,
        points: points)
    case .finished:
      return MethodRuns.Run(
        loss: record.metrics.loss ?? .infinity,
        excess: record.curve.column("excess_loss").last ?? nil,
        initialLoss: record.metrics.initialLoss, steps: points.last?.step ?? 0, points: points)
    }
  }

  /// The examples whose gradients a step takes: 1 for an exact gradient; `nil` where the problem's file
  /// is not at hand.
  private static func gradientsPerStep(
    _ place: Experiment.Place, of sweep: StudiedSweep
  ) -> Int? {
    if case .examples(let count) = place.batch { return count }
    let prepared = try? sweep.laboratory.problem(sweep.experiment.arms[place.arm].problem)
    return prepared.map { $0.outline.fullBatch ?? 1 }
  }

  /// Of the schedule; `nil` where its rates depend on the losses, or on a file that is not at hand.
  private static func bound(
    _ place: Experiment.Place, of sweep: StudiedSweep
  ) -> ConvexBound? {
    let arm = sweep.experiment.arms[place.arm]
    guard case .planned(let schedule)? = try? sweep.laboratory.schedule(arm.schedule) else {
      return nil
    }
    return ConvexBound(steps: arm.steps) { schedule.rate(at: $0, of: arm.steps, peak: 1) }
  }
}
