import Catalog
import Compute

/// What one example consists of.
public struct ExampleShape: Sendable, Hashable {
  /// What a model takes of an example.
  public enum Input: Sendable, Hashable {
    /// So many real numbers.
    case features(Int)
    /// An image, plane after plane, each row by row.
    case image(channels: Int, height: Int, width: Int)
    /// A sequence of so many features in each step, step after step.
    case sequence(length: Int, features: Int)
    /// A sequence of whole numbers from 0, below the vocabulary's size.
    case tokens(length: Int, vocabulary: Int)
  }

  /// What a model predicts of an example.
  public enum Target: Sendable, Hashable {
    /// One of so many classes.
    case classes(Int)
    /// So many real numbers.
    case values(Int)
    /// The token that follows each token of the input.
    case nextTokens
  }

  public var input: Input
  public var target: Target

  public init(input: Input, target: Target) {
    self.input = input
    self.target = target
  }

  /// Numbers of an input; 0 for tokens.
  public var inputWidth: Int {
    switch input {
    case .features(let count): count
    case .image(let channels, let height, let width): channels * height * width
    case .sequence(let length, let features): length * features
    case .tokens: 0
    }
  }

  /// Tokens of an input.
  public var tokenCount: Int { if case .tokens(let length, _) = input { length } else { 0 } }

  /// Labels of an example: class numbers or next tokens.
  public var labelCount: Int {
    switch target {
    case .classes: 1
    case .values: 0
    case .nextTokens: tokenCount
    }
  }

  /// Real numbers of a target.
  public var valueCount: Int { if case .values(let count) = target { count } else { 0 } }
}

// MARK: - What a model asks for

extension ExampleShape {
  /// The number of features of inputs that are nothing but numbers.
  ///
  /// - Parameter owner: the name of what needs them, for messages
  /// - Throws: if the inputs are of another form
  public func features(of owner: String) throws(ConfigurationError) -> Int {
    guard case .features(let count) = input else {
      throw unsuitable("mere features", owner)
    }
    return count
  }

  /// The sizes of an image.
  ///
  /// - Parameter owner: what needs one, for messages
  public func image(
    of owner: String
  ) throws(ConfigurationError) -> (channels: Int, height: Int, width: Int) {
    guard case .image(let channels, let height, let width) = input else {
      throw unsuitable("images", owner)
    }
    return (channels, height, width)
  }

  /// The sizes of a sequence.
  ///
  /// - Parameter owner: what needs one, for messages
  public func sequence(
    of owner: String
  ) throws(ConfigurationError) -> (length: Int, features: Int) {
    guard case .sequence(let length, let features) = input else {
      throw unsuitable("sequences", owner)
    }
    return (length, features)
  }

  /// The length of a sequence of tokens, and how many different ones there are.
  ///
  /// - Parameter owner: what needs them, for messages
  public func tokens(
    of owner: String
  ) throws(ConfigurationError) -> (length: Int, vocabulary: Int) {
    guard case .tokens(let length, let vocabulary) = input, target == .nextTokens else {
      throw unsuitable("tokens", owner)
    }
    return (length, vocabulary)
  }

  private func unsuitable(_ what: String, _ owner: String) -> ConfigurationError {
    .invalid(owner: owner, setting: "data", reason: "these data are no \(what)")
  }
}

/// Examples in memory, inputs and targets, one example after the other.
public struct Examples<S: Scalar>: Sendable {
  public let shape: ExampleShape
  public let count: Int
  /// The numbers of the inputs, `count` × ``ExampleShape/inputWidth``.
  public var inputs: Buffer<S>
  /// The values to predict, `count` × ``ExampleShape/valueCount``.
  public var values: Buffer<S>
  /// The tokens of the inputs, `count` × ``ExampleShape/tokenCount``.
  public var tokens: [Int32]
  /// The classes, from 0, `count` × ``ExampleShape/labelCount``.
  public var labels: [Int32]

  /// Memory for `count` examples, all zeros.
  public init(_ shape: ExampleShape, count: Int) {
    self.shape = shape
    self.count = count
    inputs = Buffer(zeros: count * shape.inputWidth)
    values = Buffer(zeros: count * shape.valueCount)
    tokens = [Int32](repeating: 0, count: count * shape.tokenCount)
    labels = [Int32](repeating: 0, count: count * shape.labelCount)
  }

  /// Whether every label is one of the classes, or of the vocabulary, and every token as well: layers and
  /// losses look them up without a check.
  var hasLabelsInRange: Bool {
    let tokens: Int32 =
      if case .tokens(_, let vocabulary) = shape.input { Int32(vocabulary) } else { 0 }
    let labels: Int32 =
      switch shape.target {
      case .classes(let count): Int32(count)
      case .nextTokens: tokens
      case .values: 0
      }
    return self.labels.allSatisfy { (0..<labels).contains($0) }
      && self.tokens.allSatisfy { (0..<tokens).contains($0) }
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
