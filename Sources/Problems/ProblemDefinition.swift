import Catalog
import Compute

/// A problem as its settings, from which instances for runs are made.
///
/// In this package it is a file and a line in ``ProblemEntry/standard``; in another one it is made
/// known as `ProblemEntry(MyProblem.self)`.
public protocol ProblemDefinition: Settings {
  static var about: About { get }

  /// What ``Problem/truth`` can state, with some settings at least.
  static var facts: [Truth.Fact] { get }

  /// What instances are made from. Called after the settings were checked.
  ///
  /// - Throws: if settings do not go together, or not with the data
  func blueprint() throws(ConfigurationError) -> any ProblemBlueprint
}

extension ProblemDefinition where Self: ProblemBlueprint {
  public func blueprint() throws(ConfigurationError) -> any ProblemBlueprint { self }
}

/// What instances of a problem are made from, when nothing can go wrong any more. A problem whose
/// settings are all that it needs is its own.
public protocol ProblemBlueprint: Sendable {
  /// What is known of the problem before a run.
  var outline: ProblemOutline { get }

  /// An instance for one run.
  func make<S: Scalar>(_ context: ProblemContext) -> any Problem<S>
}

/// A problem with its settings, checked: what is left to say is for which seed.
///
/// ```swift
/// let prepared = try PreparedProblem(Quadratic { $0.noise = 0.1 })
/// let problem = prepared.make(seed: 1, as: Float.self)
/// ```
public struct PreparedProblem: Sendable {
  public let definition: any ProblemDefinition
  private let blueprint: any ProblemBlueprint

  /// A problem with its settings.
  ///
  /// - Throws: if a setting is not allowed, or settings do not go together or not with the data
  public init(_ definition: any ProblemDefinition) throws(ConfigurationError) {
    try definition.check(as: type(of: definition).about.id)
    try self.init(checked: definition)
  }

  /// Of settings that are allowed.
  init(checked definition: any ProblemDefinition) throws(ConfigurationError) {
    self.definition = definition
    blueprint = try definition.blueprint()
  }

  /// The name in plans.
  public var id: String { type(of: definition).about.id }

  /// What it can state of itself, with some settings at least.
  public var facts: [Truth.Fact] { type(of: definition).facts }

  /// What is known of it before a run.
  public var outline: ProblemOutline { blueprint.outline }

  /// An instance for one run.
  ///
  /// - Parameters:
  ///   - seed: the run's root seed
  ///   - shared: where runs find the data sets that others have made; `nil` to make one's own
  ///   - as: the type of the parameters
  public func make<S: Scalar>(
    seed: UInt64, shared: SharedExamples? = nil, as: S.Type = S.self
  ) -> any Problem<S> {
    blueprint.make(ProblemContext(seed: seed, shared: shared))
  }
}
