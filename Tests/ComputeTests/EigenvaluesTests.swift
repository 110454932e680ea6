import Compute
import Foundation
import RandomStreams
import Testing

@Suite struct EigenvaluesTests {
  /// The monic polynomial with these roots, lowest coefficient first, as a companion matrix.
  private func companion(_ roots: [Double]) -> Buffer<Double> {
    var coefficients = [1.0]
    for root in roots {
      coefficients =
        zip([0] + coefficients, coefficients + [0]).map { shifted, same in shifted - root * same }
    }
    let n = roots.count
    var matrix = Buffer<Double>(zeros: n * n)
    for i in 0..<n {
      matrix[i * n + n - 1] = -coefficients[i]
      if i > 0 { matrix[i * n + i - 1] = 1 }
    }
    return matrix
  }

  @Test(arguments: [[2.0], [-1, 3], [1, 2, 3, 4, 5], [-0.5, 0, 0.25, 0.75], [-1e-3, 1, 1e3]])
  func `a companion matrix has the roots of its polynomial`(roots: [Double]) throws {
    let values = try #require(eigenvalues(of: companion(roots), order: roots.count))
    let found = values.map(\.real).sorted(), scale = roots.map(abs).max()!
    for (x, root) in zip(found, roots.sorted()) { #expect(abs(x - root) < 1e-11 * scale) }
    #expect(values.allSatisfy { $0.imaginary == 0 })
    #expect(abs(spectralRadius(of: companion(roots), order: roots.count)! - scale) < 1e-11 * scale)
  }

  @Test(arguments: [0.1, 1, 2, 3]) func `a rotation turns by a pair of phases`(angle: Double) throws
  {
    let (c, s) = (cos(angle), sin(angle))
    let values = try #require(eigenvalues(of: [2 * c, -2 * s, 2 * s, 2 * c], order: 2))
    #expect(values.allSatisfy { abs($0.real - 2 * c) < 1e-14 })
    #expect(abs(values.map(\.imaginary).max()! - 2 * s) < 1e-14)
    #expect(values[0].imaginary == -values[1].imaginary)
    #expect(abs(spectralRadius(of: [2 * c, -2 * s, 2 * s, 2 * c], order: 2)! - 2) < 1e-14)
  }

  @Test(arguments: [1, 2, 7, 64]) func `a triangular matrix shows them on its diagonal`(n: Int)
    throws
  {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    var matrix = Buffer<Double>(zeros: n * n)
    for i in 0..<n {
      for j in 0..<i { matrix[i * n + j] = 0.1 * stream.normal() }
      matrix[i * n + i] = Double(i) - 3.5
    }
    let values = try #require(eigenvalues(of: matrix, order: n))
    for (i, value) in values.map(\.real).sorted().enumerated() {
      #expect(abs(value - (Double(i) - 3.5)) < 1e-9)
    }
  }

  /// One Jordan block: rounding of ε moves three equal eigenvalues by up to about ε^⅓.
  @Test func `a defective matrix has its eigenvalue as often as its block is large`() throws {
    let values = try #require(eigenvalues(of: [2, 1, 0, 0, 2, 1, 0, 0, 2], order: 3))
    #expect(values.count == 3)
    for value in values { #expect(hypot(value.real - 2, value.imaginary) < 1e-4) }
    // Triangular: there is nothing to turn, and nothing is rounded.
    #expect(spectralRadius(of: [0, 1, 0, 0], order: 2) == 0)
  }

  @Test func `the smallest orders`() throws {
    #expect(try #require(eigenvalues(of: [], order: 0)).isEmpty)
    #expect(spectralRadius(of: [], order: 0) == 0)
    let one = try #require(eigenvalues(of: [-3], order: 1))
    #expect(one.count == 1 && one[0] == (real: -3, imaginary: 0))
    #expect(spectralRadius(of: [-3], order: 1) == 3)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite has none`(bad: Double) {
    #expect(eigenvalues(of: [1, bad, 0, 1], order: 2) == nil)
    #expect(spectralRadius(of: [bad], order: 1) == nil)
  }

  @Test(arguments: [1e-300, 1e-150, 1e150, 1e300])
  func `magnitudes near the ends of the range`(scale: Double) throws {
    let radius = try #require(spectralRadius(of: [0, scale, scale, 0], order: 2))
    #expect(abs(radius / scale - 1) < 1e-14)
  }
}
