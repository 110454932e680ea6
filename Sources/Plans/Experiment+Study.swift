import Catalog
import Records

/// What the study of an experiment makes of its grid.
extension Experiment {
  /// Whether measurements of the study take the place of the grid's runs.
  public var isMeasured: Bool { study?.entry.scope.replacesRuns == true }

  /// The measurement at a point of the grid.
  ///
  /// - Returns: `nil` if the grid is run
  public func measurement(_ number: Int) -> MeasurementSpec? {
    guard let study, isMeasured else { return nil }
    let place = place(number)
    return MeasurementSpec(
      study: study.component, run: spec(at: place), rates: arms[place.arm].choices)
  }

  /// The measurements of all points, in the order of the runs; none if the grid is run.
  public var measurements: [MeasurementSpec] { (0..<count).compactMap(measurement) }

  // MARK: The study's table

  /// The table of the study without cells.
  public var studyTable: StudyTable {
    let entry = study?.entry
    return StudyTable(
      axes: varyingAxes + (entry?.series.map { [$0.axis] } ?? []),
      quantities: entry?.quantities ?? [],
      criterion: entry?.series.flatMap { $0.isCriterion ? $0.axis : nil })
  }

  /// A cell of the study's table with the points of the grid that it is made of.
  public struct StudyCell: Sendable {
    /// The cell, without samples and without a place on the study's own axis.
    public var cell: StudyTable.Cell
    /// The number of its first arm.
    public let arm: Int
    /// The numbers of its points: several where rates, or variants of a method, share a cell.
    public var points: [Range<Int>]
  }

  /// The cells of the study's table in their order.
  ///
  /// - Parameter parameters: what is known of a run's problem beside its settings
  public func studyCells(
    parameters: (RunSpec) -> [String: Double] = { _ in [:] }
  ) -> [StudyCell] {
    let variants = Set(study?.study.tunedSettings ?? [])
    let shares = study?.entry.scope == .swept(.ofMethods)
    var cells: [StudyCell] = []
    var known: [[Axis: Coordinate]: Int] = [:]
    for points in cellRuns {
      let place = place(points.lowerBound)
      var cell = studyCell(at: place, parameters: parameters(spec(at: place)))
      if shares {
        cell.coordinates[.optimizer] = .entry(arms[place.arm].optimizerLabel.without(variants))
        for name in variants { cell.parameters[name] = nil }
        if let number = known[cell.coordinates] {
          cells[number].points.append(points)
          continue
        }
        known[cell.coordinates] = cells.count
      }
      cells.append(StudyCell(cell: cell, arm: place.arm, points: [points]))
    }
    return cells
  }

  /// A cell at each place of the study's own axis; the cell itself without such an axis.
  ///
  /// - Parameters:
  ///   - cell: a cell of the study
  ///   - arm: the number of its arm
  ///   - body: changes the cell of a place, which has the samples of the whole
  public func spread(
    _ cell: StudyTable.Cell, arm: Int, _ body: (inout StudyTable.Cell, Double) -> Void = { _, _ in }
  ) -> [StudyTable.Cell] {
    guard let study, let axis = study.entry.series?.axis else { return [cell] }
    return study.places(of: arms[arm]).map { place in
      var part = cell.at(place, of: axis)
      body(&part, place)
      return part
    }
  }

  /// The axes that tell the cells of a study's table apart: those that vary, in the order of the
  /// plan; the optimizers if none does.
  public var varyingAxes: [Axis] {
    var places: [Axis: Set<Coordinate>] = [:]
    for points in cellRuns {
      for (axis, place) in studyCell(at: place(points.lowerBound)).coordinates {
        places[axis, default: []].insert(place)
      }
    }
    let varying = (study?.entry.axes ?? []).filter { places[$0, default: []].count > 1 }
    return varying.isEmpty ? [.optimizer] : varying
  }

  /// A cell of a study's table for the cell of a run.
  ///
  /// - Parameters:
  ///   - place: an arm, a batch size and a rate; its seed is not looked at
  ///   - parameters: what is known of the problem beside its settings
  private func studyCell(
    at place: Place, parameters: [String: Double] = [:]
  ) -> StudyTable.Cell {
    let arm = arms[place.arm], entry = study?.entry
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
    if entry?.scope.hasRates != false {
      coordinates[.rate] = .number(place.rate)
      known["rate"] = place.rate
    }
    if let replaced = entry?.series?.replaced {
      coordinates[replaced] = nil
      known[replaced.rawValue] = nil
    }
    return StudyTable.Cell(coordinates, parameters: known.merging(parameters) { $1 })
  }
}
