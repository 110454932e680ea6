extension SquareMatrix {
  /// The eigenvalues of a matrix in Hessenberg form, by the QR algorithm with implicit double shifts
  /// (Francis 1961, doi 10.1093/comjnl/4.3.265); leaves no meaning in the matrix.
  ///
  /// - Returns: `nil` if it does not converge
  mutating func eigenvaluesOfHessenbergForm() -> [(real: Double, imaginary: Double)]? {
    var iteration = FrancisIteration(base, order: order)
    return iteration.run() ? iteration.values : nil
  }
}

private struct FrancisIteration {
  private let h: UnsafeMutablePointer<Double>
  private let n: Int
  /// What counts as zero whatever its neighbours.
  private let negligible: Double
  private(set) var values: [(real: Double, imaginary: Double)] = []

  init(_ h: UnsafeMutablePointer<Double>, order n: Int) {
    self.h = h
    self.n = n
    negligible = Double.leastNormalMagnitude / Double.ulpOfOne * Double(n)
  }

  private subscript(row: Int, column: Int) -> Double {
    get { h[row * n + column] }
    nonmutating set { h[row * n + column] = newValue }
  }

  /// Finds eigenvalues from the lower end on, one or two at a time.
  mutating func run() -> Bool {
    var last = n - 1, rounds = 0, total = 0
    // About three for an eigenvalue are usual.
    let most = 30 * max(10, n)
    while last >= 0 {
      let first = startOfBlock(endingAt: last)
      switch last - first {
      case 0:
        values.append((self[last, last], 0))
      case 1:
        values += Self.pair(
          self[first, first], self[first, last], self[last, first], self[last, last])
      default:
        rounds += 1
        total += 1
        if total > most { return false }
        sweep(first, last, isExceptional: rounds.isMultiple(of: 10))
        continue
      }
      last = first - 1
      rounds = 0
    }
    return true
  }

  /// Where the unreduced block begins that ends at a row; what couples it to those above is made
  /// zero.
  private func startOfBlock(endingAt last: Int) -> Int {
    for i in stride(from: last, to: 0, by: -1) where isNegligible(i) {
      self[i, i - 1] = 0
      return i
    }
    return 0
  }

  /// Whether an element of the subdiagonal may be taken for zero: small beside its neighbours on the
  /// diagonal, and its product with the one on the other side too, so that eigenvalues far smaller
  /// than their neighbours are not lost (Ahues and Tisseur 1997, LAPACK working note 122).
  private func isNegligible(_ i: Int) -> Bool {
    let below = abs(self[i, i - 1])
    if below <= negligible { return true }
    let above = abs(self[i - 1, i]), corner = self[i, i], difference = self[i - 1, i - 1] - corner
    guard below <= Double.ulpOfOne * (abs(corner) + abs(self[i - 1, i - 1])) else { return false }
    let (ab, ba) = (max(below, above), min(below, above))
    let (aa, bb) = (max(abs(corner), abs(difference)), min(abs(corner), abs(difference)))
    let sum = aa + ab
    return ba * (ab / sum) <= max(negligible, Double.ulpOfOne * (bb * (aa / sum)))
  }

  /// One double step on an unreduced block of at least three rows. Only the block is kept up to date:
  /// eigenvalues need no more.
  private func sweep(_ first: Int, _ last: Int, isExceptional: Bool) {
    let (one, two) = shifts(last, isExceptional)
    var start = first, v = (0.0, 0.0, 0.0)
    for k in stride(from: last - 2, through: first, by: -1) {
      v = firstColumn(k, one, two)
      start = k
      // Two small elements in a row do instead of one that is negligible.
      if k > first,
        abs(self[k, k - 1]) * (abs(v.1) + abs(v.2)) <= Double.ulpOfOne * abs(v.0)
          * (abs(self[k - 1, k - 1]) + abs(self[k, k]) + abs(self[k + 1, k + 1]))
      {
        break
      }
    }
    for k in start..<last {
      let isWhole = k + 2 <= last
      if k > start { v = (self[k, k - 1], self[k + 1, k - 1], isWhole ? self[k + 2, k - 1] : 0) }
      guard let mirror = Mirror(v) else { continue }
      if k > start {
        self[k, k - 1] = mirror.end
        self[k + 1, k - 1] = 0
        if isWhole { self[k + 2, k - 1] = 0 }
      } else if k > first {
        // The two elements below are negligible.
        self[k, k - 1] *= 1 - mirror.factor
      }
      reflect(mirror, k, isWhole, columns: k...last, rows: first...min(k + 3, last))
    }
  }

