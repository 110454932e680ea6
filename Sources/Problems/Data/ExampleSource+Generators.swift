import Catalog

/// From a kind of generated data to its generator.
extension ExampleSource {
  /// Throws if the settings of a kind do not go together.
  static func validate(_ kind: Kind, _ configuration: Configuration) throws(ConfigurationError) {
    switch kind {
    case .gaussianMixture:
      guard configuration[ExampleSettings.features()] >= configuration[ExampleSettings.classes]
      else {
        throw .invalid(
          owner: configuration.owner, setting: "features",
          reason: "a Gaussian mixture needs at least as many features as classes")
      }
    case .teacher:
      let size = teacher(configuration).size
      guard size <= Double(largestData) else {
        throw .invalid(
          owner: configuration.owner, setting: "teacher_hidden",
          reason: "a teacher with \(compact(size)) numbers; at most \(largestData) are supported")
      }
    case .spirals, .moons, .chebyshev, .bars, .adding, .markov: break
    }
  }

  /// - Precondition: ``validate(_:_:)`` accepted the configuration.
  static func generator(
    _ kind: Kind, _ draw: Draw, _ configuration: Configuration
  ) -> any ExampleGenerator {
    let noise = { configuration[ExampleSettings.noise()] }
    let classes = { configuration[ExampleSettings.classes] }
    let length = { configuration[ExampleSettings.length()] }
    switch kind {
    case .spirals:
      return Spirals(
        arms: classes(), turns: configuration[ExampleSettings.turns], noise: noise(), draw: draw)
    case .moons: return Moons(noise: noise(), draw: draw)
    case .gaussianMixture:
      return GaussianMixture(
        classes: classes(), features: configuration[ExampleSettings.features()],
        separation: configuration[ExampleSettings.separation], draw: draw)
    case .teacher: return teacher(configuration)
    case .chebyshev:
      return Chebyshev(degree: configuration[ExampleSettings.degree], draw: draw)
    case .bars:
      return Bars(size: configuration[ExampleSettings.imageSize], noise: noise(), draw: draw)
    case .adding: return Adding(length: length())
    case .markov:
      return MarkovSource(
        vocabulary: configuration[ExampleSettings.vocabulary], length: length(),
        exponent: configuration[ExampleSettings.zipfExponent],
        bigramWeight: configuration[ExampleSettings.bigramWeight],
        trigramWeight: configuration[ExampleSettings.trigramWeight])
    }
  }

  private static func teacher(_ configuration: Configuration) -> Teacher {
    Teacher(
      features: configuration[ExampleSettings.features()],
      hidden: configuration[ExampleSettings.teacherHidden],
      activation: configuration[ExampleSettings.teacherActivation],
      task: configuration[ExampleSettings.teacherTask],
      classes: configuration[ExampleSettings.classes],
      temperature: configuration[ExampleSettings.temperature],
      flips: configuration[ExampleSettings.labelFlips],
      noise: configuration[ExampleSettings.noise()])
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
