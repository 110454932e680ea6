import Compute

/// The form of a transformer.
package struct TransformerArchitecture: NetworkArchitecture {
  var vocabulary, length, width, layers, heads, hidden: Int
  var norm = NormPosition.pre
  var isCausal = true
  var normalizesQK = false
  var sharesOutput = false
  var hasFinalNorm = true
  var scale = InitialScale()
  /// Whether names tell the blocks apart even if there is only one.
  var namesBlocks = true

  package init(
    vocabulary: Int,
    length: Int,
    width: Int,
    layers: Int,
    heads: Int,
    hidden: Int,
    norm: NormPosition = .pre,
    isCausal: Bool = true,
    normalizesQK: Bool = false,
    sharesOutput: Bool = false,
    hasFinalNorm: Bool = true,
    namesBlocks: Bool = true
  ) {
    self.vocabulary = vocabulary
    self.length = length
    self.width = width
    self.layers = layers
    self.heads = heads
    self.hidden = hidden
    self.norm = norm
    self.isCausal = isCausal
    self.normalizesQK = normalizesQK
    self.sharesOutput = sharesOutput
    self.hasFinalNorm = hasFinalNorm
    self.namesBlocks = namesBlocks
  }

  package func network<S: Scalar>(_ context: ProblemContext?) -> Network<S> {
    var layout = ParameterLayout()
    let embedding = Embedding<S>(
      vocabulary: vocabulary, length: length, width: width,
      // A tied output wants logits of variance 1.
      deviation: scale.factor / (sharesOutput ? Double(width).squareRoot() : 1),
      isShared: sharesOutput, in: &layout)
    var layers: [any Layer<S>] = [embedding]
    for number in 0..<self.layers {
      layers.append(
        TransformerBlock<S>(
          namesBlocks ? "blocks.\(number)." : "", width: width, heads: heads, length: length,
          hidden: hidden, norm: norm, isCausal: isCausal,
          normalizesQK: normalizesQK, scale: scale, number: number + 1, in: &layout))
    }
    if hasFinalNorm {
      layers.append(
        LayerNormalization<S>("lnf", columns: width, number: self.layers + 1, in: &layout))
    }
    layers.append(
      DenseLayer<S>(
        "head", inputs: width, outputs: vocabulary, hasBias: false,
        weight: sharesOutput ? embedding.tokenWeight : nil, scale: scale, isLast: true,
        number: self.layers + 1, in: &layout))
    return Network(layers, layout: layout)
  }
}