  /// Applies a reflection of two or three coordinates from both sides.
  private func reflect(
    _ mirror: Mirror, _ k: Int, _ isWhole: Bool, columns: ClosedRange<Int>, rows: ClosedRange<Int>
  ) {
    let (v, w, τ) = (mirror.second, mirror.third, mirror.factor)
    for j in columns {
      let sum = τ * (self[k, j] + v * self[k + 1, j] + (isWhole ? w * self[k + 2, j] : 0))
      self[k, j] -= sum
      self[k + 1, j] -= sum * v
      if isWhole { self[k + 2, j] -= sum * w }
    }
    for i in rows {
      let sum = τ * (self[i, k] + v * self[i, k + 1] + (isWhole ? w * self[i, k + 2] : 0))
      self[i, k] -= sum
      self[i, k + 1] -= sum * v
      if isWhole { self[i, k + 2] -= sum * w }
    }
  }

  /// The eigenvalues of the last two rows; of two real ones twice the one that is nearer to the last
  /// element. Now and then a pair that has to do with nothing, which leads out of a circle: the
  /// choice is that of EISPACK's `hqr`.
  private func shifts(_ last: Int, _ isExceptional: Bool) -> (Shift, Shift) {
    let corner = self[last, last]
    var pair: [Shift]
    if isExceptional {
      let size = abs(self[last, last - 1]) + abs(self[last - 1, last - 2])
      let diagonal = corner + 0.75 * size
      pair = Self.pair(diagonal, -0.4375 * size, size, diagonal)
    } else {
      pair = Self.pair(
        self[last - 1, last - 1], self[last - 1, last], self[last, last - 1], corner)
    }
    if pair[0].imaginary == 0 {
      let nearer = abs(pair[0].real - corner) <= abs(pair[1].real - corner) ? pair[0] : pair[1]
      pair = [nearer, nearer]
    }
    return (pair[0], pair[1])
  }

  private typealias Shift = (real: Double, imaginary: Double)

  /// The direction of (H − σ₁)(H − σ₂)e, e the unit vector of a row, as if the block began there: its
  /// three elements that are not zero.
  private func firstColumn(_ k: Int, _ one: Shift, _ two: Shift) -> (Double, Double, Double) {
    let corner = self[k, k], below = self[k + 1, k]
    let size = abs(corner - two.real) + abs(two.imaginary) + abs(below)
    guard size > 0 else { return (0, 0, 0) }
    let share = below / size
    let v = (
      share * self[k, k + 1] + (corner - one.real) * ((corner - two.real) / size)
        - one.imaginary * (two.imaginary / size),
      share * ((corner - one.real) + (self[k + 1, k + 1] - two.real)),
      share * self[k + 2, k + 1]
    )
    let sum = abs(v.0) + abs(v.1) + abs(v.2)
    return sum > 0 ? (v.0 / sum, v.1 / sum, v.2 / sum) : v
  }

  /// The eigenvalues of two rows (a b; c d): d + z and d − bc/z with z² − (a − d) z = bc, of which z
  /// is the solution of the larger magnitude, so that nothing cancels.
  static func pair(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) -> [(real: Double, imaginary: Double)] {
    guard b != 0, c != 0 else { return [(a, 0), (d, 0)] }
    let half = a / 2 - d / 2
    let large = max(abs(b), abs(c)), small = min(abs(b), abs(c)) * ((b < 0) == (c < 0) ? 1 : -1)
    let scale = max(abs(half), large)
    let p = half / scale, product = large / scale * small
    let square = p * half + product
    let root = abs(square).squareRoot() * scale.squareRoot()
    guard square >= 0 else { return [(d + half, root), (d + half, -root)] }
    let z = half < 0 ? half - root : half + root
    guard z != 0 else { return [(d, 0), (d, 0)] }
    return [(d + z, 0), (d - large / z * small, 0)]
  }
}

/// The reflection 1 − τ u uᵀ, u = (1, second, third), that leaves only the first of three elements.
private struct Mirror {
  let factor, second, third: Double
  /// What that becomes.
  let end: Double

  /// - Returns: `nil` if the others are zero already
  init?(_ v: (Double, Double, Double)) {
    let rest = max(abs(v.1), abs(v.2))
    guard rest > 0 else { return nil }
    let scale = max(rest, abs(v.0))
    let (x, y, z) = (v.0 / scale, v.1 / scale, v.2 / scale)
    let length = (x * x + y * y + z * z).squareRoot(), turned = x > 0 ? -length : length
    factor = (turned - x) / turned
    second = y / (x - turned)
    third = z / (x - turned)
    end = turned * scale
  }
}
