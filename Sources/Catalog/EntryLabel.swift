/// How tables name an entry: its name and the settings that tell it from the others of its list, such
/// as `sgd(momentum=0.9)`.
public struct EntryLabel: Sendable, Hashable {
  /// A setting with its value as a text.
  public struct Setting: Sendable, Hashable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The name of the entry.
  public let name: String
  /// The settings that are shown, in the order in which they are.
  public let settings: [Setting]

  public init(_ name: String, _ settings: [Setting] = []) {
    self.name = name
    self.settings = settings
  }

  /// The label without some settings, such as those whose values are variants of one method.
  public func without(_ names: Set<String>) -> EntryLabel {
    EntryLabel(name, settings.filter { !names.contains($0.name) })
  }
}

extension EntryLabel: LosslessStringConvertible {
  public var description: String {
    guard !settings.isEmpty else { return name }
    return "\(name)(" + settings.map { "\($0.name)=\($0.value)" }.joined(separator: ", ") + ")"
  }

  /// The label of a text that ``description`` gave: stores and options have labels in this form.
  ///
  /// A text that is none is a name as it stands.
  public init(_ text: String) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      self.init(text, [])
      return
    }
    let inside = text[text.index(after: open)...].dropLast()
    let settings = Self.separated(inside).compactMap { part -> Setting? in
      guard let sign = part.firstIndex(of: "=") else { return nil }
      return Setting(String(part[..<sign]), String(part[part.index(after: sign)...]))
    }
    let label = EntryLabel(String(text[..<open]), settings)
    self = label.description == text ? label : EntryLabel(text, [])
  }

  /// The parts between commas that are in no bracket.
  private static func separated(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0, start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth == 0:
        parts.append(text[start..<index].drop { $0 == " " })
        start = text.index(after: index)
      default: break
      }
    }
    return parts + [text[start...].drop { $0 == " " }]
  }
}
