import Records

/// Made-up tables.
package enum MadeUp {
  package static let quantities = [
    StudyQuantity("y", title: "y", "measured"), StudyQuantity("p", title: "p", "predicted"),
  ]

  /// - Parameter values: one for each seed; `nil` for one that was not measured
  package static func cell(
    _ optimizer: String, _ values: [Double?], uncertainty: Double = 0, predictions: [Double] = [],
    labels: [Axis: String] = [:], parameters: [String: Double] = [:], hasSeeds: Bool = true
  ) -> StudyTable.Cell {
    let samples = values.enumerated().map { seed, value in
      var sample = StudySample(seed: hasSeeds ? UInt64(seed) : nil)
      sample.values["y"] = value
      if value == nil { sample.missing["y"] = "diverged at step 12" }
      if uncertainty > 0 { sample.uncertainties["y"] = uncertainty }
      if predictions.indices.contains(seed) { sample.values["p"] = predictions[seed] }
      return sample
    }
    return StudyTable.Cell(
      labels: ["optimizer": optimizer].merging(labels) { $1 }, parameters: parameters,
      samples: samples)
  }

  package static func table(_ cells: [StudyTable.Cell], axes: [Axis] = [.optimizer]) -> StudyTable {
    StudyTable(axes: axes, quantities: quantities, cells: cells)
  }
}
