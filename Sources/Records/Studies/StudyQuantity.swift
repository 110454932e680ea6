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

/// The quantities of one study: an enumeration, so that no other can be measured.
///
/// ```swift
/// enum Quantity: String, StudyQuantityName {
///   case settlingSteps = "settling_steps"
///
///   var terms: Terms {
///     switch self {
///     case .settlingSteps:
///       Terms("steps to settle", "after which the run stays near the minimiser")
///     }
///   }
/// }
/// ```
public protocol StudyQuantityName: Sendable, Hashable, CaseIterable {
  /// The name in snake case.
  var name: String { get }
  /// What it is.
  var terms: Terms { get }

  typealias Terms = QuantityTerms<Self>
}

extension StudyQuantityName where Self: RawRepresentable, RawValue == String {
  public var name: String { rawValue }
}

/// What a quantity of a study is.
public struct QuantityTerms<Name: StudyQuantityName>: Sendable {
  let title: String
  let summary: String
  let prediction: Name?
  let isLogarithmic: Bool
  let isOfWhole: Bool

  /// The terms of a quantity.
  ///
  /// - Parameters:
  ///   - title: the label of an axis for the quantity, with the unit
  ///   - summary: the meaning in a few words
  ///   - prediction: the quantity that predicts this one, where there is one
  ///   - isLogarithmic: whether values are compared by their ratios, and drawn on a logarithmic axis
  ///   - isOfWhole: whether it belongs to a measurement as a whole, and is the same at all places of
  ///     the study's own axis
  public init(
    _ title: String, _ summary: String, prediction: Name? = nil, isLogarithmic: Bool = false,
    isOfWhole: Bool = false
  ) {
    self.title = title
    self.summary = summary
    self.prediction = prediction
    self.isLogarithmic = isLogarithmic
    self.isOfWhole = isOfWhole
  }
}

extension QuantityTerms {
  /// The terms of a quantity that studies have in common.
  ///
  /// - Parameters:
  ///   - other: its terms among those, whose prediction is not taken over
  ///   - prediction: the quantity of this study that predicts it, where there is one
  public init<Other>(_ other: QuantityTerms<Other>, prediction: Name? = nil) {
    self.init(
      other.title, other.summary, prediction: prediction, isLogarithmic: other.isLogarithmic,
      isOfWhole: other.isOfWhole)
  }
}

extension StudyQuantityName {
  /// The quantity as a column.
  ///
  /// - Parameter series: the study's own axis, if it has one
  public func column(of series: Axis?) -> StudyQuantity {
    let terms = terms
    return StudyQuantity(
      name, title: terms.title, terms.summary, prediction: terms.prediction?.name,
      isLogarithmic: terms.isLogarithmic, constantAlong: terms.isOfWhole ? series : nil)
  }
}

/// The quantities of a study that measures none.
public enum NoQuantity: StudyQuantityName {
  public var name: String { switch self {} }
  public var terms: Terms { switch self {} }
}
