import Catalog
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0123456, 4, 0.01235), (99_996, 4, 100_000), (-2.55001e-300, 2, -2.6e-300), (7, 9, 7),
    (0, 3, 0),
  ])
  func `numbers are rounded to significant digits`(x: Double, digits: Int, rounded: Double) {
    #expect(x.rounded(toDigits: digits) == rounded)
  }

  @Test func `what is not finite stays as it is`() {
    #expect(Double.infinity.rounded(toDigits: 2) == .infinity)
    #expect(Double.nan.rounded(toDigits: 2).isNaN)
  }

  @Test(arguments: [(3.0, "3"), (0.1, "0.1"), (1e22, "1e+22"), (-0.5, "-0.5")])
  func `a number is as short as it can be read again`(x: Double, text: String) {
    #expect(compact(x) == text)
  }
}
