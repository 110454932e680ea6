import Records

/// The axes along which the cells of a rule differ: one or, where they differ in several at once,
/// several, which plans join by ` + `.
public struct AxisGroup: Sendable, Hashable, CustomStringConvertible {
  public let axes: [Axis]

  /// The axes that a plan names, such as `optimizer + schedule`.
  public init(_ text: String) {
    axes = NamedCell.parts(text).map { Axis($0) }
  }

  public var description: String { axes.map(\.rawValue).joined(separator: " + ") }
}

/// A cell as a rule names it: by what it is on each axis of the rule's ``AxisGroup``, with the same
/// ` + ` between several.
public struct NamedCell: Sendable, Hashable, CustomStringConvertible {
  /// What the cell is on one axis.
  private struct Part: Sendable, Hashable {
    let text: String
    /// Of a text that is a number: `1e-3` and `0.001` are the same rate.
    let number: Double?
  }

  private let parts: [Part]

  public init(_ text: String) {
    parts = Self.parts(text).map { Part(text: $0, number: Double($0)) }
  }

  public var description: String { texts.joined(separator: " + ") }

  /// What it is on each axis.
  var texts: [String] { parts.map(\.text) }

  fileprivate static func parts(_ text: String) -> [String] {
    text.split(separator: " + ").map(String.init)
  }

  /// Whether it is a cell of a table.
  func names(_ cell: StudyTable.Cell, along group: AxisGroup) -> Bool {
    parts.count == group.axes.count
      && zip(parts, group.axes).allSatisfy { part, axis in
        cell.answers(to: .text(part.text), at: axis.rawValue)
          || part.number.map { cell.answers(to: .number($0), at: axis.rawValue) } == true
      }
  }
}
