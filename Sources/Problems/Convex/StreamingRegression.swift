import Catalog
import Compute
import RandomStreams

/// How features are distributed; both laws have mean 0 and unit variance.
public enum FeatureLaw: String, SettingChoice {
  case gaussian
  /// −1 or 1 with equal probability, thirty-two of them from one random word.
  case signs

  /// E[x⁴]
  var kurtosis: Double { self == .gaussian ? 3 : 1 }

  /// Fills a row with independent features, each times its deviation.
  @inline(__always)
  func draw(
    _ row: UnsafeMutablePointer<Double>, deviations: UnsafePointer<Double>, count: Int,
    from stream: inout RandomStream
  ) {
    switch self {
    case .gaussian:
      for j in 0..<count { row[j] = deviations[j] * stream.normal() }
    case .signs:
      for start in stride(from: 0, to: count, by: 32) {
        let word = UInt64(stream.next32())
        // The bit becomes the sign bit: nothing to predict.
        for j in start..<min(start + 32, count) {
          let sign = (word >> UInt64(j - start)) << 63
          row[j] = Double(bitPattern: deviations[j].bitPattern ^ sign)
        }
      }
    }
  }
}

/// Linear regression on examples that are drawn when they are needed and never seen again.
struct StreamingRegression<S: Scalar> {
  let design: RandomDesign
  let minimiser: [Double]
  private let law: FeatureLaw
  private let deviations: Buffer<Double>
  private let context: ProblemContext
  /// w − w*, one example's features, and the sum of gradients.
  private var offset, row, sum: Buffer<Double>

  init(
    _ law: FeatureLaw, variances: [Double], labelNoise: Double, minimiser: [Double],
    context: ProblemContext
  ) {
    design = RandomDesign(
      variances: variances, kurtosis: law.kurtosis, labelNoise: labelNoise)
    self.minimiser = minimiser
    self.law = law
    deviations = Buffer(variances.map { $0.squareRoot() })
    self.context = context
    offset = Buffer(zeros: variances.count)
    row = offset
    sum = offset
  }

  /// The mean of ½(x·w − y)² over a batch, and its gradient; for a full batch ½eᵀHe, the expectation
  /// without the labels' noise.
  @inline(__always)
  mutating func loss(
    at w: Buffer<S>, on batch: Batch, gradient: inout Buffer<S>
  ) -> Double {
    guard case .examples(let size) = batch.size else {
      setOffset(w)
      let g = gradient.mutableBase
      for i in 0..<offset.count { g[i] = S(design.variances[i] * offset.base[i]) }
      return design.excess(at: offset)
    }
    setOffset(w)
    let count = offset.count, row = row.mutableBase, sum = sum.mutableBase
    for i in 0..<count { sum[i] = 0 }
    var stream = context.stream(.noise, index: UInt64(batch.step))
    var loss = 0.0
    for _ in 0..<size {
      law.draw(row, deviations: deviations.base, count: count, from: &stream)
      let residual = dot(row, offset.base, count: count) - design.labelNoise * stream.normal()
      add(residual, times: row, to: sum, count: count)
      loss += 0.5 * residual * residual
    }
    let g = gradient.mutableBase
    for i in 0..<count { g[i] = S(sum[i] / Double(size)) }
    return loss / Double(size)
  }

  /// ½eᵀHe
  @inline(__always)
  mutating func excess(at w: Buffer<S>) -> Double {
    setOffset(w)
    return design.excess(at: offset)
  }

  /// In the order of ``measureNames``.
  @inline(__always)
  mutating func measures(at w: Buffer<S>) -> [Double] {
    setOffset(w)
    let scales = design.noiseScales(at: offset)
    return [scales.full, scales.simple]
  }

  static var measureNames: [String] { ["noise_scale", "simple_noise_scale"] }

  /// What ``describe(_:initial:)`` can state.
  static var facts: [Truth.Fact] {
    [
      .spectrum, .largestEigenvalue, .minimiser, .minimum, .initialDistance, .initialLoss,
      .noiseScale, .simpleNoiseScale, .meanSquareStabilityLimit, .lossFloor,
    ]
  }

  /// Everything that is known, if the loss at the minimiser is 0.
  func describe(_ truth: inout Truth, initial: [Double]) {
    let offset = zip(initial, minimiser).map { $0 - $1 }
    truth.randomDesign = design
    truth.spectrum = design.variances.sorted(by: >)
    truth.largestEigenvalue = truth.spectrum?.first
    truth.minimiser = minimiser
    truth.minimum = 0
    truth.lossFloor = 0
    truth.initialDistance = offset.reduce(0) { $0 + $1 * $1 }.squareRoot()
    truth.initialLoss = design.excess(at: offset)
    let scales = design.noiseScales(at: offset)
    if scales.full.isFinite { truth.noiseScale = scales.full }
    if scales.simple.isFinite { truth.simpleNoiseScale = scales.simple }
  }

  @inline(__always)
  private mutating func setOffset(_ w: Buffer<S>) {
    let base = offset.mutableBase
    for i in 0..<offset.count { base[i] = Double(w.base[i]) - minimiser[i] }
  }
}
