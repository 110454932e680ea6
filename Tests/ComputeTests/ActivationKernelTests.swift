import Compute
import Foundation
import Testing

/// Activations of single numbers against the C library's functions.
@Suite struct ActivationKernelTests {
  @Test(arguments: [-60, -20, -15, -9, -2, -0.5, -1e-4, 0, 1e-4, 0.5, 2, 9, 15, 20, 60])
  func `SiLU keeps its digits on both sides`(x: Double) {
    check(x, as: Float.self, tolerance: 1e-5)
    check(x, as: Double.self, tolerance: 1e-13)
  }

  private func check<S: Scalar>(_ x: Double, as: S.Type, tolerance: Double) {
    let width = S.Lanes.scalarCount
    var z = Buffer<S>(repeating: S(x), count: width), a = Buffer<S>(zeros: width)
    let zeros = Buffer<S>(zeros: width)
    activate(
      MutableMatrix(z.mutableBase, rows: 1, columns: width),
      into: MutableMatrix(a.mutableBase, rows: 1, columns: width), bias: zeros.base, by: .silu)
    // The number that the precision has in its place.
    let x = Double(S(x))
    let sigmoid = 1 / (1 + exp(-x))
    let value = x * sigmoid, slope = sigmoid + x * sigmoid * (1 - sigmoid)
    #expect(abs(Double(a[0]) - value) <= tolerance * abs(value))
    // The derivative is a difference of terms of which one may be larger.
    #expect(abs(Double(z[0]) - slope) <= tolerance * max(abs(slope), sigmoid * (1 + abs(x))))
  }
}
