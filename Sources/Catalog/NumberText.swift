import Foundation

/// A number in its shortest round-trip form, without a trailing `.0`.
public func compact(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Double {
  /// The nearest number with so many significant decimal digits; infinities and NaN as they are.
  ///
  /// - Parameter digits: at least 1
  public func rounded(toDigits digits: Int) -> Double {
    Double(String(format: "%.*e", digits - 1, self)) ?? self
  }
}
