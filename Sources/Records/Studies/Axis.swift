/// An axis along which the cells of an experiment differ.
///
/// Those of a grid are listed here. A study can have one of its own, such as `horizon`.
public struct Axis: RawRepresentable, Sendable, Hashable {
  /// The name in plans, in claims and of the column in tables.
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The axis of a name.
  public init(_ name: String) { rawValue = name }

  public static let problem = Axis("problem")
  public static let steps = Axis("steps")
  public static let optimizer = Axis("optimizer")
  public static let schedule = Axis("schedule")
  public static let batch = Axis("batch")
  public static let rate = Axis("rate")
  public static let seed = Axis("seed")

  /// The axes that tell the cells of a grid apart, in the order of tables.
  public static let grid: [Axis] = [problem, steps, optimizer, schedule, batch, rate]
  /// All axes of a grid, in the order in which one restricts them.
  public static let selectable: [Axis] = [problem, optimizer, schedule, rate, batch, seed, steps]

  /// Whether what is on it are entries of a catalogue, whose labels say what they are; a bare number
  /// on another would not say what it counts.
  public var isOfEntries: Bool { [Self.problem, .optimizer, .schedule].contains(self) }

  /// The label of a figure's axis, with the unit.
  public var title: String {
    switch rawValue {
    case "beta": "momentum β"
    case "rate": "learning rate η"
    case "warmup": "warmup (steps)"
    case "batch", "batch_size": "batch size (examples)"
    case "horizon": "horizon (steps)"
    default: rawValue.replacing("_", with: " ")
    }
  }
}

extension Axis: CustomStringConvertible {
  public var description: String { rawValue }
}
