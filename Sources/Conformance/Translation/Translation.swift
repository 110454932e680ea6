import Catalog
import Foundation
import Optimizers

/// An official implementation as this program has it: an entry of the catalogue, its settings, and
/// the rate of every step.
public struct Translation: Sendable {
  public let id: String
  public let settings: [String: SettingValue]
  /// The rate of a step, counted from 0, made from the rate that the reference's own schedule or
  /// its constant gives.
  let rate: @Sendable (_ step: Int, _ given: Double) -> Double
  let baseRate: Double
  /// Whether the rate is that of an optimizer within.
  var isWrapper: Bool { settings["base"] != nil }
  /// Whether the original climbs, so that gradients change their sign.
  let maximizes: Bool

  init(
    _ id: String, _ settings: [String: SettingValue], _ arguments: borrowing Arguments,
    maximizes: Bool = false,
    rate: @escaping @Sendable (_ step: Int, _ given: Double) -> Double = { $1 }
  ) {
    self.id = id
    self.settings = settings.merging(arguments.settings) { own, _ in own }
    baseRate = arguments.rate
    self.maximizes = maximizes
    self.rate = rate
  }

  /// All implementations that are known, by their names in the files.
  static let rules: [String: Rule] =
    TorchOptimizers.rules
    .merging(ScheduleFreeOptimizers.rules) { first, _ in first }
    .merging(DAdaptationOptimizers.rules) { first, _ in first }
    .merging(DistanceOptimizers.rules) { first, _ in first }
    .merging(PytorchOptimizerPackage.rules) { first, _ in first }

  typealias Rule = @Sendable (inout Arguments) throws(Untranslatable) -> Translation

  /// - Parameter catalogue: the optimizers that a file can also name themselves, with their own
  ///   settings
  /// - Throws: if the name, or a value that changes the method, is not known here
  public static func of(
    _ example: TrajectoryCase, among catalogue: Catalogue<OptimizerEntry>
  ) throws(Untranslatable) -> Translation {
    try of(
      example.optimizer, among: catalogue, note: example.note,
      hasOwnRates: example.lrPerStep != nil)
  }

  static func of(
    _ optimizer: ReferenceOptimizer, among catalogue: Catalogue<OptimizerEntry>? = nil,
    note: String? = nil, hasOwnRates: Bool = false
  ) throws(Untranslatable) -> Translation {
    let own = catalogue?.first { $0.declaration.id == optimizer.name }
    guard let rule = own.map(ownRule) ?? rules[optimizer.name] else {
      throw Untranslatable(
        "unknown optimizer '\(optimizer.name)'"
          + (nearestName(to: optimizer.name, among: Array(rules.keys).sorted()).map {
            "; the nearest is '\($0)'"
          } ?? ""))
    }
    var arguments = Arguments(optimizer, note: note, hasOwnRates: hasOwnRates)
    let translation = try rule(&arguments)
    guard hasOwnRates || arguments.hasRate || translation.isWrapper else {
      throw Untranslatable("there is no 'lr'")
    }
    guard translation.baseRate >= 0 else { throw Untranslatable("'lr' is below 0") }
    if let unread = arguments.unread.first {
      throw Untranslatable("unknown argument '\(unread)' of '\(optimizer.name)'")
    }
    return translation
  }
}

extension Translation {
  /// An optimizer of the catalogue by its own name: arguments are its settings.
  private static func ownRule(_ entry: OptimizerEntry) -> Rule {
    { (arguments) throws(Untranslatable) in
      for setting in entry.declaration.settings {
        switch setting.kind {
        case .flag: arguments.flag(setting.name, as: setting.name)
        case .integer: try arguments.integer(setting.name, as: setting.name)
        case .number: arguments.number(setting.name, as: setting.name)
        case .numbers: arguments.list(setting.name, as: setting.name)
        case .text:
          if let word = arguments.word(setting.name) { arguments.set(setting.name, .text(word)) }
        case .file, .integers, .texts, .entry, .entries, .wordOrEntry: break
        }
      }
      return Translation(entry.declaration.id, [:], arguments)
    }
  }
}

