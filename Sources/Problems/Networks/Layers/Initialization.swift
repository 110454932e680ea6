import Catalog
import Compute
import RandomStreams

/// How wide the initial weights spread. All are normal with mean zero; biases start at zero.
public enum Initialization: String, SettingChoice {
  /// gain²/inputs, with the gain of the network's activation: He's for ReLU and its kin, LeCun's for
  /// tanh. Layers that stand on their own, such as the last one of a convolutional or recurrent
  /// network, have gain 1.
  case automatic
  /// 1/(3 · inputs): the variance of PyTorch's default, which is uniform in ±1/√inputs.
  case standard
  /// 1/inputs (LeCun et al. 1998).
  case lecun
  /// 2/inputs (He et al. 2015, arXiv 1502.01852).
  case he
  /// 2/(inputs + outputs) (Glorot and Bengio 2010).
  case xavier
  /// The same as ``automatic``, but gain²/inputs² for the last layer: the initial scale of the
  /// maximal update parametrisation (Yang et al. 2022, arXiv 2203.03466), whose rates are not part
  /// of it.
  case mup

  /// - Parameters:
  ///   - gain: of the network's activation; 1 for none
  ///   - isLast: whether the layer makes the network's outputs
  func variance(inputs: Int, outputs: Int, gain: Double, isLast: Bool) -> Double {
    let inputs = Double(max(inputs, 1))
    switch self {
    case .automatic: return gain * gain / inputs
    case .standard: return 1 / (3 * inputs)
    case .lecun: return 1 / inputs
    case .he: return 2 / inputs
    case .xavier: return 2 / (inputs + Double(outputs))
    case .mup: return gain * gain / (isLast ? inputs * inputs : inputs)
    }
  }
}

/// The spread of a layer's initial weights.
public struct InitialScale: Settings, SettingGroupContent {
  @Setting(
    "variance of the initial weights, for n inputs and m outputs: automatic: gain²/n with gain² 2 "
      + "for relu and its kin, 1 for tanh; standard: 1/(3n), PyTorch's; lecun: 1/n; he: 2/n; "
      + "xavier: 2/(n + m); mup: automatic, but gain²/n² for the last layer", name: "initialization"
  )
  public var scheme = Initialization.automatic
  /// A factor on all standard deviations.
  @Setting(.above(0), "a factor on the initial weights", name: "initial_scale")
  public var factor = 1.0

  public init() {}

  /// The standard deviation of a layer's initial weights.
  ///
  /// - Parameters:
  ///   - inputs: n, the numbers that an output is computed from: for a convolution the channels of
  ///     its input times the kernel's area
  ///   - outputs: m, the numbers that an input enters: for a convolution the channels of its output
  ///     times the kernel's area
  ///   - gain: of the activation, see ``Activation/gain``; 1 for none
  ///   - isLast: whether the layer makes the network's outputs
  public func deviation(inputs: Int, outputs: Int, gain: Double, isLast: Bool) -> Double {
    factor
      * scheme.variance(inputs: inputs, outputs: outputs, gain: gain, isLast: isLast).squareRoot()
  }
}

/// Fills a segment with independent normal numbers of mean zero, for a layer's initial weights.
///
/// - Parameters:
///   - segment: what to fill, in the layout of the whole network
///   - parameters: those of the whole network
///   - deviation: the standard deviation
///   - stream: what they are drawn from, in the order of the segment's elements
public func fill<S: Scalar>(
  _ segment: ParameterLayout.Segment, of parameters: UnsafeMutablePointer<S>, deviation: Double,
  _ stream: inout RandomStream
) {
  for i in segment.range { parameters[i] = S(deviation * stream.normal()) }
}

/// Sets all elements of a segment to one value.
///
/// - Parameters:
///   - segment: what to fill, in the layout of the whole network
///   - parameters: those of the whole network
///   - value: the value
public func fill<S: Scalar>(
  _ segment: ParameterLayout.Segment, of parameters: UnsafeMutablePointer<S>, with value: S
) {
  for i in segment.range { parameters[i] = value }
}
