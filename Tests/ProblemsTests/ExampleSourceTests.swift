import Catalog
import Compute
import Problems
import Testing

/// The settings of data: which are offered, and what is refused.
@Suite struct ExampleSourceTests {
  private func names(
    _ kinds: [ExampleSource.Kind], _ form: InputForm = .features
  ) -> [String] {
    ExampleSource.settings(default: kinds[0], kinds: kinds, form: form).map(\.name)
  }

  @Test func `what no kind of data uses is not offered`() {
    let file = ["file", "label_column", "targets", "evaluation_fraction", "standardize"]
    let sizes = ["streaming", "examples", "evaluation_examples"]
    #expect(names([.spirals]) == ["data"] + file + sizes + ["classes", "turns", "noise"])
    #expect(
      names([.gaussianMixture, .spirals])
        == ["data"] + file + sizes + ["classes", "turns", "noise", "features", "separation"])
    #expect(names([.chebyshev]) == ["data"] + file + sizes + ["degree", "points"])
    #expect(
      names([.bars], .image) == ["data"] + file + ["image"] + sizes + ["noise", "image_size"])
    #expect(
      names([.adding], .sequence) == ["data"] + file + ["sequence_features"] + sizes + ["length"])
    #expect(
      names([.markov], .tokens)
        == ["data"] + sizes
        + ["length", "vocabulary", "zipf_exponent", "bigram_weight", "trigram_weight"])
  }

  @Test func `defaults and the words for data are the problem's own`() throws {
    let settings = ExampleSource.settings(default: .bars, kinds: [.bars, .moons])
    #expect(settings[0].defaultValue == .text("bars") && settings[0].choices == ["bars", "moons"])
    let noise = try #require(settings.first { $0.name == "noise" })
    #expect(
      noise.summary == "standard deviation of each coordinate of moons; of each pixel of bars")
    #expect(throws: ConfigurationError.self) {
      try Declaration(id: "n", summary: "", citation: Citation(""), settings: settings)
        .configuration(["data": .text("spirals")])
    }
    func length(_ kind: ExampleSource.Kind, _ form: InputForm) -> SettingValue? {
      ExampleSource.settings(default: kind, kinds: [kind], form: form)
        .first { $0.name == "length" }?.defaultValue
    }
    #expect(length(.adding, .sequence) == .integer(20) && length(.markov, .tokens) == .integer(64))
  }

  @Test func `images and sequences are laid out where features are asked for`() throws {
    #expect(try DataFixture.source(.bars).shape.input == .features(256))
    #expect(try DataFixture.source(.adding).shape.input == .features(40))
    #expect(try DataFixture.source(.bars).shape.target == .classes(4))
    let flat = try DataFixture.load(.bars).data.training
    let image = try DataFixture.load(.bars, form: .image).data.training
    #expect(flat.inputs == image.inputs && flat.labels == image.labels)
  }

  @Test(arguments: [
    (ExampleSource.Kind.gaussianMixture, ["features": SettingValue.integer(2)], "features"),
    (.teacher, ["teacher_hidden": .integers([65536, 65536])], "teacher_hidden"),
    (.teacher, ["teacher_hidden": .integers(.init(repeating: 65536, count: 60))], "teacher_hidden"),
    (.bars, ["image_size": .integer(512), "examples": .integer(1000)], ""),
    (.markov, ["length": .integer(100_000), "evaluation_examples": .integer(10_000)], ""),
    (.spirals, ["file": .text("f"), "streaming": .flag(true)], "streaming"),
    (.spirals, ["file": .text("g")], "file"),
    (.spirals, ["file": .text("f"), "evaluation_fraction": .number(0.9)], "evaluation_fraction"),
    (.spirals, ["file": .text("f"), "label_column": .text("1")], "label_column"),
  ])
  func `settings that do not go together are refused`(
    kind: ExampleSource.Kind, settings: [String: SettingValue], setting: String
  ) throws {
    let files = DataFixture.files(
      LabelledTable(features: [1, 2, 3, 4], labels: [0, 1], columns: 2))
    let error = #expect(throws: ConfigurationError.self) {
      try DataFixture.source(kind, settings, files: files)
    }
    #expect((error?.setting ?? "") == setting)
  }

  /// Rows of 12 features that number themselves, with real labels.
  private let table = LabelledTable(
    features: (0..<120).map(Double.init), labels: (0..<10).map { 0.5 * Double($0) }, columns: 12)

  @Test func `the rows of a file are images or sequences where that fits`() throws {
    func input(
      _ form: InputForm, _ settings: [String: SettingValue]
    ) throws -> ExampleShape.Input {
      try DataFixture.source(
        nil, settings.merging(["file": .text("f"), "targets": .text("values")]) { $1 }, form: form,
        files: DataFixture.files(table)
      ).shape.input
    }
    #expect(try input(.features, [:]) == .features(12))
    #expect(
      try input(.image, ["image": .integers([3, 2, 2])]) == .image(channels: 3, height: 2, width: 2)
    )
    #expect(try input(.sequence, [:]) == .sequence(length: 12, features: 1))
    #expect(
      try input(.sequence, ["sequence_features": .integer(4)]) == .sequence(length: 3, features: 4))
    for image in [[], [12], [1, 3, 5], [1, 1, 3, 4], [65536, 65536, 65536]] {
      let error = #expect(throws: ConfigurationError.self) {
        try input(.image, ["image": .integers(image)])
      }
      #expect(error?.setting == "image" && error?.message.contains("12 features") == true)
    }
    let error = #expect(throws: ConfigurationError.self) {
      try input(.sequence, ["sequence_features": .integer(5)])
    }
    #expect(error?.setting == "sequence_features")
  }

  @Test func `real labels are values, but no classes`() throws {
    let files = DataFixture.files(table)
    let settings: [String: SettingValue] = [
      "file": .text("f"), "targets": .text("values"), "evaluation_fraction": .number(0.3),
    ]
    let source = try DataFixture.source(nil, settings, files: files)
    #expect(source.sampling == .finite(examples: 7) && source.shape.target == .values(1))
    var truth = Truth()
    let data: DataSet<Double> = source.load(
      ProblemContext(seed: 1, files: files), truth: &truth)
    var rows: [Double] = []
    for part in [data.training, data.evaluation] {
      for i in 0..<part.count {
        let row = part.inputs[12 * i] / 12
        #expect(part.values[i] == 0.5 * row)
        rows.append(row)
      }
    }
    #expect(rows.sorted() == (0..<10).map(Double.init))
    #expect(throws: ConfigurationError.self) {
      try DataFixture.source(nil, ["file": .text("f")], files: files)
    }
  }
}
