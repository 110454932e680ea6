/// How a quantity of a study is drawn.
public enum StudyDrawing: Sendable, Hashable {
  /// The quantity is drawn against the first of some parameters that varies, with a line for each
  /// combination of the rest; where the quantity has a prediction, that as well.
  case series(quantity: String, along: [Axis])
  /// The quantity is drawn as a map over two parameters, each the first of some that varies, with a
  /// panel for each combination of the rest.
  case map(quantity: String, x: [Axis], y: [Axis])

  /// ``series(quantity:along:)`` of a study's own quantity.
  public static func series<Name: StudyQuantityName>(
    _ quantity: Name, along parameters: [Axis]
  ) -> StudyDrawing { .series(quantity: quantity.name, along: parameters) }

  /// ``map(quantity:x:y:)`` of a study's own quantity.
  public static func map<Name: StudyQuantityName>(
    _ quantity: Name, x: [Axis], y: [Axis]
  ) -> StudyDrawing { .map(quantity: quantity.name, x: x, y: y) }
}
