/// How a model's parameters lie in one flat buffer: named segments with shapes, one after another.
public struct ParameterLayout: Sendable, Hashable {
  public struct Segment: Sendable, Hashable {
    public let name: String
    public let shape: [Int]
    public let role: Role
    /// The layer that it belongs to, counted from the input; 0 for models without layers.
    public let layer: Int
    /// The position of the first element.
    public let offset: Int

    public var count: Int { shape.reduce(1, *) }
    public var range: Range<Int> { offset..<offset + count }
  }

  /// What a segment does in its model, on which conventions such as "no weight decay on biases"
  /// depend.
  public enum Role: Sendable, Hashable {
    case weight
    case bias
    /// The scale of a normalisation.
    case gain
  }

  public private(set) var segments: [Segment] = []
  /// The number of parameters.
  public private(set) var count = 0

  public init() {}

  /// A single segment of one dimension.
  public init(count: Int, name: String = "x") {
    append(name, shape: [count])
  }

  /// The number of layers; 1 for models without any.
  public var layerCount: Int { (segments.map(\.layer).max() ?? 0) + 1 }

  /// Adds a segment behind the others and returns it.
  @discardableResult
  public mutating func append(
    _ name: String, shape: [Int], role: Role = .weight, layer: Int = 0
  ) -> Segment {
    let segment = Segment(name: name, shape: shape, role: role, layer: layer, offset: count)
    segments.append(segment)
    count += segment.count
    return segment
  }
}
