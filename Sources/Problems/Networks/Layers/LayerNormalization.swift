import Compute
import RandomStreams

/// Layer normalisation over the features of each row, or of each of its equal slices (Ba, Kiros and
/// Hinton 2016, arXiv 1607.06450).
public final class LayerNormalization<S: Scalar>: Layer {
  static var epsilon: Double { 1e-5 }

  private let gain: ParameterLayout.Segment
  private let bias: ParameterLayout.Segment?
  private let columns, slices: Int
  private let output, normalized, inverseDeviations: PaddedMatrix<S>

  /// A layer with a gain and, on request, a bias for each feature of a slice.
  ///
  /// - Parameters:
  ///   - name: what the names of the parameters begin with, without the point
  ///   - columns: the numbers of a row
  ///   - slices: the number of slices of a row, which divides `columns`; they share gain and bias
  ///   - hasBias: whether a bias is trained; it is 0 otherwise
  ///   - number: the network's layer, from 0, that the parameters count as, for rates by layer
  ///   - layout: to which the layer adds its parameters
  public init(
    _ name: String, columns: Int, slices: Int = 1, hasBias: Bool = true, number: Int = 0,
    in layout: inout ParameterLayout
  ) {
    precondition(columns % slices == 0, "equal slices")
    let width = columns / slices
    gain = layout.append("\(name).weight", shape: [width], role: .gain, layer: number)
    bias =
      hasBias ? layout.append("\(name).bias", shape: [width], role: .bias, layer: number) : nil
    self.columns = columns
    self.slices = slices
    output = PaddedMatrix(columns: columns)
    normalized = PaddedMatrix(columns: columns)
    inverseDeviations = PaddedMatrix(columns: slices)
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(gain, of: parameters, with: 1)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let y = output.rows(x.rows)
    normalizeRows(
      x.reading, into: y, normalized: normalized.rows(x.rows),
      inverseDeviations: inverseDeviations.rows(x.rows).base,
      gain: pass.parameters + gain.offset, bias: bias.map { pass.parameters + $0.offset },
      slices: slices, epsilon: Self.epsilon)
    return y
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    normalizeRowsBackward(
      delta, normalized: normalized.rows(delta.rows),
      inverseDeviations: inverseDeviations.rows(delta.rows).base,
      gain: pass.parameters + gain.offset, gainGradient: gradient + gain.offset,
      biasGradient: bias.map { gradient + $0.offset }, slices: slices)
    return delta
  }

  public var valuesPerExample: Int { output.stride + normalized.stride + inverseDeviations.stride }
}
