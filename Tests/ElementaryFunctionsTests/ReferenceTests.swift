import ElementaryFunctions
import Foundation
import TestSupport
import Testing

/// Correctly rounded results of mpmath; `references.py` says for which arguments.
@Suite struct ReferenceTests {
  /// A function and how far it may be off.
  struct Function: Sendable, CustomTestStringConvertible {
    let name: String
    /// The largest distance to the correctly rounded result, in numbers of double precision.
    var largest = 1
    /// How many of a thousand results may not be the correctly rounded ones.
    var inexact = 5
    let value: @Sendable ([UInt64]) -> Double

    var testDescription: String { name }

    init(
      _ name: String, largest: Int = 1, inexact: Int = 5,
      _ value: @escaping @Sendable (Double) -> Double
    ) {
      (self.name, self.largest, self.inexact) = (name, largest, inexact)
      self.value = { value(Double(bitPattern: $0[0])) }
    }

    init(_ name: String, _ value: @escaping @Sendable (Double, Double) -> Double) {
      self.name = name
      self.value = { value(Double(bitPattern: $0[0]), Double(bitPattern: $0[1])) }
    }

    init(ofInteger name: String, largest: Int, _ value: @escaping @Sendable (Int) -> Double) {
      (self.name, self.largest, inexact) = (name, largest, 1000)
      self.value = { value(Int($0[0])) }
    }
  }

  static let functions = [
    Function("exp") { Double.exp($0) }, Function("log") { Double.log($0) },
    Function("log1p") { Double.log(onePlus: $0) }, Function("log2") { Double.log2($0) },
    Function("log10") { Double.log10($0) }, Function("sin") { Double.sin($0) },
    Function("cos") { Double.cos($0) }, Function("tanh") { Double.tanh($0) },
    Function("erfc", largest: 5, inexact: 1000) { Double.erfc($0) },
    Function("pow") { Double.pow($0, $1) }, Function("hypot") { Double.hypot($0, $1) },
    Function(ofInteger: "logFactorial", largest: 2) { Double.logFactorial($0) },
  ]

  private static let cases: [String: [[UInt64]]] = {
    let text = try! String(
      contentsOf: Fixtures.url("elementary-functions/references.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    return Dictionary(grouping: lines) { String($0[0]) }.mapValues { lines in
      lines.map { $0.dropFirst().map { UInt64($0, radix: 16)! } }
    }
  }()

  @Test(arguments: functions)
  func `results are within the stated distance of the correctly rounded ones`(function: Function)
    throws
  {
    let cases = try #require(Self.cases[function.name])
    var others = 0
    for numbers in cases {
      let value = function.value(numbers), expected = Double(bitPattern: numbers.last!)
      let distance = distance(value, expected)
      if distance != 0 { others += 1 }
      #expect(
        distance <= function.largest,
        "\(numbers.dropLast().map { String($0, radix: 16) }): \(value), expected \(expected)")
    }
    #expect(others * 1000 <= cases.count * function.inexact, "\(others) of \(cases.count)")
  }

  @Test func `every function of the file is tested`() {
    #expect(Set(Self.cases.keys) == Set(Self.functions.map(\.name)))
  }

  /// How many numbers apart two of one sign are; of other signs they are as far apart as can be.
  private func distance(_ a: Double, _ b: Double) -> Int {
    guard a.sign == b.sign, !a.isNaN, !b.isNaN else { return .max }
    return abs(Int(a.magnitude.bitPattern) - Int(b.magnitude.bitPattern))
  }
}
