import Catalog
import ElementaryFunctions

/// Where a cell is on an axis.
public enum Coordinate: Sendable, Hashable {
  /// An entry of a catalogue.
  case entry(EntryLabel)
  /// A number with its text.
  case number(Double, label: String)
  /// A word that is no entry, such as `full`.
  case word(String)

  /// A number, written in the shortest form.
  public static func number(_ value: Double) -> Coordinate {
    .number(value, label: compact(value))
  }

  /// A place on a study's own axis. Zeros of more than six digits cannot be counted by eye: 1e12.
  public static func place(_ value: Double) -> Coordinate {
    let exponent = value >= 1e6 && value.isFinite ? Double.log10(value).rounded() : 0
    let isPower = exponent > 0 && Double.pow(10, exponent) == value
    return .number(value, label: isPower ? "1e\(Int(exponent))" : compact(value))
  }

  /// A batch size: a number of examples, or the word for all.
  public static func batch(_ size: BatchSize) -> Coordinate {
    switch size {
    case .full: .word(size.description)
    case .examples(let count): .number(Double(count), label: size.description)
    }
  }

  /// Of two cells that differ, such as `adam / sgd`.
  public static func quotient(_ first: Coordinate?, _ second: Coordinate?) -> Coordinate {
    .word("\(first?.label ?? "") / \(second?.label ?? "")")
  }

  /// As tables show it.
  public var label: String {
    switch self {
    case .entry(let label): label.description
    case .number(_, let label): label
    case .word(let word): word
    }
  }

  /// The number; `nil` for what is none.
  public var number: Double? {
    guard case .number(let value, _) = self else { return nil }
    return value
  }

  /// The name of the catalogue's entry; `nil` for what is none.
  public var name: String? {
    guard case .entry(let label) = self else { return nil }
    return label.name
  }

  /// Whether it is what a text names: its label, or the name of its entry.
  public func isNamed(_ text: String) -> Bool { label == text || name == text }
}
