/// The values that a numeric setting may take, or the elements of a list.
public struct Bounds: Sendable, Hashable {
  public var lower: Double?
  public var upper: Double?
  public var includesLower = true
  public var includesUpper = true

  public static let any = Bounds()
  public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }
  public static func above(_ lower: Double) -> Bounds {
    Bounds(lower: lower, includesLower: false)
  }
  public static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }
  /// lower ≤ x ≤ upper
  public static func within(_ lower: Double, _ upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }
  /// lower ≤ x < upper
  public static func from(_ lower: Double, below upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, includesUpper: false)
  }
  /// lower < x ≤ upper
  public static func above(_ lower: Double, upTo upper: Double) -> Bounds {
    Bounds(lower: lower, upper: upper, includesLower: false)
  }

  public func contains(_ x: Double) -> Bool {
    guard !x.isNaN else { return false }
    if let lower, includesLower ? x < lower : x <= lower { return false }
    if let upper, includesUpper ? x > upper : x >= upper { return false }
    return true
  }

  /// The bounds in words, such as `≥ 0` or `from 0 to 1`; empty where everything is allowed.
  public var description: String {
    switch (lower, upper) {
    case (nil, nil): ""
    case (let lower?, nil): (includesLower ? "≥ " : "> ") + compact(lower)
    case (nil, let upper?): (includesUpper ? "≤ " : "< ") + compact(upper)
    case (let lower?, let upper?):
      if includesLower, includesUpper {
        "from \(compact(lower)) to \(compact(upper))"
      } else {
        (includesLower ? "≥ " : "> ") + compact(lower) + " and "
          + (includesUpper ? "≤ " : "< ") + compact(upper)
      }
    }
  }
}
