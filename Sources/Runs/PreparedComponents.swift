import Catalog
import Optimizers
import Plans
import Problems
import Records
import Schedules
import Synchronization

/// The optimizers, schedules and problems that runs name, prepared once: a sweep has many runs of few
/// components, and preparing one can take as long as a small run.
final class PreparedComponents: Sendable {
  private let laboratory: Laboratory
  private let optimizers = Mutex<[String: PreparedOptimizer]>([:])
  private let schedules = Mutex<[String: ConfiguredSchedule]>([:])
  private let problems = Mutex<[String: PreparedProblem]>([:])
  /// Beyond this a plan names each component about once.
  private static let most = 10_000

  init(_ laboratory: Laboratory) { self.laboratory = laboratory }

  func optimizer(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> PreparedOptimizer {
    if let known = optimizers.withLock({ $0[component.canonical] }) { return known }
    let made = try laboratory.optimizer(component)
    optimizers.withLock { Self.keep(made, of: component, in: &$0) }
    return made
  }

  func schedule(
    _ component: RunSpec.Component
  ) throws(ConfigurationError) -> ConfiguredSchedule {
    if let known = schedules.withLock({ $0[component.canonical] }) { return known }
    let made = try laboratory.schedule(component)
    schedules.withLock { Self.keep(made, of: component, in: &$0) }
    return made
  }

  func problem(_ component: RunSpec.Component) throws(ConfigurationError) -> PreparedProblem {
    if let known = problems.withLock({ $0[component.canonical] }) { return known }
    let made = try laboratory.problem(component)
    problems.withLock { Self.keep(made, of: component, in: &$0) }
    return made
  }

  private static func keep<Prepared>(
    _ prepared: Prepared, of component: RunSpec.Component, in known: inout [String: Prepared]
  ) {
    if known.count >= most { known.removeAll() }
    known[component.canonical] = prepared
  }
}
