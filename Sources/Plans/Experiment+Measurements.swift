import Catalog
import Records

/// The measurements of a study that takes the place of the grid's runs.
extension Experiment {
  /// The measurements of all points, in the order of the runs; none if the grid is run.
  public var measurements: [MeasurementSpec] {
    guard let study, studyEntry?.replacesRuns == true else { return [] }
    return (0..<count).map { number in
      let place = place(number)
      return MeasurementSpec(
        study: study.component, run: spec(at: place), rates: arms[place.arm].choices)
    }
  }

  /// The places of the study's own axis that each measurement of an arm gives, ascending; none
  /// without such an axis.
  public func places(arm: Int) -> [Double] {
    study?.places(of: arms[arm]) ?? []
  }

  /// The number of runs that a sweep of the grid computes.
  public var sweptCount: Int { studyEntry?.replacesRuns == true ? 0 : count }

  /// The axes that tell the cells of a study's table apart: those that vary, in the order of the
  /// plan; the optimizers if none does.
  public var varyingAxes: [Axis] {
    let axes = studyEntry?.axes ?? []
    var places: [Axis: Set<Coordinate>] = [:]
    for number in stride(from: 0, to: count, by: seeds.count) {
      for (axis, place) in studyCell(at: place(number)).coordinates {
        places[axis, default: []].insert(place)
      }
    }
    let varying = axes.filter { places[$0, default: []].count > 1 }
    return varying.isEmpty ? [.optimizer] : varying
  }

  /// A cell of a study's table for the cell of a run.
  ///
  /// - Parameters:
  ///   - place: an arm, a batch size and a rate; its seed is not looked at
  ///   - parameters: what the study knows of the problem beside its settings
  public func studyCell(at place: Place, parameters: [String: Double] = [:]) -> StudyTable.Cell {
    let arm = arms[place.arm]
    var coordinates: [Axis: Coordinate] = [
      .problem: .entry(arm.problemLabel), .steps: .number(Double(arm.steps)),
      .optimizer: .entry(arm.optimizerLabel), .schedule: .entry(arm.scheduleLabel),
      .batch: .batch(place.batch),
    ]
    var known: [String: Double] = [:]
    // Where names coincide the optimizer's setting is meant, as of weight decay.
    for component in [arm.problem, arm.schedule, arm.optimizer] {
      for (name, value) in component.settings {
        switch value {
        case .number(let number): known[name] = number
        case .integer(let number): known[name] = Double(number)
        default: break
        }
      }
    }
    known["steps"] = Double(arm.steps)
    // One name for the weight of the past, whatever the rule calls it.
    known["beta"] = known["momentum"] ?? known["beta1"]
    if case .examples(let count) = place.batch { known["batch"] = Double(count) }
    if studyEntry?.hasRates != false {
      coordinates[.rate] = .number(place.rate)
      known["rate"] = place.rate
    }
    if let replaced = studyEntry?.replacedAxis {
      coordinates[replaced] = nil
      known[replaced.rawValue] = nil
    }
    return StudyTable.Cell(coordinates, parameters: known.merging(parameters) { $1 })
  }
}
