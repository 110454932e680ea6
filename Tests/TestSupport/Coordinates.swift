import Catalog
import Records

/// Axes by their names, in made-up tables.
extension Axis: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) { self.init(name) }
}

extension StudyTable.Cell {
  /// A cell by the labels on axes, as a plan would have made it: a label that is a number is one, any
  /// other an entry's.
  package init(
    labels: [Axis: String], parameters: [String: Double] = [:], samples: [StudySample] = []
  ) {
    self.init(
      labels.mapValues { label in
        Double(label).map { .number($0, label: label) } ?? .entry(EntryLabel(label))
      }, parameters: parameters, samples: samples)
  }
}
