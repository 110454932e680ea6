import Catalog
import Compute
import Optimizers

/// What the tests of all optimizers start from.
enum OptimizerFixture {
  static let ids = OptimizerEntry.standard.names

  /// What wrappers may wrap.
  static let scope = {
    var scope = EntryScope()
    scope.add(OptimizerEntry.standard)
    return scope
  }()

  /// The optimizers of which something holds, as they are by default.
  static func ids(where holds: (any OptimizerRule) -> Bool) -> [String] {
    OptimizerEntry.standard.filter { holds($0.rule) }.map(\.declaration.id)
  }

  /// A segment of one dimension, or a matrix near to a square.
  static func layout(_ count: Int, isMatrix: Bool = false) -> ParameterLayout {
    guard isMatrix else { return ParameterLayout(count: count) }
    var rows = max(1, Int(Double(count).squareRoot()))
    while count % rows != 0 { rows -= 1 }
    var layout = ParameterLayout()
    layout.append("x", shape: [rows, count / rows])
    return layout
  }

  static func prepare(
    _ id: String, _ settings: [String: SettingValue] = [:]
  ) throws -> PreparedOptimizer {
    let entry = try OptimizerEntry.standard[id]
    let known = settings.filter { name, _ in
      entry.declaration.settings.contains { $0.name == name }
    }
    return try entry.prepare(entry.declaration.configuration(known, in: scope), in: scope)
  }

  static func make<S: Scalar>(
    _ id: String, layout: ParameterLayout, threads: Int = 1,
    _ settings: [String: SettingValue] = [:]
  ) throws -> ConfiguredOptimizer<S> {
    try prepare(id, settings).make(for: layout, threads: threads)
  }

  static func start<S: Scalar>(_ count: Int) -> Buffer<S> {
    Buffer((0..<count).map { S(Double(($0 * 37) % 101) / 50 - 1) })
  }

  static func gradient<S: Scalar>(_ w: Buffer<S>, _ step: Int) -> Buffer<S> {
    Buffer(w.indices.map { S(Double(w[$0]) + Double(($0 + 13 * step) % 7) / 10 - 0.3) })
  }
}
