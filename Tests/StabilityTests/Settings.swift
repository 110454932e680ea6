import Catalog
import Compute
import Optimizers
import Testing

/// An optimizer with some of its settings, as a case of a test.
struct OptimizerCase: Sendable, CustomTestStringConvertible {
  let id: String
  let settings: [String: SettingValue]

  init(_ id: String, _ settings: [String: SettingValue] = [:]) {
    self.id = id
    self.settings = settings
  }

  var testDescription: String {
    let words = settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([id] + words).joined(separator: " ")
  }

  var prepared: PreparedOptimizer {
    get throws {
      var scope = EntryScope()
      scope.add(OptimizerEntry.standard)
      let entry = try OptimizerEntry.standard[id]
      return try entry.prepare(entry.declaration.configuration(settings, in: scope), in: scope)
    }
  }

  func make(layout: ParameterLayout) throws -> ConfiguredOptimizer<Double> {
    try prepared.make(for: layout)
  }

  /// The closed form.
  func largestStableRate(curvature: Double) throws -> Double? {
    try make(layout: ParameterLayout(count: 1)).largestStableRate(curvature: curvature)
  }

  static let momenta = [0, 0.5, 0.9, 0.95, 0.98]

  /// What the catalogue's rules call the momentum that their boundary depends on.
  static let momentumNames = [
    "sgd": "momentum", "adam": "beta1", "adamw": "beta1", "nadam": "beta1", "radam": "beta1",
    "adamax": "beta1", "rmsprop": "momentum", "muon": "vector_beta1", "soap": "beta1",
    "adan": "beta1", "lion": "beta1", "schedule-free-sgd": "momentum",
    "schedule-free-adamw": "beta1", "schedule-free-adamw-paper": "beta1",
    "schedule-free-radam": "beta1", "schedule-free": "momentum",
  ]

  /// The whole catalogue at five momenta, each as far as the rule has and allows it. Muon's and
  /// SOAP's default decay is off: it is a case of its own.
  static let catalogue: [OptimizerCase] = OptimizerEntry.standard.flatMap {
    entry -> [OptimizerCase] in
    let id = entry.declaration.id
    let plain: [String: SettingValue] =
      entry.declaration.settings.contains { $0.name == "weight_decay" }
      ? ["weight_decay": .number(0)] : [:]
    guard let name = momentumNames[id] else { return [OptimizerCase(id, plain)] }
    return momenta.compactMap { β in
      // An average at β = 0 would not be known from y and z.
      id.hasPrefix("schedule-free") && β == 0
        ? nil : OptimizerCase(id, plain.merging([name: .number(β)]) { $1 })
    }
  }

  /// The rules with a closed form for vectors without weight decay.
  static let withClosedForm: Set<String> = [
    "sgd", "adam", "adamw", "nadam", "radam", "adamax", "rmsprop", "adagrad", "adadelta", "muon",
    "soap", "schedule-free-sgd", "schedule-free-adamw", "schedule-free-adamw-paper",
    "schedule-free-radam", "schedule-free",
  ]
}
