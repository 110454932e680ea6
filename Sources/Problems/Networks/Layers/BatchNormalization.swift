import Compute
import RandomStreams

/// Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167).
///
/// Training takes the statistics of its batch. For evaluation there is no moving average, which would
/// make a loss depend on the path: the statistics are those of a calibration pass over training
/// examples at the same parameters ("precise" batch normalisation, Wu and Johnson 2021,
/// arXiv 2105.07576).
final class BatchNormalization<S: Scalar>: Layer {
  static var epsilon: Double { 1e-5 }

  private let gain, bias: ParameterLayout.Segment
  private let axis: FeatureAxis
  private let features: Int
  private let output: PaddedMatrix<S>?
  private var planes = Buffer<S>(zeros: 0)
  private let valuesPerFeature: Int
  /// Of the last batch, and of the last calibration.
  private var means, inverseDeviations, calibratedMeans, calibratedInverses: Buffer<S>
  private var normalized: MutableMatrix<S>?

  /// - Parameters:
  ///   - features: of rows, or planes
  ///   - valuesPerFeature: of an example: 1, or the pixels of a plane
  init(
    _ name: String, features: Int, axis: FeatureAxis, valuesPerFeature: Int = 1, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    gain = layout.append("\(name).weight", shape: [features], role: .gain, layer: number)
    bias = layout.append("\(name).bias", shape: [features], role: .bias, layer: number)
    self.axis = axis
    self.features = features
    self.valuesPerFeature = valuesPerFeature
    output = axis == .columns ? PaddedMatrix(columns: features) : nil
    means = Buffer(zeros: features)
    inverseDeviations = Buffer(zeros: features)
    calibratedMeans = Buffer(zeros: features)
    calibratedInverses = Buffer(repeating: 1, count: features)
  }

  func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(gain, of: parameters, with: 1)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let y = output?.rows(x.rows) ?? plane(x)
    let isTraining = if case .training = pass.mode { true } else { false }
    let isEvaluation = if case .evaluation = pass.mode { true } else { false }
    normalizeFeatures(
      x, into: y, features: axis,
      means: isTraining ? means.mutableBase : calibratedMeans.mutableBase,
      inverseDeviations: isTraining
        ? inverseDeviations.mutableBase : calibratedInverses.mutableBase,
      statisticsAreGiven: isEvaluation, gain: pass.parameters + gain.offset,
      bias: pass.parameters + bias.offset, epsilon: Self.epsilon)
    normalized = x
    return y
  }

  private func plane(_ x: MutableMatrix<S>) -> MutableMatrix<S> {
    if planes.count < x.rows * x.stride { planes = Buffer(zeros: x.rows * x.stride) }
    return MutableMatrix(
      planes.mutableBase, rows: x.rows, columns: x.columns, stride: x.stride)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let normalized else { preconditionFailure("forward comes first") }
    normalizeFeaturesBackward(
      delta, normalized: normalized, features: axis, inverseDeviations: inverseDeviations.base,
      gain: pass.parameters + gain.offset, gainGradient: gradient + gain.offset,
      biasGradient: gradient + bias.offset)
    return delta
  }

  var valuesPerExample: Int { features * valuesPerFeature }
  var normalizesBatches: Bool { true }
}
