import Catalog
import Schedules
import Testing

/// Schedules whose settings were made in code, with types.
@Suite struct CodedScheduleTests {
  private func rates(_ schedule: RateSchedule) -> [Double] {
    (0..<40).map { schedule.rate(at: $0, of: 40, peak: 0.3) }
  }

  @Test func `settings made in code are those of a plan`() throws {
    let coded = try RateSchedule(Cosine { $0.floor = 0.1 }, warmup: 0.25)
    let same = try planned("cosine", ["floor": .number(0.1), "warmup": .number(0.25)])
    #expect(coded.id == "cosine" && rates(coded) == rates(same))
    #expect(coded.rule.settingValues == same.rule.settingValues)
    #expect(coded.warmup.settingValues == same.warmup.settingValues)
  }

  @Test func `so are those of its parts`() throws {
    let constant = try RateSchedule(Constant(), warmup: 5)
    let cosine = try RateSchedule(Cosine { $0.floor = 0.1 })
    let coded = try RateSchedule(
      ScheduleSequence {
        $0.parts = [constant, cosine]
        $0.boundaries = [20]
      })
    let parts = [
      EntryReference("constant", ["warmup": .integer(5)]),
      EntryReference("cosine", ["floor": .number(0.1)]),
    ]
    let same = try planned("sequence", ["parts": .entries(parts), "boundaries": .numbers([20])])
    #expect(rates(coded) == rates(same))
    #expect(coded.rule.settingValues == same.rule.settingValues)
  }

  /// A rule, and the setting that is wrong.
  private static let refused: [(rule: any Schedule, setting: String)] = [
    (Cosine { $0.floor = 2 }, "floor"), (Cosine { $0.floor = .nan }, "floor"),
    (ScheduleSequence { $0.parts = [] }, "parts"),
    (ScheduleSequence { $0.boundaries = [0.25, 0.5] }, "boundaries"),
    (ScheduleSequence { $0.boundaries = [Duration(-1)] }, "boundaries"),
    (FromFile(), "path"),
  ]

  @Test(arguments: refused.indices)
  func `what a plan may not have is refused in code too`(number: Int) {
    let (rule, setting) = Self.refused[number]
    let error = #expect(throws: ConfigurationError.self) { try RateSchedule(rule) }
    #expect(error?.setting == setting)
  }

  @Test func `a warmup that a plan may not have is refused`() {
    for warmup in [Duration(-0.5), Duration(.nan), Duration(.infinity)] {
      let error = #expect(throws: ConfigurationError.self) {
        try RateSchedule(Constant(), warmup: warmup)
      }
      #expect(error?.setting == "warmup")
    }
  }

  @Test func `a part that prescribes β is refused in code as in plans`() throws {
    let averaging = try RateSchedule(LinearDecayAveraging())
    #expect(throws: ConfigurationError.self) {
      try RateSchedule(ScaledSchedule { $0.inner = averaging })
    }
    #expect(throws: ConfigurationError.self) {
      try RateSchedule(ScheduleProduct { $0.factors = [averaging] })
    }
  }
}
