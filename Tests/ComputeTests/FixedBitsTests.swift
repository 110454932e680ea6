import Compute
import Testing

/// The bits of results that must be the same on every machine, whatever its vectors and OpenBLAS's
/// kernels.
@Suite struct FixedBitsTests {
  private func qr<S: Scalar>(_ n: Int, as: S.Type) -> UInt64 {
    var q = Buffer(Matrices.dyadic(n).map { S($0) })
    var workspace = OrthonormalizationWorkspace<S>(largestOrder: n)
    #expect(workspace.orthonormalizeColumns(of: &q, order: n))
    return fingerprint(q.lazy.map { Double($0) })
  }

  @Test(.enabled(if: ProductLibrary.inUse == .own)) func `orthonormal columns`() {
    #expect(qr(20, as: Float.self) == 0xc455cfa64fb34265)
    #expect(qr(77, as: Float.self) == 0x480910e4f2426d3f)
    #expect(qr(20, as: Double.self) == 0x896a1cb22cf5e691)
    #expect(qr(77, as: Double.self) == 0x70ec75bae0d19ca2)
  }

  @Test func `eigenvectors of symmetric matrices`() {
    for (n, expected) in [(7, 0x30969c474da41806), (50, 0x6b5a2b584a9ee906)] as [(Int, UInt64)] {
      var q = Matrices.dyadic(n)
      #expect(eigenvectors(ofSymmetric: &q, order: n))
      #expect(fingerprint(q) == expected)
    }
  }

  @Test func `eigenvalues of any matrix`() throws {
    for (n, expected) in [
      (2, 0x1e1ad5ceddbbb20f), (7, 0x0ab962522a236da0), (50, 0x2b9bd4b167323db2),
    ] as [(Int, UInt64)] {
      let values = try #require(eigenvalues(of: Matrices.dyadic(n), order: n))
      #expect(fingerprint(values.flatMap { [$0.real, $0.imaginary] }) == expected)
    }
  }

  @Test func `sums, and the vectors of Lanczos's iteration`() throws {
    let x = Matrices.dyadic(90), y = Buffer(x.reversed().map { $0 / 3 })
    #expect(fingerprint([dotProduct(x, y)]) == 0x693b8e1119fe4821)
    let a = Matrices.symmetric(x, 90)
    var lanczos = Lanczos(count: 3, tolerance: 1e-9, limit: 90)
    let start = Buffer((0..<90).map { 1 / Double($0 + 1) })
    let found = lanczos.largest(order: 90, start: start, random: { 1 }) { v, product in
      for i in 0..<90 {
        product[i] = (0..<90).reduce(0) { $0 + a[i * 90 + $1] * v[$1] }
      }
    }
    let pairs = try #require(found)
    #expect(fingerprint(pairs.values + pairs.vectors.flatMap { Array($0) }) == 0x3aa28c4430b1f432)
  }
}
