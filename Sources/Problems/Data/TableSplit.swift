import Compute
import RandomStreams

/// A random split of a file's rows into a part to train on and a part to evaluate on.
struct TableSplit {
  private let table: LabelledTable
  private let trainingRows: [Int]
  private let evaluationRows: [Int]
  private let scaling: Standardization

  /// - Parameters:
  ///   - evaluationFraction: of the rows; 0 to evaluate on the training rows
  ///   - standardize: shift and scale each feature to mean 0 and variance 1 on the training rows;
  ///     features that are constant there are only shifted
  init(
    _ table: LabelledTable, evaluationFraction: Double, standardize: Bool,
    from stream: inout RandomStream
  ) {
    self.table = table
    let order = stream.permutation(table.rows)
    let held = Self.evaluationCount(of: table.rows, fraction: evaluationFraction)
    trainingRows = Array(order.dropFirst(held))
    evaluationRows = held == 0 ? trainingRows : Array(order.prefix(held))
    scaling =
      standardize
      ? Standardization(table, rows: trainingRows) : Standardization(columns: table.columns)
  }

  static func evaluationCount(of rows: Int, fraction: Double) -> Int {
    Int((Double(rows) * fraction).rounded())
  }

  func training<S: Scalar>(_ shape: ExampleShape) -> Examples<S> { examples(shape, trainingRows) }

  func evaluation<S: Scalar>(_ shape: ExampleShape) -> Examples<S> {
    examples(shape, evaluationRows)
  }

  /// - Parameter shape: as many numbers an input as the table has columns
  @specialized(where S == Float)
  @specialized(where S == Double)
  private func examples<S: Scalar>(_ shape: ExampleShape, _ rows: [Int]) -> Examples<S> {
    var examples = Examples<S>(shape, count: rows.count)
    let base = examples.inputs.mutableBase
    for (i, row) in rows.enumerated() {
      for j in 0..<table.columns {
        let raw = table.features[row * table.columns + j]
        base[i * table.columns + j] = S((raw - scaling.mean[j]) * scaling.inverseDeviation[j])
      }
    }
    if case .values = shape.target {
      let values = examples.values.mutableBase
      for (i, row) in rows.enumerated() { values[i] = S(table.labels[row]) }
    } else {
      let number = Dictionary(
        uniqueKeysWithValues: table.distinctLabels.enumerated().map { ($1, Int32($0)) })
      for (i, row) in rows.enumerated() { examples.labels[i] = number[table.labels[row]]! }
    }
    return examples
  }
}
