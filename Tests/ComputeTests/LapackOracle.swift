import CLapackOracle
import Compute
import Foundation
import RandomStreams

/// LAPACK, which the package itself does not call.
enum Lapack {
  /// DGEEV without vectors.
  static func eigenvalues(of matrix: Buffer<Double>, order: Int) -> [(Double, Double)]? {
    var a = matrix, work = Buffer<Double>(zeros: 8 * order)
    var real = Buffer<Double>(zeros: order), imaginary = real
    var (left, right) = (0.0, 0.0)
    var n = blasint(order), one: blasint = 1, workCount = blasint(8 * order), info: blasint = 0
    dgeev_(
      "N", "N", &n, a.mutableBase, &n, real.mutableBase, imaginary.mutableBase, &left, &one, &right,
      &one, work.mutableBase, &workCount, &info)
    return info == 0 ? zip(real, imaginary).map { ($0, $1) } : nil
  }

  /// DSYEVD without vectors, rising.
  static func eigenvalues(ofSymmetric matrix: Buffer<Double>, order: Int) -> [Double] {
    var a = matrix, values = Buffer<Double>(zeros: order)
    var work = Buffer<Double>(zeros: 2 * order + 1)
    var n = blasint(order), workCount = blasint(2 * order + 1), info: blasint = 0
    var integers: blasint = 0, one: blasint = 1
    dsyevd_(
      "N", "L", &n, a.mutableBase, &n, values.mutableBase, work.mutableBase, &workCount, &integers,
      &one, &info)
    precondition(info == 0, "LAPACK does not converge")
    return Array(values)
  }

  /// DGELQF and DORGLQ on the transpose: the Q of A = QR.
  static func orthonormalized(_ matrix: Buffer<Double>, order: Int) -> Buffer<Double> {
    var a = matrix, factors = Buffer<Double>(zeros: order), work = Buffer<Double>(zeros: 32 * order)
    var n = blasint(order), workCount = blasint(32 * order), info: blasint = 0
    dgelqf_(
      &n, &n, a.mutableBase, &n, factors.mutableBase, work.mutableBase, &workCount, &info)
    dorglq_(
      &n, &n, &n, a.mutableBase, &n, factors.mutableBase, work.mutableBase, &workCount, &info)
    precondition(info == 0, "LAPACK refuses")
    return a
  }

  /// DGESVD's smallest singular value.
  static func smallestSingularValue(of matrix: Buffer<Double>, order: Int) -> Double {
    var a = matrix, values = Buffer<Double>(zeros: order), work = Buffer<Double>(zeros: 10 * order)
    var (left, right) = (0.0, 0.0)
    var n = blasint(order), one: blasint = 1, workCount = blasint(10 * order), info: blasint = 0
    dgesvd_(
      "N", "N", &n, &n, a.mutableBase, &n, values.mutableBase, &left, &one, &right, &one,
      work.mutableBase, &workCount, &info)
    precondition(info == 0, "LAPACK does not converge")
    return values[order - 1]
  }
}

/// Square matrices that tests of decompositions share.
enum Matrices {
  static func random(_ n: Int, seed: Int = 0) -> Buffer<Double> {
    var stream = RandomStream(seed: UInt64(1000 * n + seed), purpose: .test)
    return Buffer((0..<n * n).map { _ in stream.normal() })
  }

  /// Of multiples of 1/1024, made without functions whose last bit depends on the machine.
  static func dyadic(_ n: Int) -> Buffer<Double> {
    var stream = RandomStream(seed: UInt64(n), purpose: .test)
    return Buffer((0..<n * n).map { _ in Double(stream.integer(below: 4097) - 2048) / 1024 })
  }

  static func symmetric(_ a: Buffer<Double>, _ n: Int) -> Buffer<Double> {
    Buffer((0..<n * n).map { a[min($0 / n, $0 % n) * n + max($0 / n, $0 % n)] })
  }

  static func diagonal(_ values: [Double]) -> Buffer<Double> {
    var matrix = Buffer<Double>(zeros: values.count * values.count)
    for (i, value) in values.enumerated() { matrix[i * (values.count + 1)] = value }
    return matrix
  }

  /// Q D Qᵀ with LAPACK's Q of a random matrix.
  static func symmetric(spectrum: [Double], seed: Int = 0) -> Buffer<Double> {
    let n = spectrum.count, q = Lapack.orthonormalized(random(n, seed: seed), order: n)
    var matrix = Buffer<Double>(zeros: n * n)
    for i in 0..<n {
      for j in i..<n {
        var sum = 0.0
        for k in 0..<n { sum += q[i * n + k] * spectrum[k] * q[j * n + k] }
        matrix[i * n + j] = sum
        matrix[j * n + i] = sum
      }
    }
    return matrix
  }

  static func product<S: Scalar>(
    _ a: Buffer<S>, _ b: Buffer<S>, _ n: Int, transposeA: Bool = false
  ) -> Buffer<Double> {
    var c = Buffer<Double>(zeros: n * n)
    let (a, b) = (Buffer(a.map { Double($0) }), Buffer(b.map { Double($0) }))
    multiply(
      Matrix(a.base, rows: n, columns: n), Matrix(b.base, rows: n, columns: n),
      into: MutableMatrix(c.mutableBase, rows: n, columns: n), transposeA: transposeA)
    withExtendedLifetime((a, b)) {}
    return c
  }

  /// The largest element of QᵀQ − 1.
  static func lackOfOrthogonality<S: Scalar>(_ q: Buffer<S>, _ n: Int) -> Double {
    let gram = product(q, q, n, transposeA: true)
    return (0..<n * n).reduce(0) { max($0, abs(gram[$1] - ($1 % (n + 1) == 0 ? 1 : 0))) }
  }

  static func norm(_ a: Buffer<Double>) -> Double { euclideanNorm(a) }
}

/// A hash of the bits of some numbers (FNV-1a, of 64 bits at a time).
func fingerprint(_ numbers: some Sequence<Double>) -> UInt64 {
  numbers.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01b3 }
}

/// sin πx, exact where it is 0 or ±1.
func sine(_ x: Double) -> Double {
  let x = x.remainder(dividingBy: 2)
  if abs(x) > 0.5 { return sin(.pi * ((x < 0 ? -1 : 1) - x)) }
  return sin(.pi * x)
}
