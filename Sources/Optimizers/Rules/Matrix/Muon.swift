import Catalog
import Compute

/// Momentum whose update of every weight matrix is brought near to an orthogonal one; AdamW for the
/// parameters that are no matrices.
///
/// Jordan et al. 2024 (kellerjordan.github.io/posts/muon), with the weight decay and the matching
/// of AdamW's update size of Liu et al. 2025, arXiv 2502.16982. Segments of more than two
/// dimensions are matrices of their first against all others. Bound by the products of its
/// Newton–Schulz iteration, about 2k(2mn² + n³) operations for an m × n matrix, n ≤ m.
public struct Muon: OptimizerRule {
  @Setting(.from(0, below: 1), "β of m ← βm + (1 − β)g") public var momentum = 0.95
  @Setting("orthogonalise (1 − β)g + βm instead of m") public var nesterov = true
  @Setting(.decoupledWeightDecay) public var weightDecay = 0.1
  @Setting("factor of the rate by a matrix's shape")
  public var rateAdjustment = RateAdjustment.original
  @Setting(.within(0, 99), "of Newton and Schulz") public var iterations = 5
  @Setting("a, b, c of the iteration") public var coefficients = [3.4445, -4.775, 2.0315]
  @Setting(.atLeast(1e-30), "least norm to divide by") public var epsilon = 1e-7
  @Setting(.atLeast(0), "times the rate, for what is no matrix (AdamW)")
  public var vectorRate = 1.0
  @Setting(.from(0, below: 1), "AdamW's, for what is no matrix") public var vectorBeta1 = 0.9
  @Setting(.within(0, 0.999_999_999), "AdamW's, for what is no matrix")
  public var vectorBeta2 = 0.95
  @Setting(.atLeast(1e-30), "AdamW's, for what is no matrix") public var vectorEpsilon = 1e-8

  public init() {}

  public static let about = About(
    "muon", "orthogonalised momentum for matrices, AdamW for the rest",
    Citation("Jordan et al. 2024; Liu et al. 2025", arXiv: "2502.16982"))

  public func validate(as owner: String) throws(ConfigurationError) {
    guard coefficients.count != 3 else { return }
    throw .invalid(
      owner: owner, setting: "coefficients",
      reason: "\(coefficients.count) coefficients; there are three, a, b and c")
  }

  public func start<S: Scalar>(
    _ groups: ParameterGroups<S>
  ) throws(ConfigurationError) -> any Optimizer<S> {
    try validate(as: Self.about.id)
    return MuonState(self, groups)
  }
}

private struct MuonState<S: Scalar>: Optimizer {
  private let rule: Muon
  private let groups: ParameterGroups<S>
  private var m: Buffer<S>
  private var vectors: VectorParameters<S>
  private var x: Buffer<S>
  private var next: Buffer<S>
  private var gram: Buffer<S>
  private var polynomial: Buffer<S>

