import Catalog
import Compute
import Optimizers

/// An optimizer as `kernels` times it: an entry with its defaults, or with settings that change
/// what it moves.
package struct KernelVariant {
  package let name: String
  private let prepared: PreparedOptimizer

  /// All entries, and momentum, which is no default.
  package static func all(
    of catalogue: Catalogue<OptimizerEntry>
  ) throws(ConfigurationError) -> [KernelVariant] {
    var variants: [KernelVariant] = []
    for entry in catalogue {
      variants.append(
        KernelVariant(name: entry.declaration.id, prepared: try PreparedOptimizer(entry.rule)))
      guard entry.rule is SGD else { continue }
      variants.append(
        KernelVariant(
          name: "sgd-momentum", prepared: try PreparedOptimizer(SGD { $0.momentum = 0.9 })))
    }
    return variants
  }

  package static func named(
    _ name: String, among all: [KernelVariant]
  ) throws(ConfigurationError) -> KernelVariant {
    guard let variant = all.first(where: { $0.name == name }) else {
      throw .unknownName(kind: "optimizer", found: name, allowed: all.map(\.name))
    }
    return variant
  }

  func make<S: Scalar>(
    _ layout: ParameterLayout, threads: Int, as: S.Type
  ) throws(ConfigurationError) -> ConfiguredOptimizer<S> {
    try prepared.make(for: layout, threads: threads)
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

  var rateRole: RateRole { prepared.rateRole }

  /// After how many steps the work repeats: rules that refresh something every so often have their
  /// share of it in every measurement.
  var period: Int {
    guard case .integer(let steps)? = prepared.rule.settingValues["refresh_interval"] else {
      return 1
    }
    return steps
  }

  /// Whether other work than the traffic decides: the roofline of memory says nothing then.
  package var isBoundByMatrixProducts: Bool {
    let probe: ConfiguredOptimizer<Float>? = try? make(
      ParameterLayout(count: 1), threads: 1, as: Float.self)
    return probe?.memoryPasses.isEmpty ?? false
  }
}
