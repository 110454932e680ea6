import Catalog
import Foundation
import Schedules
import TestSupport
import Testing

@Suite struct ScheduleTests {
  private func make(
    _ name: String, _ settings: [String: SettingValue] = [:]
  ) throws -> RateSchedule {
    let entry = try ScheduleCatalog.entry(named: name)
    return try entry.make(entry.declaration.configuration(settings))
  }

  private func rates(
    _ name: String, _ settings: [String: SettingValue] = [:], steps: Int, peak: Double = 1
  ) throws -> [Double] {
    let schedule = try make(name, settings)
    return (0...steps).map { schedule.rate(at: $0, of: steps, peak: peak) }
  }

  // MARK: Against the official implementations

  /// Case of the reference file, the entry, its settings. A warmup of theirs starts at a rate of 0
  /// and ours at a step above it; from the peak on they agree.
  static let references: [(String, String, [String: SettingValue], from: Int)] = [
    ("constant", "constant", [:], 0),
    ("linear_down", "linear", ["floor": .number(0.1)], 0),
    ("cosine_eta0", "cosine", [:], 0),
    ("cosine_etamin", "cosine", ["floor": .number(0.01)], 0),
    ("hf_constant_warmup", "constant", ["warmup": .number(10)], 10),
    ("hf_linear", "linear", ["warmup": .number(10)], 10),
    ("hf_linear_nowarmup", "linear", [:], 0),
    ("hf_cosine", "cosine", ["warmup": .number(10)], 10),
    ("hf_wsd_linear", "wsd", ["warmup": .number(10), "cooldown": .number(0.2)], 10),
    (
      "hf_wsd_cosine", "wsd",
      ["warmup": .number(10), "cooldown": .number(20), "shape": .text("cosine")], 10
    ),
    (
      "hf_wsd_1-sqrt", "wsd",
      ["warmup": .number(0.1), "cooldown": .number(0.2), "shape": .text("one-minus-sqrt")], 10
    ),
  ]

  @Test(arguments: references)
  func `rates equal the official implementations'`(
    reference: String, name: String, settings: [String: SettingValue], from: Int
  ) throws {
    let all = try ReferenceFiles.decode("schedules", as: ScheduleCase.self)
    let expected = try #require(all.first { $0.name == reference })
    let schedule = try make(name, settings)
    for step in from..<expected.totalSteps {
      let rate = schedule.rate(at: step, of: expected.totalSteps, peak: expected.baseLR)
      #expect(abs(rate - expected.lr[step]) <= 1e-12 * expected.baseLR, "step \(step)")
    }
  }

  // MARK: Both ends, the peak, the boundaries

  @Test func `warmup moves at once and ends at the peak`() throws {
    let rates = try rates("constant", ["warmup": .number(4)], steps: 10, peak: 2)
    #expect(Array(rates[..<6]) == [0.5, 1, 1.5, 2, 2, 2])
  }

  @Test func `decays reach their floor one step after the last`() throws {
    for name in ["linear", "cosine", "wsd"] {
      for floor in [0.0, 0.1] {
        let rates = try rates(
          name, ["floor": .number(floor), "warmup": .number(5)], steps: 50, peak: 3)
        #expect(abs(rates[50] - 3 * floor) < 1e-12)
        #expect(rates[49] > 3 * floor)
        #expect(rates[4] == 3 && rates[5] == 3)
      }
    }
  }

  @Test func `the cooldown of WSD begins at floor of 0,8 T`() throws {
    for steps in [10, 100, 101, 400, 1001, 1004] {
      let rates = try rates("wsd", steps: steps)
      let start = Int((0.8 * Double(steps)).rounded(.down))
      #expect(rates[start] == 1)
      #expect(rates[start + 1] < 1)
    }
  }

  @Test func `cooldown shapes at a quarter`() throws {
    let linear = try rates("wsd", ["cooldown": .number(100)], steps: 400)
    let root = try rates(
      "wsd", ["cooldown": .number(100), "shape": .text("one-minus-sqrt")], steps: 400)
    let cosine = try rates("wsd", ["cooldown": .number(100), "shape": .text("cosine")], steps: 400)
    #expect(abs(linear[325] - 0.75) < 1e-15)
    #expect(abs(root[325] - 0.5) < 1e-15)
    #expect(abs(cosine[325] - 0.5 * (1 + 0.5.squareRoot())) < 1e-15)
  }

  @Test func `fractions are of the whole run, with a warmup too`() throws {
    let rates = try rates("wsd", ["warmup": .number(0.1), "cooldown": .number(0.2)], steps: 1000)
    #expect(rates[99] == 1 && rates[98] < 1)
    #expect(rates[800] == 1 && rates[801] < 1)
  }

  @Test(arguments: [
    (0.05, 1000, 50), (0.07, 100, 7), (0.2, 400, 80), (0.001, 100, 1), (0, 100, 0), (1, 100, 1),
    (25, 100, 25), (2.5, 100, 3), (0.999, 10, 10),
  ])
  func `durations below 1 are fractions, rounded up`(value: Double, steps: Int, expected: Int) {
    #expect(Duration(value).steps(of: steps) == expected)
  }

  @Test(arguments: [
    ("cosine", ["warmup": SettingValue.number(101)], false),
    ("cosine", ["warmup": .number(100)], true),
    ("wsd", ["warmup": .number(50), "cooldown": .number(51)], false),
    ("wsd", ["warmup": .number(50), "cooldown": .number(50)], true),
    ("wsd", ["cooldown": .number(101)], false),
    ("constant", ["warmup": .number(1e300)], false),
  ])
  func `phases must fit into the run`(
    name: String, settings: [String: SettingValue], fits: Bool
  ) throws {
    let schedule = try make(name, settings)
    if fits {
      try schedule.validate(steps: 100)
    } else {
      #expect(throws: ConfigurationError.self) { try schedule.validate(steps: 100) }
    }
  }

  // MARK: Properties of all

  @Test(arguments: ScheduleCatalog.all.map(\.declaration.id))
  func `factors are finite, in [0, 1], reach the peak, and never jump up after it`(
    name: String
  ) throws {
    for steps in [1, 2, 3, 17, 100, 1000] {
      for warmup in [0.0, 0.1, 0.5] {
        let rates = try rates(name, ["warmup": .number(warmup)], steps: steps)
        #expect(rates.allSatisfy { $0.isFinite && $0 >= 0 && $0 <= 1 })
        let executed = rates.dropLast()
        #expect(executed.contains(1))
        #expect(executed.allSatisfy { $0 > 0 })
        let peak = executed.firstIndex(of: 1)!
        for k in peak..<steps { #expect(rates[k + 1] <= rates[k] + 1e-15) }
        for k in 0..<peak { #expect(rates[k + 1] > rates[k]) }
      }
    }
  }
}
