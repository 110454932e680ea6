import Catalog
import Compute
import ElementaryFunctions

/// An elementwise non-linearity.
public enum Activation: String, SettingChoice {
  case relu
  case leakyRelu = "leaky-relu"
  case tanh, gelu, silu

  /// Leaky ReLU's slope below zero.
  public static let slope = 0.01

  /// The function among those that the kernels of layers compute, for `activate` and
  /// `activateBackward` of Compute, which take ``slope`` beside it.
  public var kernel: ActivationKernel {
    switch self {
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .tanh: .tanh
    case .gelu: .gelu
    case .silu: .silu
    }
  }

  /// The function of a single number. GELU is the form with tanh (Hendrycks and Gimpel 2016,
  /// arXiv 1606.08415), SiLU x/(1 + e^(−x)).
  ///
  /// - Parameter x: the function's argument, any number
  public func value(at x: Double) -> Double {
    switch self {
    case .relu: max(0, x)
    case .leakyRelu: x < 0 ? Self.slope * x : x
    case .tanh: Double.tanh(x)
    case .gelu:
      0.5 * x * (1 + Double.tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    case .silu: x / (1 + Double.exp(-x))
    }
  }

  /// The gain that keeps the variance of unit-variance inputs: √2 for ReLU and √(2/(1 + slope²)) for
  /// leaky ReLU (He et al. 2015, arXiv 1502.01852), 1 for tanh (LeCun et al. 1998); GELU and SiLU,
  /// which are ReLU but for a neighbourhood of zero, take ReLU's.
  public var gain: Double {
    switch self {
    case .relu, .gelu, .silu: 2.0.squareRoot()
    case .leakyRelu: (2 / (1 + Self.slope * Self.slope)).squareRoot()
    case .tanh: 1
    }
  }
}

/// An activation on its own, where something comes between it and the products.
///
/// Its input has a row for each example or token, padded as the rows of a ``PaddedMatrix`` are. The
/// output has the same shape: in place of the input, or, for GELU and SiLU, in memory of the layer
/// while their derivative takes the place of the input.
public final class ActivationLayer<S: Scalar>: Layer {
  private let kernel: ActivationKernel
  private let output: PaddedMatrix<S>
  private let zeros: Buffer<S>
  private let sums: PaddedMatrix<S>
  private var saved: MutableMatrix<S>?

  /// A layer without parameters.
  ///
  /// - Parameters:
  ///   - activation: the function of each number
  ///   - columns: the numbers of a row
  public init(_ activation: Activation, columns: Int) {
    kernel = activation.kernel
    output = PaddedMatrix(columns: columns)
    zeros = Buffer(zeros: output.stride)
    sums = PaddedMatrix(columns: columns)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let a = kernel.isInvertible ? x : output.rows(x.rows)
    activate(x, into: a, bias: zeros.base, by: kernel, slope: Activation.slope)
    saved = kernel.isInvertible ? a : x
    return a
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let saved else { preconditionFailure("forward comes first") }
    activateBackward(
      delta, saved: saved, by: kernel, columnSums: sums.rows(1).base, slope: Activation.slope)
    return delta
  }

  public var valuesPerExample: Int { kernel.isInvertible ? 0 : output.stride }
}
