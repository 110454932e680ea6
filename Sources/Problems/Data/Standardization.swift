/// Means and deviations of the columns of a table.
struct Standardization {
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
