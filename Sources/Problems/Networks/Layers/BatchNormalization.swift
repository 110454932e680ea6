import Compute
import RandomStreams

/// Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167).
///
/// Training takes the statistics of its batch. For evaluation there is no moving average, which would
/// make a loss depend on the path: the statistics are those of a calibration pass over training
/// examples at the same parameters ("precise" batch normalisation, Wu and Johnson 2021,
/// arXiv 2105.07576).
public final class BatchNormalization<S: Scalar>: Layer {
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

  /// A layer with a gain and a bias for each feature.
  ///
  /// - Parameters:
  ///   - name: what the names of the parameters begin with, without the point
  ///   - features: the numbers of a row or, of images, the channels
  ///   - axis: whether features are columns, because examples are rows, or rows, which hold planes
  ///   - valuesPerFeature: the numbers that an example has of a feature: 1, or the pixels of a
  ///     plane
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - layout: to which the layer adds its parameters
  public init(
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

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(gain, of: parameters, with: 1)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
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
  public func backward(
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

  public var valuesPerExample: Int { features * valuesPerFeature }
  public var normalizesBatches: Bool { true }
}
