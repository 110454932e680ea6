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
  private let largestLogits: PaddedMatrix<Double>
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
    largestLogits = PaddedMatrix(columns: 1)
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
    let largest = largestLogits.rows(pass.examples * heads)
    forEachPart(of: pass.examples * heads, cost: cost) { blocks in
      for block in blocks {
        let p = weights.rows(block * length..<(block + 1) * length)
        multiply(part(q, block).reading, part(k, block).reading, into: p, transposeB: true)
        largest.base[block * largest.stride] = attentionSoftmax(
          p, scale: scale, isCausal: isCausal)
        multiply(p.reading, part(v, block).reading, into: part(attended, block))
      }
    }
    largestAttentionLogit = (0..<largest.rows).reduce(-Double.infinity) {
      let logit = largest.base[$1 * largest.stride]
      return logit > $0 || logit.isNaN ? logit : $0
    }
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
    let scratch = weightDeltas.rows(mostParts * length)
    forEachNumberedPart(of: pass.examples * heads, cost: 2 * cost) { number, blocks in
      let scores = scratch.rows(number * length..<(number + 1) * length)
      for block in blocks {
        let p = weights.rows(block * length..<(block + 1) * length)
        let d = part(attended, block).reading
        multiply(p.reading, d, into: part(dv, block), transposeA: true)
        multiply(d, part(values, block).reading, into: scores, transposeB: true)
        attentionSoftmaxBackward(scores, weights: p, scale: scale)
        multiply(scores.reading, part(keys, block).reading, into: part(dq, block))
        multiply(
          scores.reading, part(queries, block).reading, into: part(dk, block), transposeA: true)
      }
    }
    if let queryNorm { _ = queryNorm.backward(dq, pass, gradient, needsInput: true) }
    if let keyNorm { _ = keyNorm.backward(dk, pass, gradient, needsInput: true) }
    guard let target = query.backward(dq, pass, gradient, needsInput: true) else { return nil }
    key.backward(dk, pass, gradient, addingTo: target)
    value.backward(dv, pass, gradient, addingTo: target)
    return target
  }

  /// Of the forward pass of one head of one example, in numbers read and written.
  private var cost: Int { length * length * (8 + headWidth / 16) }

  /// The rows of an example, of the columns of a head: blocks are numbered head by head.
  @inline(__always)
  private func part(_ x: MutableMatrix<S>, _ block: Int) -> MutableMatrix<S> {
    let (example, head) = block.quotientAndRemainder(dividingBy: heads)
    return x.rows(example * length..<(example + 1) * length)
      .columns(head * headWidth..<(head + 1) * headWidth)
  }

  public var valuesPerExample: Int {
    let layers = [query, key, value, output].reduce(0) { $0 + $1.valuesPerExample }
    let norms = [queryNorm, keyNorm].reduce(0) { $0 + ($1?.valuesPerExample ?? 0) }
    return length * (layers + norms + 4 * attended.stride + heads * weights.stride)
  }
}
