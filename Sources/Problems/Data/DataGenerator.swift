import Catalog
import Compute
import RandomStreams

/// A distribution of examples as its settings, from which an ``ExampleGenerator`` is started.
///
/// In this package it is a file under `Generators/` and a line in ``DataGeneratorEntry/standard``; in
/// another one it is made known as `DataGeneratorEntry(MyData.self)`. Problems with networks name it
/// as `data: {name: my-data, …}`.
public protocol DataGenerator: Settings {
  static var about: About { get }

  /// The natural shape of the examples.
  var shape: ExampleShape { get }

  /// How many examples there are to train on, where that is a setting of the distribution's own and
  /// not `examples`.
  var trainingCount: Int? { get }

  /// The distribution, with what it owes to chance itself, such as the weights of a teacher.
  func start(from stream: inout RandomStream) -> any ExampleGenerator
}

extension DataGenerator {
  public var trainingCount: Int? { nil }
}

extension DataGenerator where Self: ExampleGenerator {
  public func start(from stream: inout RandomStream) -> any ExampleGenerator { self }
}

/// What examples are drawn from. An instance is used by one thread at a time.
///
/// `fill` is reached through `any ExampleGenerator` and therefore carries `@specialized`
/// attributes, for the reason given at `Scalar`.
public protocol ExampleGenerator {
  /// Replaces all examples by fresh ones, whose shape holds as many numbers as
  /// ``DataGenerator/shape`` but may lay them out differently. Allocates nothing.
  func fill<S: Scalar>(
    _ examples: inout Examples<S>, drawn draw: Draw, from stream: inout RandomStream)

  /// Adds what is known about the distribution in closed form.
  func describe(_ truth: inout Truth)
}

extension ExampleGenerator {
  public func describe(_ truth: inout Truth) {}
}

/// A data generator as plans know it.
public struct DataGeneratorEntry: CatalogueEntry {
  public static let kind = "data generator"

  public let declaration: Declaration
  /// The generator with its defaults.
  public var generator: any DataGenerator { defaults.value }
  private let defaults: Lazy<any DataGenerator>
  private let read:
    @Sendable (Configuration, EntryScope) throws(ConfigurationError) -> any DataGenerator

  public init<Generator: DataGenerator>(_ type: Generator.Type) {
    defaults = Lazy { Generator() }
    declaration = Declaration(Generator.about) { [Generator()] }
    read = { (configuration, scope) throws(ConfigurationError) in
      try Generator(configuration, in: scope)
    }
  }

  /// The generator with these settings.
  ///
  /// - Throws: if the settings are another entry's, or do not go together
  public func prepare(
    _ configuration: Configuration, in scope: EntryScope = EntryScope()
  ) throws(ConfigurationError) -> any DataGenerator {
    try configuration.check(isOf: declaration.id)
    return try read(configuration, scope)
  }

  fileprivate var asData: EntryScope.Member {
    EntryScope.Member(declaration) { (configuration, scope) throws(ConfigurationError) in
      try prepare(configuration, in: scope)
    }
  }
}

extension DataGeneratorEntry {
  /// The data generators of this package. A new one is a file under `Generators/` and a line here.
  public static let standard = Catalogue.of([
    DataGeneratorEntry(Spirals.self),
    DataGeneratorEntry(Moons.self),
    DataGeneratorEntry(GaussianMixture.self),
    DataGeneratorEntry(Teacher.self),
    DataGeneratorEntry(Chebyshev.self),
    DataGeneratorEntry(Bars.self),
    DataGeneratorEntry(Adding.self),
    DataGeneratorEntry(MarkovTokens.self),
  ])
}

extension EntryGroup {
  /// The generators whose settings stand in a mapping of their own, of examples that a model can take
  /// in.
  static func data(_ form: InputForm, ofClasses: Bool) -> EntryGroup {
    EntryGroup("data of \(ofClasses ? "classes of " : "")\(form.rawValue)")
  }
}

extension EntryScope {
  /// Makes the members of the groups of data those of a catalogue.
  public mutating func add(_ generators: Catalogue<DataGeneratorEntry>) {
    for form in InputForm.allCases {
      for ofClasses in [false, true] {
        set(.data(form, ofClasses: ofClasses)) {
          let beside = form.generatorsBeside(ofClasses: ofClasses).map(\.id)
          return generators.filter { entry in
            entry.generator.shape.canBe(form, ofClasses: ofClasses)
              && !beside.contains(entry.declaration.id)
          }.map(\.asData)
        }
      }
    }
  }
}
