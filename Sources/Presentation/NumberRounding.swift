import Catalog
import ElementaryFunctions
import Foundation

/// ⌊log₁₀ x⌋ of the value as it is printed, so that 0.99996 counts as 1.
package func log10Floor(_ x: Double) -> Double {
  Double.log10(x.rounded(toDigits: 4)).rounded(.down)
}

package func fixed(_ x: Double, decimals: Int) -> String { String(format: "%.\(decimals)f", x) }

package func scientific(_ x: Double, digits: Int) -> String {
  let text = String(format: "%.\(digits - 1)e", x)
  guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) else {
    return text
  }
  return trimmed(String(text[..<e])) + "e\(exponent)"
}

/// Without zeros at the end of the fraction.
package func trimmed(_ text: String) -> String {
  guard text.contains(".") else { return text }
  var text = text
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}
