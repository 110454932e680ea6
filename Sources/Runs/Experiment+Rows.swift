import Catalog
import Plans
import Records
import Schedules

extension Experiment {
  /// The cell that a run belongs to.
  public func cell(at place: Place) -> RunRow.Cell {
    let arm = arms[place.arm]
    return RunRow.Cell(
      method: RunRow.Method(
        problem: arm.problemLabel.description, steps: arm.steps,
        optimizer: arm.optimizerLabel.description, schedule: arm.scheduleLabel.description,
        batch: place.batch),
      peakRate: place.rate)
  }

  /// Visits all runs in order with what the store has of them.
  public func forEachRow(
    in store: RunStore, _ body: (Place, RunRow, RunRecord?) throws -> Void
  ) throws {
    for start in stride(from: 0, to: count, by: 2048) {
      let numbers = Array(start..<min(start + 2048, count))
      let ids = ids(numbers)
      for ((number, id), record) in zip(zip(numbers, ids), try store.records(ids)) {
        let place = place(number)
        let row = RunRow(
          id: id, cell: cell(at: place), seed: place.seed, outcome: record?.outcome,
          metrics: record?.metrics ?? Metrics())
        try body(place, row, record)
      }
    }
  }

  /// The settings that differ between arms, as `optimizer.weight_decay`, in alphabetical order.
  public var varyingSettings: [String] {
    var values: [String: Set<SettingValue?>] = [:]
    let all = arms.map(\.qualifiedSettings)
    for name in Set(all.flatMap(\.keys)) {
      // A setting that only some components have does not vary for that reason.
      values[name] = Set(all.compactMap { $0[name] })
    }
    return values.filter { $0.value.count > 1 }.keys.sorted()
  }

  /// What the curves of this experiment record beside the standard columns: measures of the problem,
  /// diagnostics of the optimizers and schedules.
  ///
  /// All runs of an arm have the same columns; they are those of its first run that has a curve.
  public func diagnosticNames(in store: RunStore) throws(StoreError) -> [String] {
    var names: [String] = []
    for arm in arms.indices {
      let numbers = runs(ofArm: arm)
      for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 64) {
        let some = Array(start..<min(start + 64, numbers.upperBound))
        let curves = try store.records(ids(some)).compactMap { $0?.curve }
        guard let curve = curves.first(where: { $0.count > 0 }) else { continue }
        let own = curve.columns.dropFirst(Curve.standardColumns.count)
        for name in own where !names.contains(name) { names.append(name) }
        break
      }
    }
    return names
  }

  /// The label of every schedule that is a function of the step and, for at most about a thousand
  /// steps of the longest horizon with the last among them, the fraction of the peak rate.
  ///
  /// - Parameter laboratory: what the schedules are made in, with the files that they name; a
  ///   schedule whose file is missing is left out
  public func scheduleFactors(
    in laboratory: Laboratory
  ) -> [(label: String, points: [(step: Int, factor: Double)])] {
    let steps = arms.map(\.steps).max() ?? 0
    var sampled = Array(stride(from: 0, to: steps, by: max(1, steps / 1000)))
    if let last = sampled.last, last != steps - 1 { sampled.append(steps - 1) }
    var seen: Set<EntryLabel> = []
    return arms.compactMap { arm in
      guard arm.steps == steps, seen.insert(arm.scheduleLabel).inserted,
        case .planned(let schedule)? = try? laboratory.schedule(arm.schedule)
      else { return nil }
      // The peak matters to schedules that it caps only.
      let peak = arm.rates[arm.rates.count / 2]
      return (
        arm.scheduleLabel.description,
        sampled.map { ($0, schedule.rate(at: $0, of: steps, peak: peak) / peak) }
      )
    }
  }
}

extension Experiment.Arm {
  /// All settings of the arm's components, by names such as `problem.hidden`.
  public var qualifiedSettings: [String: SettingValue] {
    var result: [String: SettingValue] = [:]
    for (prefix, component) in [
      ("problem", problem), ("optimizer", optimizer), ("schedule", schedule),
    ] {
      for (name, value) in component.settings { result["\(prefix).\(name)"] = value }
    }
    return result
  }
}
