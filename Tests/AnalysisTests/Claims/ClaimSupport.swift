import Analysis
import Catalog
import Records

/// Made-up tables and claims.
enum ClaimSupport {
  static let quantities = [
    StudyQuantity("y", title: "y", "measured"), StudyQuantity("p", title: "p", "predicted"),
  ]

  /// - Parameter values: one for each seed; `nil` for one that was not measured
  static func cell(
    _ optimizer: String, _ values: [Double?], uncertainty: Double = 0, predictions: [Double] = [],
    labels: [String: String] = [:], parameters: [String: Double] = [:], hasSeeds: Bool = true
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
      labels: ["optimizer": optimizer].merging(labels) { $1 },
      names: ["optimizer": String(optimizer.prefix { $0 != "(" })], parameters: parameters,
      samples: samples)
  }

  static func table(_ cells: [StudyTable.Cell], axes: [String] = ["optimizer"]) -> StudyTable {
    StudyTable(axes: axes, quantities: quantities, cells: cells)
  }

  static func claim(
    _ rule: String, _ settings: [String: SettingValue] = [:], predicted: Claim.Prediction? = nil,
    cells: [String: SettingValue] = [:]
  ) -> Claim {
    Claim(
      id: "X1", statement: "y is as predicted", source: "nobody", quantity: "y", cells: cells,
      prediction: predicted, rule: RunSpec.Component(name: rule, settings: settings),
      isExpected: true)
  }

  /// Of a claim on one cell.
  static func result(
    _ rule: String, _ settings: [String: SettingValue] = [:], predicted: Double,
    _ cell: StudyTable.Cell
  ) -> ClaimResult {
    ClaimResult(claim(rule, settings, predicted: .number(predicted)), in: table([cell]))
  }
}
