import Compute
import RandomStreams

/// Labelled examples for a classifier, split into a part to train on and a part to evaluate on.
struct ClassificationData<S: Scalar> {
  /// One part: features row-major, one class number for each row.
  struct Part {
    var features: Buffer<S>
    var classes: [Int32]
    var count: Int { classes.count }
  }

  let featureCount: Int
  let classCount: Int
  let training: Part
  let evaluation: Part

  init(featureCount: Int, classCount: Int, training: Part, evaluation: Part) {
    self.featureCount = featureCount
    self.classCount = classCount
    self.training = training
    self.evaluation = evaluation
  }

  /// A random split of a table, whose distinct labels become the classes.
  ///
  /// - Parameters:
  ///   - evaluationFraction: of the rows; 0 to evaluate on the training rows
  ///   - standardize: shift and scale each feature to mean 0 and variance 1 on the training rows;
  ///     features that are constant there are only shifted
  init(
    _ table: LabelledTable, evaluationFraction: Double, standardize: Bool,
    stream: inout RandomStream
  ) {
    let order = stream.permutation(table.rows)
    let held = Self.evaluationCount(of: table.rows, fraction: evaluationFraction)
    let trainingRows = Array(order.dropFirst(held))
    let evaluationRows = held == 0 ? trainingRows : Array(order.prefix(held))
    let scaling =
      standardize
      ? Standardization(table, rows: trainingRows) : Standardization(columns: table.columns)
    self.init(
      featureCount: table.columns, classCount: table.distinctLabels.count,
      training: Self.part(table, trainingRows, scaling),
      evaluation: Self.part(table, evaluationRows, scaling))
  }

  static func evaluationCount(of rows: Int, fraction: Double) -> Int {
    Int((Double(rows) * fraction).rounded())
  }

  private static func part(
    _ table: LabelledTable, _ rows: [Int], _ scaling: Standardization
  ) -> Part {
    var features = Buffer<S>(zeros: rows.count * table.columns)
    let base = features.mutableBase
    for (i, row) in rows.enumerated() {
      for j in 0..<table.columns {
        let raw = table.features[row * table.columns + j]
        base[i * table.columns + j] = S((raw - scaling.mean[j]) * scaling.inverseDeviation[j])
      }
    }
    let number = Dictionary(
      uniqueKeysWithValues: table.distinctLabels.enumerated().map { ($1, Int32($0)) })
    return Part(features: features, classes: rows.map { number[table.labels[$0]]! })
  }
}

/// Means and deviations of the columns of a table.
private struct Standardization {
  var mean: [Double]
  var inverseDeviation: [Double]

  /// Leaves everything as it is.
  init(columns: Int) {
    mean = [Double](repeating: 0, count: columns)
    inverseDeviation = [Double](repeating: 1, count: columns)
  }

  init(_ table: LabelledTable, rows: [Int]) {
    self.init(columns: table.columns)
    let n = Double(rows.count)
    for j in 0..<table.columns {
      let column = rows.map { table.features[$0 * table.columns + j] }
      let average = column.reduce(0, +) / n
      let variance = column.reduce(0) { $0 + ($1 - average) * ($1 - average) } / n
      mean[j] = average
      // Rounding gives a constant column a variance too.
      if column.min() != column.max() { inverseDeviation[j] = 1 / variance.squareRoot() }
    }
  }
}
