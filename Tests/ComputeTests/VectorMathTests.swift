import Compute
import Foundation
import Testing

/// The vector functions against the system's scalar ones.
@Suite struct VectorMathTests {
  private func units<S: Scalar>(_ value: S, _ expected: Double) -> Double {
    abs(Double(value) - expected) / Double(S(expected).ulp)
  }

  private func worst<S: Scalar>(
    _ inputs: [Double], _: S.Type, _ function: (S.Lanes) -> S.Lanes, _ reference: (Double) -> Double
  ) -> Double {
    inputs.map { x in units(function(S.Lanes(repeating: S(x)))[0], reference(Double(S(x)))) }.max()!
  }

  private let moderate = (-870...870).map { Double($0) / 10.03 }
  private let small = (1...300).flatMap { [pow(10, -Double($0) / 10), -pow(10, -Double($0) / 10)] }

  @Test func `exp is within two units in the last place`() {
    #expect(worst(moderate + small, Double.self, Double.exponential, exp) < 2)
    #expect(worst(moderate + small, Float.self, Float.exponential, exp) < 2)
    #expect(worst((-700...700).map(Double.init), Double.self, Double.exponential, exp) < 2)
  }

  @Test func `exp saturates and keeps NaN`() {
    #expect(Double.exponential(SIMD8(repeating: -1e9))[0] < 1e-300)
    #expect(Double.exponential(SIMD8(repeating: 1e9))[0].isFinite)
    #expect(Float.exponential(SIMD16(repeating: -.greatestFiniteMagnitude))[0] < 1e-37)
    #expect(Double.exponential(SIMD8(repeating: .nan))[0].isNaN)
    #expect(Float.exponential(SIMD16(repeating: .nan))[0].isNaN)
  }

  @Test func `tanh is within four units in the last place`() {
    #expect(worst(moderate + small, Double.self, Double.hyperbolicTangent, tanh) < 4)
    #expect(worst(moderate + small, Float.self, Float.hyperbolicTangent, tanh) < 4)
    #expect(Double.hyperbolicTangent(SIMD8(repeating: -0.0))[0].sign == .minus)
    #expect(Double.hyperbolicTangent(SIMD8(repeating: .nan))[0].isNaN)
    #expect(Double.hyperbolicTangent(SIMD8(repeating: .infinity))[0] == 1)
  }

  @Test func `square root, magnitude, positive part and selection`() {
    let x = SIMD8<Double>(0, 1, 2, 3, 4, 0.25, 1e-300, 1e300)
    for i in 0..<8 { #expect(Double.squareRoot(x)[i] == x[i].squareRoot()) }
    let y = SIMD8<Double>(-1, 1, -0.5, 0.5, -2, 2, -.infinity, .nan)
    let magnitude = Double.magnitude(y), positive = Double.positivePart(y)
    for i in 0..<7 {
      #expect(magnitude[i] == abs(y[i]))
      #expect(positive[i] == max(0, y[i]))
    }
    #expect(magnitude[7].isNaN && positive[7].isNaN)
    let chosen = Double.select(SIMD8(repeating: 3), wherePositive: y)
    #expect((0..<8).map { chosen[$0] } == [0, 3, 0, 3, 0, 3, 0, 0])
  }
}
