import Catalog
import Compute
import RandomStreams

/// Residuals aᵢ·x − bᵢ of a random linear system with a known x*: A is n × d with standard normal
/// elements, x* is standard normal, and the initial point lies at the distance D from x* in a
/// uniformly random direction.
struct LinearResiduals<S: Scalar> {
  let rowCount: Int
  let minimiser: [Double]
  let initial: [Double]
  /// n × d
  private var rows: Buffer<S>
  /// The residuals at x*; empty if all are 0.
  private var remainders: [Double] = []
  /// x − x*
  private var offset: Buffer<Double>

  init(_ system: LinearSystem, _ context: ProblemContext) {
    let n = system.examples, d = system.dimension
    var data = context.stream(.data), start = context.stream(.initialisation)
    rowCount = n
    minimiser = (0..<d).map { _ in data.normal() }
    rows = Buffer(zeros: n * d)
    let base = rows.mutableBase
    for i in 0..<n * d { base[i] = S(data.normal()) }
    initial = point(at: system.distance, from: minimiser, &start)
    offset = Buffer(zeros: d)
  }

  /// Leaves residuals at x* for which it remains the only minimiser of the largest one, ρ.
  ///
  /// The first d + 1 rows have |rᵢ| = ρ, with random signs sᵢ, and Σ sᵢaᵢ + √d sₗaₗ = 0, where l is
  /// the last of them, which is replaced and becomes as long as the others. So 0 is in the convex
  /// hull of the subgradients sᵢaᵢ at x*, with positive weights; and since the first d rows are a
  /// basis, no e but 0 has sᵢaᵢ·e ≤ 0 for all of them. The other |rᵢ| are uniform below ρ.
  ///
  /// - Precondition: n > d
  mutating func leaveRemainders(_ ρ: Double, from stream: inout RandomStream) {
    let d = minimiser.count
    precondition(rowCount > d, "d + 1 rows")
    let signs = (0...d).map { _ in stream.next32() & 1 == 0 ? 1.0 : -1.0 }
    remainders = (0..<rowCount).map { i in
      i <= d ? ρ * signs[i] : ρ * (2 * stream.uniform() - 1)
    }
    let base = rows.mutableBase
    for j in 0..<d {
      let sum = (0..<d).reduce(0) { $0 + signs[$1] * Double(base[$1 * d + j]) }
      base[d * d + j] = S(-signs[d] * sum / Double(d).squareRoot())
    }
  }

  /// Says where the following residuals are taken.
  @inline(__always)
  mutating func move(to x: Buffer<S>) {
    let base = offset.mutableBase
    for j in 0..<offset.count { base[j] = Double(x.base[j]) - minimiser[j] }
  }

  /// aᵢ·x − bᵢ, exactly 0 at x* if nothing remains there.
  @inline(__always)
  func residual(_ i: Int) -> Double {
    let product = dot(row(i), offset.base, count: offset.count)
    return remainders.isEmpty ? product : product + remainders[i]
  }

  @inline(__always)
  func row(_ i: Int) -> UnsafePointer<S> { rows.base + i * offset.count }

  /// max ‖aᵢ‖
  var longestRow: Double {
    let count = offset.count
    return (0..<rowCount).map { dot(row($0), row($0), count: count).squareRoot() }.max() ?? 0
  }

  /// ‖A‖₂, enlarged by 10⁻¹⁰ to stay an upper bound in spite of rounding.
  var spectralNorm: Double {
    let d = offset.count
    var gram = Buffer<Double>(zeros: d * d), block = Buffer<Double>(zeros: 256 * d)
    for start in stride(from: 0, to: rowCount, by: 256) {
      let count = min(256, rowCount - start)
      let target = block.mutableBase, source = row(start)
      for i in 0..<count * d { target[i] = Double(source[i]) }
      let part = Matrix(block.base, rows: count, columns: d)
      multiply(
        part, part, into: MutableMatrix(gram.mutableBase, rows: d, columns: d), transposeA: true,
        beta: 1)
    }
    // The trace bounds the largest eigenvalue too, should the iteration not converge.
    let trace = (0..<d).reduce(0) { $0 + gram.base[$1 * d + $1] }
    let largest = eigenvalues(ofSymmetric: gram, order: d)?.first ?? trace
    return largest.squareRoot() * (1 + 1e-10)
  }

  /// Everything that both losses have in common; the minimiser only where A has rank d.
  func describe(_ truth: inout Truth, distance: Double) {
    guard rowCount >= minimiser.count else { return }
    truth.minimiser = minimiser
    truth.initialDistance = distance
  }
}

/// The size of a random linear system, and where it is started.
public struct LinearSystem: Settings, SettingGroupContent {
  @Setting(.within(1, 1e7), "n, the rows of A") public var examples = 200
  @Setting(.within(1, 2000), "d, the number of parameters") public var dimension = 20
  @Setting(.atLeast(0), "D, from the initial point to x*") public var distance = 1.0

  public init() {}

  /// The matrix has to fit into memory.
  public func validate(as owner: String) throws(ConfigurationError) {
    let largest = 200_000_000
    guard examples > largest / dimension else { return }
    throw .invalid(
      owner: owner, setting: nil,
      reason: "\(examples) × \(dimension) elements of A; at most \(largest) are supported")
  }
}
