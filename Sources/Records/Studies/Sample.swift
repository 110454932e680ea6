/// What a study measures at one point of the grid: a ``StudySample`` of the study's own quantities.
public struct Sample<Quantity: StudyQuantityName>: Sendable, Hashable {
  /// The sample by the names of quantities.
  public private(set) var untyped: StudySample

  /// A sample without values.
  public init() { untyped = StudySample() }

  /// A sample of these quantities.
  public init(_ values: [Quantity: Double]) {
    self.init()
    for (quantity, value) in values { self[quantity] = value }
  }

  /// A sample that has the names of these quantities.
  public init(_ sample: StudySample) { untyped = sample }

  /// The value of a quantity; `nil` if it has none. +∞ is a value.
  public subscript(quantity: Quantity) -> Double? {
    get { untyped.values[quantity.name] }
    set { untyped.values[quantity.name] = newValue }
  }

  /// Half the width of what a search left open, or 1.96 standard errors of the estimate.
  public subscript(uncertaintyOf quantity: Quantity) -> Double? {
    get { untyped.uncertainties[quantity.name] }
    set { untyped.uncertainties[quantity.name] = newValue }
  }

  /// Why a quantity has no value; `nil` if it has one.
  public subscript(reasonOf quantity: Quantity) -> String? {
    get { untyped.missing[quantity.name] }
    set { untyped.missing[quantity.name] = newValue }
  }

  /// What is measured at a place of the study's own axis.
  public subscript(at place: Double) -> Sample? {
    get { untyped.series[place].map { Sample($0) } }
    set { untyped.series[place] = newValue?.untyped }
  }

  /// The samples at the places of the study's own axis.
  public var series: [Double: Sample] { untyped.series.mapValues { Sample($0) } }

  /// Sets a quantity, or why there is none.
  public mutating func set(
    _ quantity: Quantity, _ value: Double?, otherwise reason: @autoclosure () -> String
  ) {
    if let value { self[quantity] = value } else { self[reasonOf: quantity] = reason() }
  }

  /// Says why quantities have no value.
  public mutating func leaveOut(_ quantities: [Quantity], _ reason: String) {
    for quantity in quantities { self[reasonOf: quantity] = reason }
  }

  /// Says why quantities have no value.
  public mutating func leaveOut(_ quantities: Quantity..., because reason: String) {
    leaveOut(quantities, reason)
  }

  /// Takes over what another sample has, of the same or of a part of the quantities.
  public mutating func merge<Other: StudyQuantityName>(_ other: Sample<Other>) {
    untyped.values.merge(other.untyped.values) { $1 }
    untyped.uncertainties.merge(other.untyped.uncertainties) { $1 }
    untyped.missing.merge(other.untyped.missing) { $1 }
  }
}
