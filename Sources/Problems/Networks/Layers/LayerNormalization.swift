import Compute
import RandomStreams

/// Layer normalisation over the features of each row, or of each of its equal slices (Ba, Kiros and
/// Hinton 2016, arXiv 1607.06450).
final class LayerNormalization<S: Scalar>: Layer {
  static var epsilon: Double { 1e-5 }

  private let gain: ParameterLayout.Segment
  private let bias: ParameterLayout.Segment?
  private let columns, slices: Int
  private let output, normalized, inverseDeviations: PaddedMatrix<S>

  /// - Parameters:
  ///   - columns: of a row
  ///   - slices: of a row, which share gain and bias
  init(
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

  func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(gain, of: parameters, with: 1)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
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
  func backward(
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

  var valuesPerExample: Int { output.stride + normalized.stride + inverseDeviations.stride }
}
