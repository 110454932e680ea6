import Compute

/// AdamW for the segments that a matrix method leaves over: biases, gains, vectors.
///
/// They are gathered into a small buffer, stepped, and put back.
struct VectorParameters<S: Scalar>: Sendable {
  private let segments: [ParameterLayout.Segment]
  private let rateFactor: Double
  /// Of all parameters, the matrices too.
  private let parameterCount: Int
  private var rule: AdamWState<S>
  private var w: Buffer<S>
  private var g: Buffer<S>

  init(_ rule: AdamW, rateFactor: Double, _ groups: ParameterGroups<S>) {
    let chosen = zip(groups.layout.segments, groups.segmentSettings).filter { !$0.0.isMatrix }
    segments = chosen.map(\.0)
    var layout = ParameterLayout()
    for segment in segments { layout.append(segment.name, shape: segment.shape) }
    parameterCount = groups.count
    self.rateFactor = rateFactor
    self.rule = AdamWState(rule, ParameterGroups(layout, settings: chosen.map(\.1)))
    w = Buffer(zeros: layout.count)
    g = Buffer(zeros: layout.count)
  }

  mutating func step(_ parameters: inout Buffer<S>, gradient: Buffer<S>, rate: Double) {
    guard w.count > 0 else { return }
    var position = 0
    for segment in segments {
      (w.mutableBase + position).update(
        from: parameters.base + segment.offset, count: segment.count)
      (g.mutableBase + position).update(from: gradient.base + segment.offset, count: segment.count)
      position += segment.count
    }
    rule.step(&w, gradient: g, rate: rate * rateFactor)
    position = 0
    for segment in segments {
      (parameters.mutableBase + segment.offset).update(
        from: w.base + position, count: segment.count)
      position += segment.count
    }
  }
}

extension VectorParameters {
  private var areAll: Bool { w.count == parameterCount }

  /// Visits AdamW's state, with zeros in the places of the matrices.
  mutating func forEachState(_ body: (StateRole, inout Buffer<S>) -> Void) {
    guard w.count > 0 else { return }
    guard !areAll else { return rule.forEachState(body) }
    let segments = segments
    var whole = Buffer<S>(zeros: parameterCount)
    rule.forEachState { role, own in
      var position = 0
      for segment in segments {
        for i in 0..<segment.count { whole[segment.offset + i] = own[position + i] }
        position += segment.count
      }
      body(role, &whole)
      position = 0
      for segment in segments {
        for i in 0..<segment.count { own[position + i] = whole[segment.offset + i] }
        position += segment.count
      }
    }
  }

  /// AdamW's over the factor of the rate; none if there are matrices.
  func preconditioner(into scale: inout Buffer<S>) -> Bool {
    guard areAll, rule.preconditioner(into: &scale) else { return false }
    let scale = scale.mutableBase, inverse = S(1 / rateFactor)
    for i in 0..<parameterCount { scale[i] *= inverse }
    return true
  }

  /// AdamW's, on whose rate a factor is; `nil` if there are matrices.
  func largestStableRate(curvature λ: Double) -> Double? {
    guard areAll, rateFactor > 0 else { return nil }
    return rule.largestStableRate(curvature: λ / rateFactor).map { $0 / rateFactor }
  }
}
