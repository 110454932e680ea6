import Catalog
import Foundation
import Guidance
import Testing

@Suite struct RecommendationTests {
  /// A row of the guide's table.
  struct Row: CustomStringConvertible, Sendable {
    var scenario: String
    var optimizer: String
    var rate: Double
    var range: ClosedRange<Double>?
    var batch = 32...64
    var decay: Double?
    var decayRange: ClosedRange<Double>?
    var shape = Scenario.Shape.cosine
    var clip: Double?
    var description: String { "\(scenario), \(optimizer)" }
  }

  static let guide = [
    Row(scenario: "cnn-from-scratch", optimizer: "sgd", rate: 0.1, batch: 256...256, decay: 1e-4),
    Row(scenario: "cnn-small", optimizer: "adamw", rate: 1e-3, range: 1e-3...3e-3, decay: 1e-4),
    Row(scenario: "resnet", optimizer: "sgd", rate: 0.1, batch: 256...256, decay: 1e-4),
    Row(scenario: "transformer", optimizer: "adamw", rate: 3e-4, decay: 0.01, clip: 1),
    Row(
      scenario: "fine-tune-transformer", optimizer: "adamw", rate: 2e-5, range: 1e-5...1e-4,
      decay: 0.01, clip: 1),
    Row(
      scenario: "lora", optimizer: "adamw", rate: 3e-4, range: 1e-4...1e-3, decay: 0.01, clip: 1),
    Row(scenario: "linear-probe", optimizer: "sgd", rate: 1e-2, decay: 1e-4),
    Row(scenario: "linear-probe", optimizer: "adamw", rate: 3e-3, decay: 1e-4),
    Row(
      scenario: "rnn", optimizer: "adam", rate: 1e-3, decay: 0, decayRange: 0...1e-4, clip: 1),
    Row(scenario: "gan", optimizer: "adam", rate: 2e-4, decay: 0, shape: .constant),
    Row(scenario: "mlp", optimizer: "adam", rate: 3e-4, range: 1e-4...1e-2),
    Row(
      scenario: "llm-pretraining", optimizer: "adamw", rate: 3e-4, decay: 0.03,
      decayRange: 0.01...0.1, shape: .wsd, clip: 1),
  ]

