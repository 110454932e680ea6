import Compute
import RandomStreams
import Testing

/// The package's own products, for every set of instructions that this processor has.
///
/// The suite is serialized since the set in use is one for the process. Other tests may see it change,
/// which changes none of their numbers: that is what is tested here.
@Suite(.serialized) struct ProductTests {
  static let sets = InstructionSet.allCases.filter {
    $0 != .baseline && $0.isWithin(InstructionSet.widest)
  }

  /// A product's operands in memory that ends, and begins, at pages that cannot be read.
  struct Operands<S: Scalar> {
    let m, n, k: Int
    let flipA, flipB: Bool
    let a, b: GuardedMemory<S>
    let strideA, strideB: Int

    init(_ m: Int, _ n: Int, _ k: Int, flip: Int, _ stream: inout RandomStream) {
      (self.m, self.n, self.k) = (m, n, k)
      (flipA, flipB) = (flip & 1 == 1, flip & 2 == 2)
      strideA = (flipA ? m : k) + stream.integer(below: 3)
      strideB = (flipB ? k : n) + stream.integer(below: 3)
      a = GuardedMemory((flipA ? k - 1 : m - 1) * strideA + (flipA ? m : k)) {
        S(stream.normal())
      }
      b = GuardedMemory((flipB ? n - 1 : k - 1) * strideB + (flipB ? k : n)) {
        S(stream.normal())
      }
    }

    var first: Matrix<S> {
      Matrix(a.base, rows: flipA ? k : m, columns: flipA ? m : k, stride: strideA)
    }
    var second: Matrix<S> {
      Matrix(b.base, rows: flipB ? n : k, columns: flipB ? k : n, stride: strideB)
    }

    func product(
      _ multiply: (Matrix<S>, Matrix<S>, MutableMatrix<S>, Bool, Bool, S, S) -> Void,
      alpha: S = 0.75, beta: S = 0, stride: Int, initial: (Int) -> S
    ) -> GuardedMemory<S> {
      var i = -1
      let c = GuardedMemory<S>((m - 1) * stride + n) {
        i += 1
        return initial(i)
      }
      multiply(
        first, second, MutableMatrix(c.base, rows: m, columns: n, stride: stride), flipA, flipB,
        alpha, beta)
      return c
    }
  }

  @Test(arguments: sets, 0..<60)
  func `products equal the triple loop, and touch nothing else`(set: InstructionSet, seed: Int) {
    InstructionSet.use(set)
    defer { InstructionSet.use(.widest) }
    checkAgainstLoop(seed, as: Double.self, tolerance: 1e-14)
    checkAgainstLoop(seed, as: Float.self, tolerance: 1e-6)
  }

