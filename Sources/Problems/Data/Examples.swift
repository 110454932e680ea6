import Compute

/// What one example consists of.
package struct ExampleShape: Sendable, Hashable {
  package enum Input: Sendable, Hashable {
    case features(Int)
    /// Plane after plane, each row by row.
    case image(channels: Int, height: Int, width: Int)
    /// Step after step.
    case sequence(length: Int, features: Int)
    /// Whole numbers below the vocabulary's size.
    case tokens(length: Int, vocabulary: Int)
  }

  package enum Target: Sendable, Hashable {
    /// One of so many classes.
    case classes(Int)
    /// So many real numbers.
    case values(Int)
    /// For each token of the input the one that follows it.
    case nextTokens
  }

  package var input: Input
  package var target: Target

  package init(input: Input, target: Target) {
    self.input = input
    self.target = target
  }

  /// Numbers of an input; 0 for tokens.
  package var inputWidth: Int {
    switch input {
    case .features(let count): count
    case .image(let channels, let height, let width): channels * height * width
    case .sequence(let length, let features): length * features
    case .tokens: 0
    }
  }

  /// Tokens of an input.
  package var tokenCount: Int { if case .tokens(let length, _) = input { length } else { 0 } }

  /// Labels of an example: class numbers or next tokens.
  package var labelCount: Int {
    switch target {
    case .classes: 1
    case .values: 0
    case .nextTokens: tokenCount
    }
  }

  /// Real numbers of a target.
  package var valueCount: Int { if case .values(let count) = target { count } else { 0 } }
}

/// Examples in memory, inputs and targets, one example after the other.
package struct Examples<S: Scalar>: Sendable {
  package let shape: ExampleShape
  package let count: Int
  /// `count` × ``ExampleShape/inputWidth``
  package var inputs: Buffer<S>
  /// `count` × ``ExampleShape/valueCount``
  package var values: Buffer<S>
  /// `count` × ``ExampleShape/tokenCount``
  package var tokens: [Int32]
  /// `count` × ``ExampleShape/labelCount``
  package var labels: [Int32]

  /// Zeros everywhere.
  package init(_ shape: ExampleShape, count: Int) {
    self.shape = shape
    self.count = count
    inputs = Buffer(zeros: count * shape.inputWidth)
    values = Buffer(zeros: count * shape.valueCount)
    tokens = [Int32](repeating: 0, count: count * shape.tokenCount)
    labels = [Int32](repeating: 0, count: count * shape.labelCount)
  }

  /// Replaces the examples by chosen ones of a larger set. Allocates nothing.
  ///
  /// - Precondition: as many rows as there are examples here, all within the set.
  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func gather(_ rows: [Int32], of set: Examples) {
    precondition(set.shape == shape, "examples of another shape")
    precondition(rows.count == count, "as many rows as examples")
    let inputs = inputs.mutableBase, values = values.mutableBase
    let (width, valueCount) = (shape.inputWidth, shape.valueCount)
    let (tokenCount, labelCount) = (shape.tokenCount, shape.labelCount)
    for (i, number) in rows.enumerated() {
      let row = Int(number)
      precondition(row >= 0 && row < set.count, "no such example")
      (inputs + i * width).update(from: set.inputs.base + row * width, count: width)
      (values + i * valueCount).update(from: set.values.base + row * valueCount, count: valueCount)
      for j in 0..<tokenCount { tokens[i * tokenCount + j] = set.tokens[row * tokenCount + j] }
      for j in 0..<labelCount { labels[i * labelCount + j] = set.labels[row * labelCount + j] }
    }
  }
}
