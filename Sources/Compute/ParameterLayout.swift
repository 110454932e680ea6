/// How a model's parameters lie in one flat buffer: named segments with shapes, one after another.
public struct ParameterLayout: Sendable, Hashable {
  public struct Segment: Sendable, Hashable {
    public let name: String
    public let shape: [Int]
    /// The position of the first element.
    public let offset: Int

    public var count: Int { shape.reduce(1, *) }
    public var range: Range<Int> { offset..<offset + count }
  }

  public private(set) var segments: [Segment] = []
  /// The number of parameters.
  public private(set) var count = 0

  public init() {}

  /// A single segment of one dimension.
  public init(count: Int, name: String = "x") {
    append(name, shape: [count])
  }

  /// Adds a segment behind the others and returns it.
  @discardableResult
  public mutating func append(_ name: String, shape: [Int]) -> Segment {
    let segment = Segment(name: name, shape: shape, offset: count)
    segments.append(segment)
    count += segment.count
    return segment
  }
}
