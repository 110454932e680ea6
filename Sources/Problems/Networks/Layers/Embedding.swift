import Compute
import RandomStreams

/// A vector for each token plus one for each position, learned both.
public final class Embedding<S: Scalar>: Layer {
  /// The tokens' vectors, of shape vocabulary × width: what the last layer is given to share them.
  public let tokenWeight: ParameterLayout.Segment
  private let positionWeight: ParameterLayout.Segment
  private let length, width, vocabulary: Int
  private let deviation: Double
  private let output: PaddedMatrix<S>
  /// Whether another layer shares the tokens' vectors and has written its gradient before.
  private let isShared: Bool

  public init(
    vocabulary: Int, length: Int, width: Int, deviation: Double, isShared: Bool,
    in layout: inout ParameterLayout
  ) {
    tokenWeight = layout.append("tok_emb", shape: [vocabulary, width])
    positionWeight = layout.append("pos_emb", shape: [length, width])
    self.vocabulary = vocabulary
    self.length = length
    self.width = width
    self.deviation = deviation
    self.isShared = isShared
    output = PaddedMatrix(columns: width)
  }

  public func initialize(_ parameters: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    fill(tokenWeight, of: parameters, deviation: deviation, &stream)
    fill(positionWeight, of: parameters, deviation: deviation, &stream)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func forward(_ x: MutableMatrix<S>, _ pass: Pass<S>) -> MutableMatrix<S> {
    let y = output.rows(pass.examples * length)
    guard let tokens = pass.tokens else { preconditionFailure("an embedding takes tokens") }
    forEachPart(of: y.rows, cost: 3 * width) { rows in
      for row in rows {
        let token = pass.parameters + tokenWeight.offset + Int(tokens[row]) * width
        let position = pass.parameters + positionWeight.offset + row % length * width
        let to = y.base + row * y.stride
        for j in 0..<width { to[j] = token[j] + position[j] }
      }
    }
    return y
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  public func backward(
    _ delta: MutableMatrix<S>, _ pass: Pass<S>, _ gradient: UnsafeMutablePointer<S>,
    needsInput: Bool
  ) -> MutableMatrix<S>? {
    guard let tokens = pass.tokens else { preconditionFailure("an embedding takes tokens") }
    if !isShared {
      (gradient + tokenWeight.offset).update(repeating: 0, count: tokenWeight.count)
    }
    (gradient + positionWeight.offset).update(repeating: 0, count: positionWeight.count)
    // By columns: the sums of a token may come from any row.
    forEachPart(of: width, cost: 4 * delta.rows, multiple: S.Lanes.scalarCount) { columns in
      for row in 0..<delta.rows {
        let from = delta.base + row * delta.stride
        let token = gradient + tokenWeight.offset + Int(tokens[row]) * width
        let position = gradient + positionWeight.offset + row % length * width
        for j in columns {
          token[j] += from[j]
          position[j] += from[j]
        }
      }
    }
    return nil
  }

  public var valuesPerExample: Int { length * output.stride }
}
