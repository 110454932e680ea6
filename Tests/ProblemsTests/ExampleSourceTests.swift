import Catalog
import Compute
import Problems
import Testing

/// The settings of data: which are offered, and what is refused.
@Suite struct ExampleSourceTests {
  private func names(
    _ generator: any DataGenerator, _ form: InputForm = .features,
    _ classes: DataSettings.Classes = .orValues
  ) -> [String] {
    DataSettings(generator, form: form, classes: classes).settingDeclarations.map(\.name)
  }

  @Test func `what no generator of a form uses is not offered`() {
    let file = ["file", "label_column", "targets", "evaluation_fraction", "standardize"]
    let sizes = ["streaming", "examples", "evaluation_examples"]
    let classes = [
      "classes", "turns", "noise", "features", "separation", "teacher_task", "teacher_hidden",
      "teacher_activation", "temperature", "label_flips",
    ]
    let polynomial = ["degree", "points"]
    #expect(names(Spirals()) == ["data"] + file + sizes + classes + polynomial + ["image_size"])
    // Whatever is the default.
    #expect(names(Chebyshev()) == names(Spirals()))
    for few in [DataSettings.Classes.any, .two] {
      #expect(
        names(Spirals(), .features, few) == ["data"] + file + sizes + classes + ["image_size"])
    }
    #expect(
      names(Bars(), .image) == ["data"] + file + ["image"] + sizes + ["image_size", "noise"])
    #expect(
      names(Adding(), .sequence)
        == ["data"] + file + ["sequence_features"] + sizes + ["length"])
    #expect(
      names(MarkovTokens(), .tokens)
        == ["data"] + sizes
        + ["length", "vocabulary", "zipf_exponent", "bigram_weight", "trigram_weight"])
  }

  @Test func `defaults and the words for data are the problem's own`() throws {
    let settings = DataSettings(Bars()).settingDeclarations
    #expect(settings[0].defaultValue == .text("bars"))
    #expect(
      settings[0].choices
        == ["spirals", "moons", "gaussian-mixture", "teacher", "chebyshev", "bars"])
    #expect(
      DataSettings(Bars(), form: .image).settingDeclarations[0].choices == ["bars"])
    let noise = try #require(settings.first { $0.name == "noise" })
    #expect(
      noise.summary
        == "standard deviation of a spiral's angle, in radians; of each coordinate of moons; "
        + "of a teacher's values; of each pixel of bars")
    let error = #expect(throws: ConfigurationError.self) {
      try DataFixture.planned(Bars(), ["data": .text("spirals")], form: .image)
    }
    #expect(error?.setting == "data")
    func length(_ generator: any DataGenerator, _ form: InputForm) -> SettingValue? {
      DataSettings(generator, form: form).settingDeclarations
        .first { $0.name == "length" }?.defaultValue
    }
    #expect(length(Adding(), .sequence) == .integer(20))
    #expect(length(MarkovTokens(), .tokens) == .integer(64))
  }

  @Test func `a generator with other values than its own defaults states them`() throws {
    let defaults = DataSettings(GaussianMixture { $0.features = 7 }).settingDeclarations
    let values = Dictionary(uniqueKeysWithValues: defaults.map { ($0.name, $0.defaultValue) })
    #expect(values["data"] == .text("gaussian-mixture") && values["features"] == .integer(7))
    #expect(values["separation"] == .number(2) && values["noise"] == .number(0.3))
  }

  @Test func `two classes are all that data for two have`() throws {
    func planned(_ given: [String: SettingValue]) throws -> ExampleSource {
      try DataFixture.source(DataFixture.planned(Spirals(), given, classes: .two))
    }
    #expect(try planned([:]).shape.target == .classes(2))
    #expect(throws: ConfigurationError.self) { try planned(["classes": .integer(3)]) }
  }

  /// Every setting of a generator, and none of another one.
  @Test(arguments: DataGeneratorEntry.standard.names)
  func `settings of a plan are those of its generator in code`(name: String) throws {
    let entry = try DataGeneratorEntry.standard[name]
    // Those of others stand in a mapping of their own.
    guard
      let form = InputForm.allCases.reversed().first(where: {
        DataSettings(entry.generator, form: $0).settingDeclarations[0].choices.contains(name)
      })
    else { return }
    var given: [String: SettingValue] = [:]
    for setting in entry.declaration.settings {
      switch setting.defaultValue {
      case .integer(let value): given[setting.name] = .integer(value + 2)
      case .number: given[setting.name] = .number(0.25)
      case .integers: given[setting.name] = .integers([3, 4])
      case .text: given[setting.name] = setting.choices.last.map(SettingValue.text)
      default: break
      }
    }
    #expect(Set(given.keys) == Set(entry.declaration.settings.map(\.name)))
    let beside = given.merging(["data": .text(name), "examples": .integer(44)]) { $1 }
    let isSpirals = name == Spirals.about.id
    let other: any DataGenerator = isSpirals || form != .features ? entry.generator : Spirals()
    let settings = try DataFixture.planned(other, beside, form: form)
    #expect(settings.generator.settingValues == given)
    #expect(type(of: settings.generator).about.id == name)
    #expect(settings.sampling.examples == 44 && settings.file.file == nil)
    for (name, value) in beside { #expect(settings.settingValues[name] == value) }
  }

  @Test func `images and sequences are laid out where features are asked for`() throws {
    #expect(try DataFixture.source(Bars()).shape.input == .features(256))
    #expect(try DataFixture.source(Adding()).shape.input == .features(40))
    #expect(try DataFixture.source(Bars()).shape.target == .classes(4))
    let flat = try DataFixture.load(Bars()).data.training
    let image = try DataFixture.load(Bars(), form: .image).data.training
    #expect(flat.inputs == image.inputs && flat.labels == image.labels)
  }

  @Test(arguments: [
    ("gaussian-mixture", ["features": SettingValue.integer(2)], "features"),
    ("teacher", ["teacher_hidden": .integers([65536, 65536])], "teacher_hidden"),
    (
      "teacher", ["teacher_hidden": .integers(.init(repeating: 65536, count: 60))],
      "teacher_hidden"
    ),
    ("bars", ["image_size": .integer(512), "examples": .integer(1000)], ""),
    ("markov", ["length": .integer(100_000), "evaluation_examples": .integer(10_000)], ""),
    ("spirals", ["file": .text("f"), "streaming": .flag(true)], "streaming"),
    ("spirals", ["file": .text("g")], "file"),
    ("spirals", ["file": .text("f"), "evaluation_fraction": .number(0.9)], "evaluation_fraction"),
    ("spirals", ["file": .text("f"), "label_column": .text("1")], "label_column"),
  ])
  func `settings that do not go together are refused`(
    name: String, settings: [String: SettingValue], setting: String
  ) throws {
    let scope = scope("f", LabelledTable(features: [1, 2, 3, 4], labels: [0, 1], columns: 2))
    let isTokens = name == MarkovTokens.about.id
    let error = #expect(throws: ConfigurationError.self) {
      let planned = try DataFixture.planned(
        isTokens ? MarkovTokens() : Spirals(), settings.merging(["data": .text(name)]) { $1 },
        form: isTokens ? .tokens : .features, in: scope)
      return try DataFixture.source(planned)
    }
    #expect(error != nil && (error?.setting ?? "") == setting)
  }

  @Test(arguments: [InputForm.image, .sequence, .tokens])
  func `examples of another form than a model's are refused`(form: InputForm) {
    let error = #expect(throws: ConfigurationError.self) {
      try DataFixture.source(Spirals(), form: form)
    }
    #expect(error?.setting == "data")
  }

  /// Rows of 12 features that number themselves, with real labels.
  private let table = LabelledTable(
    features: (0..<120).map(Double.init), labels: (0..<10).map { 0.5 * Double($0) }, columns: 12)

  @Test func `the rows of a file are images or sequences where that fits`() throws {
    func input(
      _ form: InputForm, _ change: (inout FileSettings) -> Void = { _ in }
    ) throws -> ExampleShape.Input {
      try DataFixture.source(table, form: form) {
        $0.targets = .values
        change(&$0)
      }.shape.input
    }
    #expect(try input(.features) == .features(12))
    #expect(
      try input(.image) { $0.image = [3, 2, 2] } == .image(channels: 3, height: 2, width: 2))
    #expect(try input(.sequence) == .sequence(length: 12, features: 1))
    #expect(
      try input(.sequence) { $0.sequenceFeatures = 4 } == .sequence(length: 3, features: 4))
    for image in [[], [12], [1, 3, 5], [1, 1, 3, 4], [65536, 65536, 65536]] {
      let error = #expect(throws: ConfigurationError.self) {
        try input(.image) { $0.image = image }
      }
      #expect(error?.setting == "image" && error?.message.contains("12 features") == true)
    }
    let error = #expect(throws: ConfigurationError.self) {
      try input(.sequence) { $0.sequenceFeatures = 5 }
    }
    #expect(error?.setting == "sequence_features")
  }

  @Test func `real labels are values, but no classes`() throws {
    let source = try DataFixture.source(table) {
      $0.targets = .values
      $0.evaluationFraction = 0.3
    }
    #expect(source.sampling == .finite(examples: 7) && source.shape.target == .values(1))
    var truth = Truth()
    let data: DataSet<Double> = source.load(ProblemContext(seed: 1), truth: &truth)
    var rows: [Double] = []
    for part in [data.training, data.evaluation] {
      for i in 0..<part.count {
        let row = part.inputs[12 * i] / 12
        #expect(part.values[i] == 0.5 * row)
        rows.append(row)
      }
    }
    #expect(rows.sorted() == (0..<10).map(Double.init))
    #expect(throws: ConfigurationError.self) { try DataFixture.source(table) }
  }
}
