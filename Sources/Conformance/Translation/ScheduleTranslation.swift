import Catalog

/// An official scheduler as this program has it: an entry of the catalogue with its settings, the
/// peak rate, and the number of steps that it is meant for.
struct ScheduleTranslation: Sendable {
  var entry: EntryReference
  var peak: Double
  var steps: Int

  typealias Rule =
    @Sendable (inout Arguments, ScheduleCase) throws(Untranslatable) -> ScheduleTranslation

  /// All schedulers that are known, by their names in the files.
  private static let rules = TorchSchedules.rules.merging(TransformersSchedules.rules) {
    first, _ in first
  }

  /// - Throws: if the name, or an argument, is not known here
  static func of(_ example: ScheduleCase) throws(Untranslatable) -> ScheduleTranslation {
    guard let rule = rules[example.scheduler] else {
      throw Untranslatable(
        "unknown scheduler '\(example.scheduler)'"
          + (nearestName(to: example.scheduler, among: rules.keys.sorted()).map {
            "; the nearest is '\($0)'"
          } ?? ""))
    }
    var arguments = Arguments(example)
    let translation = try rule(&arguments, example)
    if let unread = arguments.unread.first {
      throw Untranslatable("unknown argument '\(unread)' of '\(example.scheduler)'")
    }
    return translation
  }

  init(
    _ name: String, _ settings: [String: SettingValue], _ example: ScheduleCase,
    peak: Double? = nil, steps: Int? = nil
  ) {
    self.init(EntryReference(name, settings), example, peak: peak, steps: steps)
  }

  init(
    _ entry: EntryReference, _ example: ScheduleCase, peak: Double? = nil, steps: Int? = nil
  ) {
    self.entry = entry
    self.peak = peak ?? example.baseLR
    self.steps = steps ?? example.totalSteps
  }
}

extension Arguments {
  init(_ example: ScheduleCase) {
    self.init(
      ReferenceOptimizer(
        name: example.scheduler, hyperparameters: example.hyperparameters,
        options: example.options, arrays: example.arrays),
      note: nil, hasOwnRates: true)
  }

  mutating func required(_ argument: String) throws(Untranslatable) -> Double {
    guard let value = number(argument) else { throw Untranslatable("there is no '\(argument)'") }
    return value
  }

  /// A number of steps above 0. Below 1 it would mean a fraction here.
  mutating func steps(_ argument: String) throws(Untranslatable) -> SettingValue {
    let value = try steps(argument, or: nil)
    guard value >= 1 else { throw Untranslatable("'\(argument)' is no number of steps above 0") }
    return .number(value)
  }

  /// A number of steps, 0 among them.
  ///
  /// - Parameter missing: stands for an argument that is not given; `nil` if it must be
  mutating func steps(_ argument: String, or missing: Double?) throws(Untranslatable) -> Double {
    let value: Double
    if let missing { value = number(argument) ?? missing } else { value = try required(argument) }
    guard value >= 0, Int(exactly: value) != nil else {
      throw Untranslatable("'\(argument)' = \(compact(value)) is no number of steps")
    }
    return value
  }

  /// Steps in ascending order.
  mutating func milestones(_ argument: String) throws(Untranslatable) -> [Double] {
    let values = numbers(argument)
    for value in values where value < 0 || Int(exactly: value) == nil {
      throw Untranslatable("\(compact(value)) among '\(argument)' is no number of steps")
    }
    return values.sorted()
  }
}
