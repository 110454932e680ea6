import Compute
import RandomStreams
import Testing

@Suite struct OrthogonalizationTests {
  @Test(arguments: [1, 2, 5, 16, 33, 70])
  func `eigenvectors diagonalise, in falling order`(order: Int) {
    check(order, as: Double.self, tolerance: 1e-11)
    check(order, as: Float.self, tolerance: 1e-3)
  }

  private func check<S: Scalar>(_ n: Int, as: S.Type, tolerance: Double) {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    var a = Buffer<S>(zeros: n * n)
    for i in 0..<n {
      for j in 0...i {
        let x = S(stream.normal())
        a[i * n + j] = x
        a[j * n + i] = x
      }
    }
    var q = a
    #expect(eigenvectors(ofSymmetric: &q, order: n))
    var last = Double.infinity
    for j in 0..<n {
      let column = (0..<n).map { Double(q[$0 * n + j]) }
      let image = (0..<n).map { i in (0..<n).reduce(0) { $0 + Double(a[i * n + $1]) * column[$1] } }
      let eigenvalue = zip(column, image).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(eigenvalue <= last + tolerance)
      last = eigenvalue
      for i in 0..<n { #expect(abs(image[i] - eigenvalue * column[i]) < tolerance) }
      let length = column.reduce(0) { $0 + $1 * $1 }
      #expect(abs(length - 1) < tolerance)
    }
  }

  @Test(arguments: [1, 2, 5, 16, 33, 70])
  func `orthonormal columns span what the first columns spanned`(order n: Int) {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    let a = Buffer<Double>((0..<n * n).map { _ in stream.normal() })
    var q = a
    var workspace = OrthonormalizationWorkspace<Double>(largestOrder: 80)
    #expect(workspace.orthonormalizeColumns(of: &q, order: n))
    for i in 0..<n {
      for j in 0..<n {
        let dot = (0..<n).reduce(0) { $0 + q[$1 * n + i] * q[$1 * n + j] }
        #expect(abs(dot - (i == j ? 1 : 0)) < 1e-12)
        // R = QᵀA is upper triangular.
        let r = (0..<n).reduce(0) { $0 + q[$1 * n + i] * a[$1 * n + j] }
        if i > j { #expect(abs(r) < 1e-11) }
      }
    }
  }

  @Test func `what is not finite is refused`() {
    var a: Buffer<Double> = [1, .nan, .nan, 1]
    #expect(!eigenvectors(ofSymmetric: &a, order: 2))
    var workspace = OrthonormalizationWorkspace<Double>(largestOrder: 2)
    var b: Buffer<Double> = [1, .infinity, 0, 1]
    #expect(!workspace.orthonormalizeColumns(of: &b, order: 2))
  }
}
