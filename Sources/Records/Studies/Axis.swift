/// An axis along which the cells of an experiment differ: one of its grid, one of its study's own
/// measurements, such as `horizon`, or a parameter, such as `beta`.
///
/// Axes of the same name are the same.
public struct Axis: RawRepresentable, Sendable, Hashable {
  /// The name in plans, in claims and of the column in tables.
  public let rawValue: String
  /// The label of a figure's axis, with the unit.
  public let title: String

  public init(rawValue: String) { self.init(rawValue) }

  /// The axis of a name.
  ///
  /// - Parameters:
  ///   - name: the name in plans, in claims and of the column in tables
  ///   - title: the label of a figure's axis; the name in words if absent
  public init(_ name: String, title: String? = nil) {
    rawValue = name
    self.title = title ?? name.replacing("_", with: " ")
  }

  public static func == (a: Axis, b: Axis) -> Bool { a.rawValue == b.rawValue }

  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// Whether what is on it are entries of a catalogue, whose labels say what they are; a bare number
  /// on another would not say what it counts.
  public var isOfEntries: Bool { [Self.problem, .optimizer, .schedule].contains(self) }
}

extension Axis: CustomStringConvertible {
  public var description: String { rawValue }
}

// MARK: - Grids

/// What the points of a grid differ in, in the order of tables.
public enum GridAxis: String, CaseIterable, Sendable, Hashable {
  case problem, steps, optimizer, schedule, batch, rate
  /// Does not tell cells apart: a cell has a sample for each.
  case seed

  /// It as one of the axes of cells.
  public var axis: Axis { Axis(rawValue, title: title) }

  private var title: String {
    switch self {
    case .batch: "batch size (examples)"
    case .rate: "learning rate η"
    case .problem, .steps, .optimizer, .schedule, .seed: rawValue
    }
  }
}

extension Axis {
  public static let problem = GridAxis.problem.axis
  public static let steps = GridAxis.steps.axis
  public static let optimizer = GridAxis.optimizer.axis
  public static let schedule = GridAxis.schedule.axis
  public static let batch = GridAxis.batch.axis
  public static let rate = GridAxis.rate.axis

  /// The axes that tell the cells of a grid apart, in the order of tables.
  public static let grid = GridAxis.allCases.filter { $0 != .seed }.map(\.axis)
}

// MARK: - Others that figures have

extension Axis {
  public static let batchSize = Axis("batch_size", title: "batch size (examples)")
  public static let horizon = Axis("horizon", title: "horizon (steps)")
  public static let beta = Axis("beta", title: "momentum β")
  public static let warmup = Axis("warmup", title: "warmup (steps)")
  public static let cooldown = Axis("cooldown")
  public static let weightDecay = Axis("weight_decay")
}