  @Test(arguments: guide) func `the table is the guide's`(row: Row) throws {
    let scenario = try Scenario.named(row.scenario)
    let point = try #require(
      scenario.startingPoints.first { $0.optimizer == row.optimizer })
    #expect(point.rate.value == row.rate && point.rate.range == row.range)
    #expect(point.batch == row.batch)
    #expect(point.weightDecay?.value == row.decay)
    #expect(point.weightDecay?.range == row.decayRange)
    #expect(scenario.shape == row.shape && scenario.clip?.value == row.clip)
    #expect(scenario.clip.map { !$0.rule.isEmpty } ?? true && !point.rate.rule.isEmpty)
  }

  @Test func `every row of the table is held against the guide`() {
    let points = Scenario.all.flatMap { scenario in
      scenario.startingPoints.map { "\(scenario.id), \($0.optimizer)" }
    }
    #expect(points.sorted() == Self.guide.map(\.description).sorted())
    #expect(Set(Scenario.all.map(\.id)).count == Scenario.all.count)
  }

  @Test func `settings of optimizers, lengths and extras`() throws {
    func settings(_ id: String) throws -> [String: SettingValue] {
      Dictionary(
        uniqueKeysWithValues: try Scenario.named(id).startingPoints[0].settings.map {
          ($0.name, $0.value)
        })
    }
    for id in ["cnn-from-scratch", "resnet", "linear-probe"] {
      #expect(try settings(id) == ["momentum": .number(0.9)])
    }
    for id in ["transformer", "fine-tune-transformer", "lora", "llm-pretraining"] {
      #expect(
        try settings(id) == [
          "beta1": .number(0.9), "beta2": .number(0.999), "epsilon": .number(1e-8),
        ])
    }
    #expect(try settings("gan") == ["beta1": .number(0.5), "beta2": .number(0.999)])
    for id in ["cnn-from-scratch", "resnet"] {
      let scenario = try Scenario.named(id)
      #expect(scenario.warmup?.length == .epochs(5) && scenario.offersOneCycle)
      #expect(scenario.epochs == 100...300)
    }
    #expect(try Scenario.named("linear-probe").epochs == 50...100)
    #expect(try Scenario.named("resnet").milestones == [0.3, 0.6, 0.9])
    for id in ["transformer", "fine-tune-transformer"] {
      #expect(try Scenario.named(id).warmup?.length == .fraction(0.05))
    }
    let llm = try Scenario.named("llm-pretraining")
    #expect(llm.warmup?.range == 0.01...0.05 && llm.cooldown?.range == 0.1...0.2)
    #expect(llm.warmup?.length == .fraction(0.02) && llm.cooldown?.value == 0.2)
  }

  private func peak(_ id: String, _ request: Recommendation.Request) throws -> Double {
    try Recommendation(Scenario.named(id), request).peak
  }

  @Test(arguments: [(32, 0.0125), (64, 0.025), (256, 0.1), (512, 0.2), (1024, 0.4), (4096, 1.6)])
  func `SGD scales linearly with the batch`(batch: Int, expected: Double) throws {
    let found = try peak("resnet", .init(batch: batch))
    #expect(abs(found - expected) <= 0.05 * expected)
    #expect(found == roundedToTwoDigits(0.1 * Double(batch) / 256))
  }

  @Test(arguments: [(8, 0.5), (32, 1), (48, 1), (64, 1), (256, 2), (1024, 4), (6400, 10)])
  func `Adam scales with the square root`(batch: Int, factor: Double) throws {
    #expect(try peak("transformer", .init(batch: batch)) == roundedToTwoDigits(3e-4 * factor))
  }

  @Test func `far scaling carries a warning`() throws {
    func notes(_ batch: Int) throws -> [String] {
      try Recommendation(Scenario.named("resnet"), .init(batch: batch)).notes
    }
    #expect(try notes(256).isEmpty)
    #expect(try notes(2048).contains { $0.contains("scale less") })
    #expect(try !notes(2048).contains { $0.contains("uncertain") })
    #expect(try notes(2049).contains { $0.contains("uncertain") })
    #expect(try notes(2049).contains { $0.contains("add warmup") })
    #expect(try notes(31).contains { $0.contains("uncertain") })
  }

  @Test func `a measured edge takes the place of the rule`() throws {
    let edge = try MeasuredEdge(value: 0.2, lower: 0.1, upper: 0.3)
    #expect(abs(edge.peak - 0.2 * 0.3.squareRoot()) < 1e-15)
    #expect(edge.peakRange == 0.03...0.3)
    let recommendation = try Recommendation(
      Scenario.named("llm-pretraining"), .init(batch: 4096, edge: edge))
    #expect(recommendation.peak == 0.11)
    let entry = try #require(recommendation.entries.first { $0.quantity == "peak learning rate" })
    #expect(entry.range == 0.03...0.3 && entry.rule.contains("0.3–1"))
    let plain = try MeasuredEdge(value: 0.2)
    #expect(plain.interval == nil && plain.peakRange == 0.06...0.2)
    for (value, lower, upper) in [
      (0.0, nil, nil), (-1, nil, nil), (.nan, nil, nil), (.infinity, nil, nil), (1, 2, 3),
      (1, 0.1, 0.5), (1, 0, 2), (1, .nan, 2),
    ] as [(Double, Double?, Double?)] {
      #expect(throws: ConfigurationError.self) {
        try MeasuredEdge(value: value, lower: lower, upper: upper)
      }
    }
  }

  private func value(
    _ id: String, _ request: Recommendation.Request, _ quantity: String
  ) throws -> Recommendation.Entry {
    try #require(
      try Recommendation(Scenario.named(id), request).entries.first { $0.quantity == quantity })
  }

  @Test func `times are steps where steps are known, else fractions`() throws {
    #expect(try value("transformer", .init(), "warmup").value == .number(0.05))
    #expect(try value("transformer", .init(steps: 10_000), "warmup").value == .number(500))
    #expect(try value("llm-pretraining", .init(), "cooldown").value == .number(0.2))
    let cooldown = try value("llm-pretraining", .init(steps: 10_000), "cooldown")
    #expect(cooldown.value == .number(2000) && cooldown.range == 1000...2000)
    // 5 of 100 epochs.
    #expect(try value("resnet", .init(), "warmup").value == .number(0.05))
    #expect(try value("resnet", .init(steps: 1000), "warmup").value == .number(50))
    // ⌈50000/256⌉ = 196 steps an epoch.
    let warmup = try value("resnet", .init(datasetSize: 50_000), "warmup")
    #expect(warmup.value == .number(980) && warmup.range == 196...980)
    #expect(try value("resnet", .init(datasetSize: 50_000), "steps").value == .number(19_600))
    // More warmup than half of the run is none.
    let short = Recommendation.Request(steps: 1000, datasetSize: 50_000)
    #expect(try value("resnet", short, "warmup").value == .number(50))
    #expect(try value("transformer", .init(steps: 1), "warmup").value == .number(1))
  }

  @Test func `extras apply where the guide says so`() throws {
    let cycle = try value("resnet", .init(), "or one-cycle, highest rate")
    #expect(cycle.range == 0.5...1)
    #expect(
      try value("fine-tune-transformer", .init(), "layer-wise decay").value == .number(0.9))
    #expect(
      try value("fine-tune-transformer", .init(), "rate of a new head").value == .number(10))
    #expect(
      try Recommendation(Scenario.named("fine-tune-transformer")).plan
        .contains("layer_decay: 0.9, head_multiplier: 10"))
    #expect(try !Recommendation(Scenario.named("transformer")).plan.contains("layer_decay"))
  }

  @Test func `every number has a rule, and the grid holds the peak`() throws {
    for scenario in Scenario.all {
      for point in scenario.startingPoints {
        for batch in [nil, 1, 100, 5000] {
          let recommendation = try Recommendation(
            scenario, .init(batch: batch, optimizer: point.optimizer))
          #expect(recommendation.entries.allSatisfy { !$0.rule.isEmpty })
          #expect(recommendation.optimizer == point.optimizer)
          let peak = recommendation.peak
          let grid = [0.1, 0.3, 1, 3].map { compact(roundedToTwoDigits($0 * peak)) }
          #expect(
            recommendation.plan.contains("learning_rates: [\(grid.joined(separator: ", "))]\n"))
          #expect(grid.contains(compact(peak)))
        }
      }
    }
  }

  @Test func `what does not exist is named with what is near`() throws {
    let scenario = #expect(throws: ConfigurationError.self) { try Scenario.named("transfomer") }
    #expect(scenario?.message.contains("did you mean 'transformer'?") == true)
    let optimizer = #expect(throws: ConfigurationError.self) {
      try Recommendation(Scenario.named("linear-probe"), .init(optimizer: "adam"))
    }
    #expect(optimizer?.message.contains("did you mean 'adamw'?") == true)
    for request in [
      Recommendation.Request(batch: 0), .init(steps: -1), .init(datasetSize: 0),
      .init(batch: .max), .init(steps: .min),
    ] {
      #expect(throws: ConfigurationError.self) {
        try Recommendation(Scenario.named("resnet"), request)
      }
    }
  }

  @Test(arguments: [
    (0.123, 0.12), (0.0999, 0.1), (3.16e-4, 3.2e-4), (1, 1), (987, 990), (0, 0), (1e-300, 1e-300),
  ])
  func `two significant digits`(value: Double, expected: Double) {
    #expect(roundedToTwoDigits(value) == expected)
  }
}
