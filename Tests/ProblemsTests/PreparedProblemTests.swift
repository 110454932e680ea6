import Catalog
import Compute
import Problems
import Testing

/// Problems whose settings were made in code, with types.
@Suite struct PreparedProblemTests {
  @Test func `settings made in code are those of a plan`() throws {
    let coded = try PreparedProblem(
      LeastSquares {
        $0.spectrum.dimension = 3
        $0.labelNoise = 0.5
        $0.features = .signs
      })
    let planned = try prepare(
      "least-squares",
      ["dimension": .integer(3), "label_noise": .number(0.5), "features": .text("signs")])
    #expect(coded.id == planned.id && coded.outline == planned.outline)
    #expect(coded.definition.settingValues == planned.definition.settingValues)
    let (a, b) = (coded.make(seed: 2, as: Double.self), planned.make(seed: 2, as: Double.self))
    #expect(a.initialParameters() == b.initialParameters())
    #expect(a.truth.initialLoss == b.truth.initialLoss)
  }

  /// The settings of data are some of a plan's only, and are tested with the data.
  @Test(arguments: GradientTests.examples.filter { $0.1["data"] == nil })
  func `a problem has the settings of its plan`(
    example: (String, [String: SettingValue])
  ) throws {
    let entry = try ProblemEntry.standard[example.0]
    let configuration = try entry.declaration.configuration(example.1)
    guard configuration.values["data"] == nil else { return }
    #expect(try entry.prepare(configuration).definition.settingValues == configuration.values)
  }

  private static let refused: [any ProblemDefinition] = [
    Quadratic { $0.distance = .nan },
    Quadratic { $0.spectrum.dimension = 0 },
    Quadratic { $0.spectrum = QuadraticSpectrum(.list) },
    Quadratic { $0.spectrum.smallest = 2 },
    Quadratic {
      $0.spectrum.dimension = 2001
      $0.rotated = true
    },
    LeastSquares { $0.spectrum.dimension = -1 },
    LeastSquares { $0.labelNoise = .infinity },
    PowerLawRegression { $0.dimension = 0 },
    AbsoluteLoss { $0.system.dimension = 0 },
    AbsoluteLoss {
      $0.system.examples = 10_000_000
      $0.system.dimension = 2000
    },
    ChebyshevMax { $0.system.examples = 0 },
    ChebyshevMax {
      $0.system.examples = 20
      $0.residual = 1
    },
    Rosenbrock { $0.dimension = 1 },
    Beale { $0.start = [] },
    Beale { $0.start = [1, .nan] },
    Rastrigin { $0.dimension = 0 },
    RiverValley { $0.hills = .max },
    RiverValley { $0.length = 0 },
    TwoLayerLinear { $0.width = 0 },
    TwoLayerLinear { $0.inputs = 17 },
  ]

  @Test(arguments: refused)
  func `what a plan may not have is refused in code too`(definition: any ProblemDefinition) {
    let error = #expect(throws: ConfigurationError.self) { try PreparedProblem(definition) }
    #expect(error?.description.contains(type(of: definition).about.id) == true)
  }

  @Test func `every generator that plans can name can be set in code`() throws {
    #expect(throws: Never.self) {
      _ = try PreparedProblem(SupportVector { $0.data.generator = Moons() })
      _ = try PreparedProblem(LogisticRegression { $0.classifier.data.generator = Bars() })
    }
    #expect(throws: ConfigurationError.self) {
      try PreparedProblem(SupportVector { $0.data.generator = Spirals { $0.classes = 3 } })
    }
  }

  @Test func `a default that several generators have is that of the default one`() {
    let data = DataSettings(GaussianMixture { $0.classes = 5 })
    let declared = data.settingDeclarations.first { $0.name == "classes" }
    #expect(declared?.defaultValue == .integer(5))
    #expect(data.settingValues["classes"] == .integer(5))
    let teacher = DataSettings(Teacher { $0.features = 7 })
    #expect(
      teacher.settingDeclarations.first { $0.name == "features" }?.defaultValue == .integer(7))
  }

  @Test func `data of another form, or of nothing, are refused`() {
    for change in [
      { $0.data.sampling.examples = -1 }, { $0.data.file.sequenceFeatures = 0 },
      { $0.data = DataSettings(MarkovTokens(), form: .tokens) },
      { $0.data = DataSettings(Bars(), form: .image) },
    ] as [(inout MultilayerPerceptron) -> Void] {
      #expect(throws: ConfigurationError.self) {
        try PreparedProblem(MultilayerPerceptron(change))
      }
    }
    #expect(throws: ConfigurationError.self) {
      try ExampleSource(DataSettings(Spirals { $0.classes = 0 }), of: "own")
    }
  }
}