  private func checkAgainstLoop<S: Scalar>(_ seed: Int, as: S.Type, tolerance: Double) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .test)
    func size(_ largest: Int) -> Int { 1 + stream.integer(below: largest) }
    // Some longer than is summed at once.
    let (m, n, k) = (size(45), size(150), size(seed % 5 == 0 ? 900 : 60))
    let operands = Operands<S>(m, n, k, flip: seed, &stream)
    let beta: S = [0, 1, 0.5][seed % 3]
    let stride = n + size(4) - 1
    func initial(_ i: Int) -> S { i % stride < n ? S(i % 7) - 3 : .nan }
    let c = operands.product(
      multiply, alpha: 0.75, beta: beta, stride: stride, initial: initial)
    var worst = 0.0, isTouched = false
    for i in 0..<m {
      for j in 0..<n {
        var sum = 0.0
        for l in 0..<k {
          sum +=
            Double(
              operands.a.base[operands.flipA ? l * operands.strideA + i : i * operands.strideA + l])
            * Double(
              operands.b.base[operands.flipB ? j * operands.strideB + l : l * operands.strideB + j])
        }
        let expected = 0.75 * sum + Double(beta) * Double(initial(i * stride + j))
        let difference = abs(Double(c.base[i * stride + j]) - expected)
        worst = difference.isNaN ? .infinity : max(worst, difference)
      }
      for j in n..<stride where i < m - 1 { isTouched = isTouched || !c.base[i * stride + j].isNaN }
    }
    withExtendedLifetime((operands, c)) {}
    #expect(worst <= tolerance * Double(k))
    #expect(!isTouched)
  }

  /// Large enough for copies of blocks, with edges in every direction.
  static let large = [
    (600, 700, 1000), (1031, 517, 390), (250, 1029, 2000), (3000, 130, 200), (512, 2100, 385),
  ]

  @Test(arguments: large, 0..<4)
  func `large products equal OpenBLAS's`(shape: (Int, Int, Int), flip: Int) {
    checkAgainstOpenBLAS(shape, flip, as: Float.self)
    checkAgainstOpenBLAS(shape, flip, as: Double.self)
  }

  private func checkAgainstOpenBLAS<S: Scalar>(
    _ shape: (Int, Int, Int), _ flip: Int, as: S.Type
  ) {
    var stream = RandomStream(seed: UInt64(flip), purpose: .test)
    let operands = Operands<S>(shape.0, shape.1, shape.2, flip: flip, &stream)
    let own = operands.product(multiply, stride: shape.1) { _ in .nan }
    let other = operands.product(multiplyByOpenBLAS, stride: shape.1) { _ in .nan }
    var worst = 0.0
    for i in 0..<shape.0 * shape.1 {
      let difference = abs(Double(own.base[i]) - Double(other.base[i]))
      worst = difference.isNaN ? .infinity : max(worst, difference)
    }
    withExtendedLifetime((own, other)) {}
    // √k u Σ|ab| for sums in any order (Higham and Mary 2019, doi 10.1137/18M1226312); of normal
    // numbers |ab| is .64 on average.
    let k = Double(shape.2)
    #expect(worst <= k.squareRoot() * Double(S.ulpOfOne) / 2 * 0.64 * k)
  }

  @Test(arguments: large + [(1, 1, 1), (7, 300, 33), (300, 1, 500), (64, 64, 64), (97, 31, 800)])
  func `the bits are those of every set of instructions and number of threads`(
    shape: (Int, Int, Int)
  ) {
    for flip in 0..<4 {
      checkBits(shape, flip, as: Float.self)
      checkBits(shape, flip, as: Double.self)
    }
  }

  private func checkBits<S: Scalar>(_ shape: (Int, Int, Int), _ flip: Int, as: S.Type) {
    var stream = RandomStream(seed: 9, purpose: .test)
    let operands = Operands<S>(shape.0, shape.1, shape.2, flip: flip, &stream)
    func product() -> GuardedMemory<S> {
      operands.product(multiply, alpha: 1, beta: 1, stride: shape.1) { S($0 % 5) }
    }
    let expected = product()
    for threads in [2, 3] {
      let shared = ThreadTeam.with(threads: threads) { product() }
      #expect(shared.equals(expected), "\(threads) threads")
    }
    for set in Self.sets {
      InstructionSet.use(set)
      #expect(product().equals(expected), "\(set)")
    }
    InstructionSet.use(.widest)
  }

  @Test func `an element is its sum in order, 384 terms at a time`() {
    var stream = RandomStream(seed: 3, purpose: .test)
    let operands = Operands<Float>(2, 3, 1000, flip: 0, &stream)
    let c = operands.product(multiply, alpha: -1.25, beta: 0, stride: 3) { _ in .nan }
    for i in 0..<2 {
      for j in 0..<3 {
        var expected: Float?
        for start in stride(from: 0, to: 1000, by: 384) {
          var sum: Float = 0
          for l in start..<min(start + 384, 1000) {
            sum.addProduct(
              operands.a.base[i * operands.strideA + l], operands.b.base[l * operands.strideB + j])
          }
          expected = expected.map { $0 + -1.25 * sum } ?? -1.25 * sum
        }
        #expect(c.base[i * 3 + j] == expected)
      }
    }
    withExtendedLifetime((operands, c)) {}
  }

  @Test func `what is not finite stays so, and a factor of zero clears it`() {
    let a: Buffer<Float> = [.infinity, 1], b: Buffer<Float> = [0, 1]
    var c: Buffer<Float> = [.nan]
    func multiplied(beta: Float) -> Float {
      multiply(
        Matrix(a.base, rows: 1, columns: 2), Matrix(b.base, rows: 2, columns: 1),
        into: MutableMatrix(c.mutableBase, rows: 1, columns: 1), beta: beta)
      return c[0]
    }
    #expect(multiplied(beta: 0).isNaN)
    let nothing = Buffer<Float>(zeros: 0)
    c[0] = .nan
    multiply(
      Matrix(nothing.base, rows: 1, columns: 0), Matrix(nothing.base, rows: 0, columns: 1),
      into: MutableMatrix(c.mutableBase, rows: 1, columns: 1))
    #expect(c[0] == 0)
  }
}

extension InstructionSet {
  fileprivate func isWithin(_ widest: InstructionSet) -> Bool {
    Self.allCases.firstIndex(of: self)! <= Self.allCases.firstIndex(of: widest)!
  }
}
