import Catalog

/// Everything that determines a run. A run is a pure function of it.
public struct RunSpec: Hashable, Sendable {
  /// A catalogue entry with all its settings, defaults included: a later change of a default then
  /// makes another run instead of silently changing what this one means.
  public struct Component: Hashable, Sendable {
    public let name: String
    public let settings: [String: SettingValue]
    /// Kept, because a sweep derives thousands of identities from few components.
    public let canonical: String

    public init(name: String, settings: [String: SettingValue]) {
      self.name = name
      self.settings = settings
      canonical =
        JSONValue.object([
          "name": .string(name), "settings": .object(settings.mapValues(\.json)),
        ]).canonical
    }

    public init(_ configuration: Configuration) {
      self.init(name: configuration.owner, settings: configuration.values)
    }

    /// The entry that a setting refers to; complete if the setting's value was validated.
    public init(_ reference: EntryReference) {
      self.init(name: reference.name, settings: reference.settings)
    }
  }

  public var problem: Component
  public var optimizer: Component
  public var schedule: Component
  public var peakRate: Double
  public var batch: BatchSize
  public var seed: UInt64
  public var steps: Int
  public var precision: Precision
  /// A point of the curve is recorded every so many steps.
  public var recordEvery: Int
  /// The multiple of the initial loss above which a run counts as diverged.
  public var divergenceFactor: Double
  /// How the sharpness of the training loss is measured, if it is. Part of the identity only where it
  /// is, so that all other runs keep theirs.
  public var sharpness: SharpnessSettings?

  public init(
    problem: Component, optimizer: Component, schedule: Component, peakRate: Double,
    batch: BatchSize, seed: UInt64, steps: Int, precision: Precision, recordEvery: Int,
    divergenceFactor: Double, sharpness: SharpnessSettings? = nil
  ) {
    self.problem = problem
    self.optimizer = optimizer
    self.schedule = schedule
    self.peakRate = peakRate
    self.batch = batch
    self.seed = seed
    self.steps = steps
    self.precision = precision
    self.recordEvery = recordEvery
    self.divergenceFactor = divergenceFactor
    self.sharpness = sharpness
  }

  /// Raised when the meaning of a spec changes in a way that its text does not show.
  static let format = 2

  public var json: JSONValue {
    var members: [String: JSONValue] = [
      "format": .integer(Self.format), "problem": problem.json, "optimizer": optimizer.json,
      "schedule": schedule.json, "peak_rate": .number(peakRate), "batch": batch.json,
      "seed": .string(String(seed)), "steps": .integer(steps),
      "precision": .string(precision.rawValue), "record_every": .integer(recordEvery),
      "divergence_factor": .number(divergenceFactor),
    ]
    if let sharpness { members["sharpness"] = sharpness.json }
    return .object(members)
  }

  /// The canonical text of ``json``, put together from its parts.
  public var canonical: String {
    """
    {"batch":\(batch.json.canonical),\
    "divergence_factor":\(JSONValue.number(divergenceFactor).canonical),\
    "format":\(Self.format),"optimizer":\(optimizer.canonical),\
    "peak_rate":\(JSONValue.number(peakRate).canonical),"precision":"\(precision.rawValue)",\
    "problem":\(problem.canonical),"record_every":\(recordEvery),\
    "schedule":\(schedule.canonical),"seed":"\(seed)",\
    \(sharpness.map { "\"sharpness\":\($0.json.canonical)," } ?? "")"steps":\(steps)}
    """
  }

  /// The run's identity: the SHA-256 of its canonical JSON, in hexadecimal.
  public var id: String { SHA256.hexDigest(of: canonical.utf8) }
}

/// The floating-point type of a run.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  case float32, float64
}

extension RunSpec.Component {
  public var json: JSONValue {
    .object(["name": .string(name), "settings": .object(settings.mapValues(\.json))])
  }

  public init?(json: JSONValue) {
    guard let name = json["name"]?.string, case .object(let members)? = json["settings"] else {
      return nil
    }
    var settings: [String: SettingValue] = [:]
    for (key, value) in members {
      guard let setting = SettingValue(json: value) else { return nil }
      settings[key] = setting
    }
    self.init(name: name, settings: settings)
  }
}

extension BatchSize {
  public var json: JSONValue {
    switch self {
    case .full: .string("full")
    case .examples(let count): .integer(count)
    }
  }

  public init?(json: JSONValue) {
    if json.string == "full" {
      self = .full
    } else if let count = json.integer {
      self = .examples(count)
    } else {
      return nil
    }
  }
}

extension SettingValue {
  /// Numbers keep a decimal point or exponent of their own kind, so that `1` and `1.0` of a number
  /// setting are the same text.
  public var json: JSONValue {
    switch self {
    case .none: .null
    case .flag(let value): .bool(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    case .integers(let values): .array(values.map(JSONValue.integer))
    case .numbers(let values): .array(values.map(JSONValue.number))
    case .texts(let values): .array(values.map(JSONValue.string))
    case .entry(let name, let settings):
      .object(["name": .string(name), "settings": .object(settings.mapValues(\.json))])
    case .entries(let list): .array(list.map(\.settingValue.json))
    }
  }

  /// An infinite number comes back as the word for it, because only its declaration can tell it
  /// from a word such as the norm `inf`; in a list it comes back as a number.
  package init?(json: JSONValue) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .flag(value)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .text(value)
    case .array(let values):
      let integers = values.compactMap { if case .integer(let x) = $0 { x } else { nil } }
      let numbers = values.compactMap(\.number)
      let texts = values.compactMap(\.string)
      let entries = values.compactMap(RunSpec.Component.init)
      if integers.count == values.count {
        self = .integers(integers)
      } else if numbers.count == values.count {
        self = .numbers(numbers)
      } else if texts.count == values.count {
        self = .texts(texts)
      } else if entries.count == values.count {
        self = .entries(entries.map { EntryReference($0.name, $0.settings) })
      } else {
        return nil
      }
    case .object:
      guard let entry = RunSpec.Component(json: json) else { return nil }
      self = .entry(entry.name, entry.settings)
    }
  }
}

extension RunSpec {
  /// The loss above which the run counts as diverged.
  ///
  /// - Parameter initialLoss: what the loss is held against
  /// - Returns: +∞ for an initial loss that has no multiples above it, 0 or less
  public func divergenceLimit(of initialLoss: Double) -> Double {
    initialLoss > 0 ? divergenceFactor * initialLoss : .infinity
  }
}
