import Catalog

/// From a kind of generated data to its generator.
extension ExampleSource {
  /// Throws if the settings of a kind do not go together.
  static func validate(_ kind: Kind, _ configuration: Configuration) throws(ConfigurationError) {
    switch kind {
    case .spirals: break
    case .gaussianMixture:
      guard configuration[ExampleSettings.features()] >= configuration[ExampleSettings.classes]
      else {
        throw .invalid(
          owner: configuration.owner, setting: "features",
          reason: "a Gaussian mixture needs at least as many features as classes")
      }
    }
  }

  /// - Parameter order: how it decides which class an example is of
  static func generator(
    _ kind: Kind, _ order: ClassOrder, _ configuration: Configuration
  ) -> any ExampleGenerator {
    switch kind {
    case .spirals:
      Spirals(
        arms: configuration[ExampleSettings.classes],
        turns: configuration[ExampleSettings.turns],
        noise: configuration[ExampleSettings.noise()], order: order)
    case .gaussianMixture:
      GaussianMixture(
        classes: configuration[ExampleSettings.classes],
        features: configuration[ExampleSettings.features()],
        separation: configuration[ExampleSettings.separation], order: order)
    }
  }
}

extension ExampleShape {
  /// The same examples as a model of this form takes them in.
  ///
  /// - Precondition: the form is the input's own, or that of mere features.
  func `in`(_ form: InputForm) -> ExampleShape {
    switch (form, input) {
    case (.features, .features), (.image, .image), (.sequence, .sequence), (.tokens, .tokens):
      return self
    case (.features, .image), (.features, .sequence):
      return ExampleShape(input: .features(inputWidth), target: target)
    default: preconditionFailure("a kind of data that has another form is offered")
    }
  }
}
