/// How a quantity of a study is drawn.
public enum StudyDrawing: Sendable, Hashable {
  /// The quantity is drawn against the first of some parameters that varies, with a line for each
  /// combination of the rest; where the quantity has a prediction, that as well.
  case series(quantity: String, along: [String])
  /// The quantity is drawn as a map over two parameters, each the first of some that varies, with a
  /// panel for each combination of the rest.
  case map(quantity: String, x: [String], y: [String])
}
