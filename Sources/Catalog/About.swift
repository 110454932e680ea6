/// The publication that a method comes from.
public struct Citation: Sendable, Hashable {
  /// Authors and year, with what else is needed to find the publication.
  public let text: String
  /// The number of the publication at arXiv, such as `1711.05101`; `nil` for none.
  public let arXiv: String?

  public init(_ text: String, arXiv: String? = nil) {
    self.text = text
    self.arXiv = arXiv
  }

  public var description: String { arXiv.map { "\(text), arXiv \($0)" } ?? text }
}

/// What a catalogue entry is called, does and comes from.
public struct About: Sendable, Hashable {
  /// The name in plans, in kebab case.
  public let id: String
  /// What the entry does, in one line.
  public let summary: String
  /// Where the entry comes from.
  public let citation: Citation

  public init(_ id: String, _ summary: String, _ citation: Citation) {
    self.id = id
    self.summary = summary
    self.citation = citation
  }
}
