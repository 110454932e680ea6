import Analysis
import Catalog
import Claims
import Records
import TestSupport

/// Made-up tables and claims.
enum ClaimSupport {
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
    ClaimResult(claim(rule, settings, predicted: .number(predicted)), in: MadeUp.table([cell]))
  }
}