/// Why a case cannot be run here.
public struct Untranslatable: Error, Sendable {
  public let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// The arguments of an official implementation, read one by one, so that one that nobody reads is
/// noticed.
struct Arguments {
  private let optimizer: ReferenceOptimizer
  /// Free text, in which the generator states what is no argument.
  let note: String?
  /// Whether the rate of every step is given.
  let hasOwnRates: Bool
  private(set) var settings: [String: SettingValue] = [:]
  private var read: Set<String> = ["lr"]

  init(_ optimizer: ReferenceOptimizer, note: String?, hasOwnRates: Bool) {
    self.optimizer = optimizer
    self.note = note
    self.hasOwnRates = hasOwnRates
  }

  var name: String { optimizer.name }
  var hasRate: Bool { optimizer.hyperparameters["lr"] != nil }
  var rate: Double { optimizer.hyperparameters["lr"] ?? 1 }

  /// The names that were not read, in alphabetical order.
  var unread: [String] {
    let all = [
      Array(optimizer.hyperparameters.keys), Array(optimizer.options.keys),
      Array(optimizer.arrays.keys),
    ]
    return all.flatMap(\.self).filter { !read.contains($0) }.sorted()
  }

  /// Takes a number over as a setting. `None` and what is missing keep the setting's default,
  /// `inf` is infinity.
  mutating func number(_ argument: String, as setting: String) {
    if let value = number(argument) { settings[setting] = .number(value) }
  }

  mutating func integer(
    _ argument: String, as setting: String
  ) throws(Untranslatable) {
    guard let value = number(argument) else { return }
    guard let integer = Int(exactly: value) else {
      throw Untranslatable("'\(argument)' is no whole number")
    }
    settings[setting] = .integer(integer)
  }

  mutating func flag(_ argument: String, as setting: String) {
    if let value = number(argument) { settings[setting] = .flag(value != 0) }
  }

  mutating func list(_ argument: String, as setting: String) {
    read.insert(argument)
    if let values = optimizer.arrays[argument] { settings[setting] = .numbers(values) }
  }

  mutating func numbers(_ argument: String) -> [Double] {
    read.insert(argument)
    return optimizer.arrays[argument] ?? []
  }

  mutating func set(_ setting: String, _ value: SettingValue) { settings[setting] = value }

  /// A number; `nil` for `None` and what is missing.
  mutating func number(_ argument: String) -> Double? {
    read.insert(argument)
    if let value = optimizer.hyperparameters[argument] { return value }
    return optimizer.options[argument] == "inf" ? .infinity : nil
  }

  mutating func isSet(_ argument: String) -> Bool { (number(argument) ?? 0) != 0 }

  mutating func word(_ argument: String) -> String? {
    read.insert(argument)
    return optimizer.options[argument]
  }

  /// Arguments that say how to compute, not what.
  mutating func ignore(_ arguments: String...) { read.formUnion(arguments) }

  /// An argument that is supported at one value only.
  mutating func require(
    _ argument: String, _ value: Double
  ) throws(Untranslatable) {
    if let found = number(argument), found != value {
      throw Untranslatable("'\(argument)' = \(compact(found)) has no counterpart here")
    }
  }

  /// The arguments with a prefix, as those of an optimizer of their own.
  mutating func nested(_ prefix: String, name: String) -> ReferenceOptimizer {
    func own<Value>(_ all: [String: Value]) -> [String: Value] {
      Dictionary(
        uniqueKeysWithValues: all.compactMap { key, value in
          key.hasPrefix(prefix) ? (String(key.dropFirst(prefix.count)), value) : nil
        })
    }
    let nested = ReferenceOptimizer(
      name: name, hyperparameters: own(optimizer.hyperparameters), options: own(optimizer.options),
      arrays: own(optimizer.arrays))
    let keys = [
      Array(optimizer.hyperparameters.keys), Array(optimizer.options.keys),
      Array(optimizer.arrays.keys),
    ]
    read.formUnion(keys.flatMap(\.self).filter { $0.hasPrefix(prefix) })
    return nested
  }

  /// The warmup that some originals have inside: a schedule here.
  mutating func warmup() -> @Sendable (_ step: Int, _ given: Double) -> Double {
    let steps = number("warmup_steps") ?? 0
    return { step, given in
      Double(step) < steps ? given * (Double(step + 1) / steps) : given
    }
  }

  mutating func moments() {
    number("beta1", as: "beta1")
    number("beta2", as: "beta2")
    number("eps", as: "epsilon")
    number("weight_decay", as: "weight_decay")
  }
}
