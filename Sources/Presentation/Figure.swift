/// A figure of an experiment: a script and what it shows.
public struct Figure: Sendable {
  /// Without ending; the script is `name.gp` and draws `name.svg`.
  public let name: String
  public let title: String
  /// What is drawn, and what bands and marks mean.
  public let caption: String
  public let script: String
  /// In pixels.
  public let width: Int

  package init(name: String, title: String, caption: String, script: String, width: Int) {
    self.name = name
    self.title = title
    self.caption = caption
    self.script = script
    self.width = width
  }
}
