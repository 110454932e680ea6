import Compute

/// What one example consists of.
struct ExampleShape: Sendable, Hashable {
  enum Input: Sendable, Hashable {
    case features(Int)
    /// Plane after plane, each row by row.
    case image(channels: Int, height: Int, width: Int)
    /// Step after step.
    case sequence(length: Int, features: Int)
    /// Whole numbers below the vocabulary's size.
    case tokens(length: Int, vocabulary: Int)
  }

  enum Target: Sendable, Hashable {
    /// One of so many classes.
    case classes(Int)
    /// So many real numbers.
    case values(Int)
    /// For each token of the input the one that follows it.
    case nextTokens
  }

  var input: Input
  var target: Target

  /// Numbers of an input; 0 for tokens.
  var inputWidth: Int {
    switch input {
    case .features(let count): count
    case .image(let channels, let height, let width): channels * height * width
    case .sequence(let length, let features): length * features
    case .tokens: 0
    }
  }

  /// Tokens of an input.
  var tokenCount: Int { if case .tokens(let length, _) = input { length } else { 0 } }

  /// Labels of an example: class numbers or next tokens.
  var labelCount: Int {
    switch target {
    case .classes: 1
    case .values: 0
    case .nextTokens: tokenCount
    }
  }

  /// Real numbers of a target.
  var valueCount: Int { if case .values(let count) = target { count } else { 0 } }
}

/// Examples in memory, inputs and targets, one example after the other.
struct Examples<S: Scalar>: Sendable {
  let shape: ExampleShape
  let count: Int
  /// `count` × ``ExampleShape/inputWidth``
  var inputs: Buffer<S>
  /// `count` × ``ExampleShape/valueCount``
  var values: Buffer<S>
  /// `count` × ``ExampleShape/tokenCount``
  var tokens: [Int32]
  /// `count` × ``ExampleShape/labelCount``
  var labels: [Int32]

  /// Zeros everywhere.
  init(_ shape: ExampleShape, count: Int) {
    self.shape = shape
    self.count = count
    inputs = Buffer(zeros: count * shape.inputWidth)
    values = Buffer(zeros: count * shape.valueCount)
    tokens = [Int32](repeating: 0, count: count * shape.tokenCount)
    labels = [Int32](repeating: 0, count: count * shape.labelCount)
  }
}
