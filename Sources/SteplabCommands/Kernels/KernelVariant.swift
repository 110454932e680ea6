import Catalog
import Compute
import Optimizers

/// An optimizer as `kernels` times it: an entry with its defaults, or with settings that change
/// what it moves.
struct KernelVariant {
  let name: String
  let entry: OptimizerEntry
  private let settings: [String: SettingValue]

  /// All entries, and momentum, which is no default.
  static let all: [KernelVariant] = OptimizerCatalog.all.flatMap { entry in
    let plain = KernelVariant(name: entry.declaration.id, entry: entry, settings: [:])
    guard entry.declaration.id == "sgd" else { return [plain] }
    return [
      plain,
      KernelVariant(name: "sgd-momentum", entry: entry, settings: ["momentum": .number(0.9)]),
    ]
  }

  static func named(_ name: String) throws(ConfigurationError) -> KernelVariant {
    guard let variant = all.first(where: { $0.name == name }) else {
      throw .unknownName(kind: "optimizer", found: name, allowed: all.map(\.name))
    }
    return variant
  }

  func make<S: Scalar>(
    _ layout: ParameterLayout, threads: Int, as: S.Type
  ) throws(ConfigurationError) -> ConfiguredOptimizer<S> {
    try entry.make(entry.declaration.configuration(settings), layout: layout, threads: threads)
  }

  /// One segment: a matrix near to a square for rules that treat matrices as such.
  func layout(count: Int) -> ParameterLayout {
    guard isBoundByMatrixProducts else { return ParameterLayout(count: count) }
    var rows = max(1, Int(Double(count).squareRoot()))
    while count % rows != 0 { rows -= 1 }
    var layout = ParameterLayout()
    layout.append("x", shape: [rows, count / rows])
    return layout
  }

  var rateRole: RateRole {
    (try? entry.declaration.configuration(settings)).map(entry.rateRole) ?? .absolute
  }

  /// After how many steps the work repeats: rules that refresh something every so often have their
  /// share of it in every measurement.
  var period: Int {
    let interval = entry.declaration.settings.first { $0.name == "refresh_interval" }
    guard case .integer(let steps)? = interval?.defaultValue else { return 1 }
    return steps
  }

  /// Whether other work than the traffic decides: the roofline of memory says nothing then.
  var isBoundByMatrixProducts: Bool {
    let probe: ConfiguredOptimizer<Float>? = try? make(
      ParameterLayout(count: 1), threads: 1, as: Float.self)
    return probe?.memoryPasses.isEmpty ?? false
  }
}
