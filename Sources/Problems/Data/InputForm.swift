/// What a model takes in.
public enum InputForm: String, Sendable, Hashable, CaseIterable {
  /// Numbers in no particular order; images and sequences are laid out as such.
  case features
  case image, sequence, tokens

  /// Whether a file of numbers can hold it.
  var canBeRead: Bool { self != .tokens }

  /// The generators whose settings stand beside `data`, among the problem's own: every run's identity
  /// has them, so that none can be added. Others have their settings in a mapping of their own.
  func generatorsBeside(ofClasses: Bool) -> [any DataGenerator] {
    switch self {
    case .features:
      let classes: [any DataGenerator] = [Spirals(), Moons(), GaussianMixture(), Teacher()]
      return classes + (ofClasses ? [Bars()] : [Chebyshev(), Bars()])
    case .image: return [Bars()]
    case .sequence: return [Adding()]
    case .tokens: return [MarkovTokens()]
    }
  }
}

extension ExampleShape {
  /// Whether a model with inputs of a form can learn such examples.
  func canBe(_ form: InputForm, ofClasses: Bool) -> Bool {
    let isForm =
      switch (input, form) {
      case (.features, .features), (.image, .features), (.image, .image), (.sequence, .sequence),
        (.tokens, .tokens):
        true
      default: false
      }
    if case .classes = target { return isForm }
    return isForm && !ofClasses
  }
}
