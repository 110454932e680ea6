/// What a study measures, as a column of its table.
public struct StudyQuantity: Sendable, Hashable {
  /// The name in snake case: that of a column, and what claims refer to.
  public let name: String
  /// The label of an axis for the quantity, with the unit.
  public let title: String
  /// The meaning in a few words.
  public let summary: String
  /// The name of the quantity that predicts this one, where there is one.
  public let prediction: String?
  /// Whether values are compared by their ratios, and drawn on a logarithmic axis.
  public let isLogarithmic: Bool
  /// The axis of a study's series along which it is the same, because it belongs to a measurement as
  /// a whole; see ``StudyTable/reduced(to:)``.
  public let constantAlong: Axis?

  public init(
    _ name: String, title: String, _ summary: String, prediction: String? = nil,
    isLogarithmic: Bool = false, constantAlong: Axis? = nil
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.prediction = prediction
    self.isLogarithmic = isLogarithmic
    self.constantAlong = constantAlong
  }
}
