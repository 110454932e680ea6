/// Examples with numeric labels, as read from a file.
public struct LabelledTable: Sendable, Hashable {
  /// Row-major, `rows` × `columns`.
  public let features: [Double]
  public let labels: [Double]
  public let columns: Int
  public var rows: Int { labels.count }

  /// The column of the file that holds the labels, counted from 1; `nil` if the file has no
  /// columns to choose from.
  public let labelColumn: Int?
  /// The names of the file's columns in its order, that of the label included; empty without a
  /// header.
  public let columnNames: [String]

  /// The distinct labels in ascending order: the classes, where labels are classes.
  public let distinctLabels: [Double]

  public init(
    features: [Double], labels: [Double], columns: Int, labelColumn: Int? = nil,
    columnNames: [String] = []
  ) {
    precondition(features.count == labels.count * columns, "ragged table")
    precondition((1...columns + 1).contains(labelColumn ?? 1), "no such column")
    precondition([0, columns + 1].contains(columnNames.count), "a name for each column or none")
    self.features = features
    self.labels = labels
    self.columns = columns
    self.labelColumn = labelColumn
    self.columnNames = columnNames
    distinctLabels = Set(labels).sorted()
  }

  /// The same file with another column as label; the other columns stay in the file's order.
  ///
  /// - Parameter number: counted from 1
  /// - Precondition: the file has columns to choose from, and this one among them.
  func labelled(byColumn number: Int) -> LabelledTable {
    guard let labelColumn, (1...columns + 1).contains(number) else {
      preconditionFailure("no such column")
    }
    guard number != labelColumn else { return self }
    var others: [Double] = []
    others.reserveCapacity(features.count)
    var chosen: [Double] = []
    chosen.reserveCapacity(rows)
    for row in 0..<rows {
      for column in 1...columns + 1 {
        let value =
          column == labelColumn
          ? labels[row] : features[row * columns + column - (column > labelColumn ? 2 : 1)]
        if column == number { chosen.append(value) } else { others.append(value) }
      }
    }
    return LabelledTable(
      features: others, labels: chosen, columns: columns, labelColumn: number,
      columnNames: columnNames)
  }
}
