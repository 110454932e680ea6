import Compute
import RandomStreams

/// Multi-head self-attention (Vaswani et al. 2017, arXiv 1706.03762): heads are slices of the
/// features, logits qᵀk/√(width of a head).
public final class Attention<S: Scalar>: Layer {
  private let query, key, value, output: DenseLayer<S>
  /// QK-layernorm (Henry et al. 2020, arXiv 2010.04245, in the form of Dehghani et al. 2023,
  /// arXiv 2302.05442): over the features of each head, with one gain for all heads.
  private let queryNorm, keyNorm: LayerNormalization<S>?
  private let heads, length, headWidth: Int
  private let isCausal: Bool
  private let scale: Double
  private let weights, weightDeltas: PaddedMatrix<S>
  private let attended, queryDeltas, keyDeltas, valueDeltas: PaddedMatrix<S>
  private var queries, keys, values: MutableMatrix<S>?
  public private(set) var largestAttentionLogit: Double? = 0

  public init(
    _ name: String, width: Int, heads: Int, length: Int, isCausal: Bool, normalizesQK: Bool,
    scale: InitialScale, number: Int, in layout: inout ParameterLayout
  ) {
    func dense(_ part: String, in layout: inout ParameterLayout) -> DenseLayer<S> {
      DenseLayer(
        "\(name).\(part)", inputs: width, outputs: width, scale: scale, number: number,
        in: &layout)
    }
    func norm(_ part: String, in layout: inout ParameterLayout) -> LayerNormalization<S>? {
      normalizesQK
        ? LayerNormalization(
          "\(name).\(part)", columns: width, slices: heads, hasBias: false, number: number,
          in: &layout) : nil
    }
    query = dense("q", in: &layout)
    key = dense("k", in: &layout)
    queryNorm = norm("qnorm", in: &layout)
    keyNorm = norm("knorm", in: &layout)
    value = dense("v", in: &layout)
    output = dense("o", in: &layout)
    self.heads = heads
    self.length = length
    self.isCausal = isCausal
    headWidth = width / heads
    self.scale = 1 / Double(headWidth).squareRoot()
    weights = PaddedMatrix(columns: length)
    weightDeltas = PaddedMatrix(columns: length)
    attended = PaddedMatrix(columns: width)
    queryDeltas = PaddedMatrix(columns: width)
    keyDeltas = PaddedMatrix(columns: width)
    valueDeltas = PaddedMatrix(columns: width)
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    for layer in [query, key, value, output] { layer.initialize(parameters, &stream) }
    for norm in [queryNorm, keyNorm] { norm?.initialize(parameters, &stream) }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    var q = query.forward(x, pass), k = key.forward(x, pass)
    let v = value.forward(x, pass)
    if let queryNorm { q = queryNorm.forward(q, pass) }
    if let keyNorm { k = keyNorm.forward(k, pass) }
    (queries, keys, values) = (q, k, v)
    let weights = weights.rows(pass.examples * heads * length)
    let attended = attended.rows(x.rows)
    var largest = -Double.infinity
    for (block, example, head) in blocks(pass.examples) {
      let p = weights.rows(block)
      multiply(
        part(q, example, head).reading, part(k, example, head).reading, into: p,
        transposeB: true)
      let logit = attentionSoftmax(p, scale: scale, isCausal: isCausal)
      largest = logit > largest || logit.isNaN ? logit : largest
      multiply(
        p.reading, part(v, example, head).reading, into: part(attended, example, head))
    }
    largestAttentionLogit = largest
    return output.forward(attended, pass)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let queries, let keys, let values,
      let attended = output.backward(delta, pass, gradient, needsInput: true)
    else { preconditionFailure("forward comes first") }
    let dq = queryDeltas.rows(delta.rows), dk = keyDeltas.rows(delta.rows)
    let dv = valueDeltas.rows(delta.rows)
    let weights = weights.rows(pass.examples * heads * length)
    let scores = weightDeltas.rows(length)
    for (block, example, head) in blocks(pass.examples) {
      let p = weights.rows(block)
      let d = part(attended, example, head).reading
      multiply(p.reading, d, into: part(dv, example, head), transposeA: true)
      multiply(d, part(values, example, head).reading, into: scores, transposeB: true)
      attentionSoftmaxBackward(scores, weights: p, scale: scale)
      multiply(scores.reading, part(keys, example, head).reading, into: part(dq, example, head))
      multiply(
        scores.reading, part(queries, example, head).reading, into: part(dk, example, head),
        transposeA: true)
    }
    if let queryNorm { _ = queryNorm.backward(dq, pass, gradient, needsInput: true) }
    if let keyNorm { _ = keyNorm.backward(dk, pass, gradient, needsInput: true) }
    guard let target = query.backward(dq, pass, gradient, needsInput: true) else { return nil }
    key.backward(dk, pass, gradient, addingTo: target)
    value.backward(dv, pass, gradient, addingTo: target)
    return target
  }

  /// For each example and head: the rows of its weights.
  @inline(__always)
  private func blocks(_ examples: Int) -> some Sequence<(Range<Int>, Int, Int)> {
    (0..<examples * heads).lazy.map { [heads, length] in
      ($0 * length..<($0 + 1) * length, $0 / heads, $0 % heads)
    }
  }

  /// An example's rows of a head's columns.
  @inline(__always)
  private func part(_ x: MutableMatrix<S>, _ example: Int, _ head: Int) -> MutableMatrix<S> {
    x.rows(example * length..<(example + 1) * length)
      .columns(head * headWidth..<(head + 1) * headWidth)
  }

  public var valuesPerExample: Int {
    let layers = [query, key, value, output].reduce(0) { $0 + $1.valuesPerExample }
    let norms = [queryNorm, keyNorm].reduce(0) { $0 + ($1?.valuesPerExample ?? 0) }
    return length * (layers + norms + 4 * attended.stride + heads * weights.stride)
  }
}