  init(_ rule: Muon, _ groups: ParameterGroups<S>) {
    self.rule = rule
    self.groups = groups
    let matrices = groups.layout.segments.filter(\.isMatrix)
    let largest = matrices.map(\.count).max() ?? 0
    let order = matrices.map { min($0.shape[0], $0.count / $0.shape[0]) }.max() ?? 0
    m = Buffer(zeros: matrices.isEmpty ? 0 : groups.count)
    let adamW = AdamW {
      $0.beta1 = rule.vectorBeta1
      $0.beta2 = rule.vectorBeta2
      $0.epsilon = rule.vectorEpsilon
      $0.weightDecay = rule.weightDecay
    }
    vectors = VectorParameters(adamW, rateFactor: rule.vectorRate, groups)
    x = Buffer(zeros: largest)
    next = Buffer(zeros: largest)
    gram = Buffer(zeros: order * order)
    polynomial = Buffer(zeros: order * order)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func step(_ w: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    for (segment, settings) in zip(groups.layout.segments, groups.segmentSettings)
    where segment.isMatrix {
      let rate = rate * settings.rateMultiplier
      let β = S(rule.momentum), fresh = S(1 - rule.momentum)
      let ahead: S = rule.nesterov ? fresh : 0, along: S = rule.nesterov ? β : 1
      let g = gradient.base + segment.offset, m = self.m.mutableBase + segment.offset
      let x = self.x.mutableBase
      for i in 0..<segment.count {
        m[i] = β * m[i] + fresh * g[i]
        x[i] = ahead * g[i] + along * m[i]
      }
      orthogonalize(rows: segment.shape[0], columns: segment.count / segment.shape[0])
      let keep = S(1 - (settings.decays ? rate * rule.weightDecay : 0))
      let η = S(rate * rule.rateAdjustment.factor(segment))
      let wᵢ = w.mutableBase + segment.offset, update = self.x.base
      for i in 0..<segment.count { wᵢ[i] = keep * wᵢ[i] - η * update[i] }
    }
    vectors.step(&w, gradient: gradient, rate: rate)
  }

  /// X ← aX + (bG + cG²)X with G = XXᵀ, a few times, from X of norm 1: it drives all singular
  /// values near to 1. For tall matrices the same from the other side, with the smaller G = XᵀX.
  @inline(__always)
  private mutating func orthogonalize(rows: Int, columns: Int) {
    let count = rows * columns, isTall = rows > columns, order = min(rows, columns)
    let norm = max(sumOfSquares(x, in: 0..<count).squareRoot(), rule.epsilon)
    let scale = S(1 / norm)
    do {
      let x = self.x.mutableBase
      for i in 0..<count { x[i] *= scale }
    }
    let a = S(rule.coefficients[0]), b = S(rule.coefficients[1]), c = S(rule.coefficients[2])
    for _ in 0..<rule.iterations {
      let x = Matrix(self.x.base, rows: rows, columns: columns)
      let gram = MutableMatrix(self.gram.mutableBase, rows: order, columns: order)
      multiply(x, x, into: gram, transposeA: isTall, transposeB: !isTall)
      let polynomial = MutableMatrix(self.polynomial.mutableBase, rows: order, columns: order)
      for i in 0..<order * order { polynomial.base[i] = gram.base[i] }
      multiply(gram.reading, gram.reading, into: polynomial, alpha: c, beta: b)
      let next = MutableMatrix(self.next.mutableBase, rows: rows, columns: columns)
      for i in 0..<count { next.base[i] = x.base[i] }
      if isTall {
        multiply(x, polynomial.reading, into: next, beta: a)
      } else {
        multiply(polynomial.reading, x, into: next, beta: a)
      }
      swap(&self.x, &self.next)
    }
  }

  var memoryPasses: [MemoryPass] { [] }

  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    if m.count > 0 { body(.direction, &m) }
    vectors.forEachState(body)
  }

  /// AdamW's, where nothing is a matrix.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    vectors.preconditioner(into: &scale)
  }

  /// AdamW's, where nothing is a matrix.
  func largestStableRate(curvature λ: Double) -> Double? {
    vectors.largestStableRate(curvature: λ)
  }
}

/// How Muon's step length depends on a matrix's shape.
public enum RateAdjustment: String, SettingChoice {
  /// √max(1, rows/columns)
  case original
  /// 0.2 √max(rows, columns): updates of AdamW's size, so that its rate can be used.
  case matchAdamW = "match-adamw"
  case none

  func factor(_ segment: ParameterLayout.Segment) -> Double {
    let rows = Double(segment.shape[0]), columns = Double(segment.count / segment.shape[0])
    return switch self {
    case .original: max(1, rows / columns).squareRoot()
    case .matchAdamW: 0.2 * max(rows, columns).squareRoot()
    case .none: 1
    }
  }
}

extension ParameterLayout.Segment {
  /// Whether matrix methods apply.
  var isMatrix: Bool { shape.count >= 2 && count > 0 }
}
