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

  /// What another sample says of its quantities, said of these.
  ///
  /// - Parameters:
  ///   - other: a sample without a series
  ///   - quantity: the quantity that stands for one of the other sample's
  public init<Other>(_ other: Sample<Other>, as quantity: (Other) -> Quantity) {
    self.init()
    for known in Other.allCases {
      let own = quantity(known)
      self[own] = other[known]
      self[uncertaintyOf: own] = other[uncertaintyOf: known]
      self[reasonOf: own] = other[reasonOf: known]
    }
  }

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
}
