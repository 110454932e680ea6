import Catalog
import Foundation
import Schedules
import Testing

/// Both ends, the peak, and the boundaries between phases, by closed forms.
@Suite struct BoundaryTests {
  // MARK: Warmup

  @Test func `warmup moves at once and ends at the peak`() throws {
    let rates = try rates("constant", ["warmup": .number(4)], steps: 10, peak: 2)
    #expect(Array(rates[..<6]) == [0.5, 1, 1.5, 2, 2, 2])
  }

  @Test func `warmup by PyTorch's count begins at its start and comes to the peak a step later`()
    throws
  {
    let rates = try rates(
      "constant",
      ["warmup": .number(4), "warmup_start": .number(0.2), "convention": .text("torch")],
      steps: 10, peak: 2)
    for (rate, expected) in zip(rates, [0.4, 0.8, 1.2, 1.6, 2, 2]) {
      #expect(isClose(rate, expected))
    }
  }

  @Test(arguments: [
    ("linear", 0.0, 0.25, 0.5), ("linear", 0.2, 0.4, 0.6), ("cosine", 0.0, 0.146446609406726, 0.5),
    ("cosine", 0.5, 0.573223304703363, 0.75), ("exponential", 0.01, 0.0316227766016838, 0.1),
    ("one-minus-sqrt", 0.0, 0.133974596215561, 0.292893218813452),
    ("one-minus-sqrt", 0.1, 0.220577136594005, 0.363603896932107),
  ])
  func `warmup shapes at a quarter and at the half`(
    shape: String, start: Double, quarter: Double, half: Double
  ) throws {
    let rates = try rates(
      "constant",
      ["warmup": .number(100), "warmup_shape": .text(shape), "warmup_start": .number(start)],
      steps: 200)
    #expect(isClose(rates[24], quarter, 1e-13) && isClose(rates[49], half, 1e-13))
    #expect(rates[99] == 1 && rates[100] == 1 && rates[98] < 1)
  }

  @Test func `what follows a warmup begins at its own step 0`() throws {
    for name in ["linear", "cosine", "polynomial", "exponential", "step", "cyclic", "one-cycle"] {
      let alone = try rates(name, steps: 90)
      let behind = try rates(name, ["warmup": .number(10)], steps: 100)
      // Durations are fractions of the whole run, so only schedules without any are compared whole.
      let compared = ["linear", "cosine", "polynomial", "exponential"].contains(name) ? 90 : 1
      for k in 0..<compared { #expect(isClose(behind[10 + k], alone[k]), "\(name) \(k)") }
    }
  }

  // MARK: Decays

  @Test func `decays reach their floor one step after the last`() throws {
    for name in ["linear", "cosine", "polynomial", "wsd"] {
      for floor in [0.0, 0.1] {
        let rates = try rates(
          name, ["floor": .number(floor), "warmup": .number(5)], steps: 50, peak: 3)
        #expect(abs(rates[50] - 3 * floor) < 1e-12)
        #expect(rates[49] > 3 * floor)
        #expect(rates[4] == 3 && rates[5] == 3)
      }
    }
  }

  @Test func `a decay that is shorter than the run stays where it ended`() throws {
    for name in ["linear", "cosine", "polynomial"] {
      let rates = try rates(
        name, ["length": .number(20), "floor": .number(0.1)], steps: 50)
      #expect(rates[19] > 0.1 && rates[0] == 1)
      #expect(rates[20...].allSatisfy { isClose($0, 0.1, 1e-15) })
    }
    let climbing = try rates(
      "cosine", ["length": .number(20), "past_end": .text("climb")], steps: 50)
    #expect(isClose(climbing[20], 0) && isClose(climbing[40], 1) && isClose(climbing[30], 0.5))
  }

  @Test func `cosine and polynomial by their formulas`() throws {
    let cosine = try rates("cosine", ["floor": .number(0.1)], steps: 100)
    #expect(isClose(cosine[25], 0.1 + 0.9 * 0.853553390593274))
    #expect(isClose(cosine[50], 0.55))
    let wave = try rates("cosine", ["cycles": .number(1.5)], steps: 90)
    #expect(isClose(wave[30], 0) && isClose(wave[60], 1) && isClose(wave[90], 0))
    let polynomial = try rates("polynomial", ["power": .number(3)], steps: 100)
    #expect(isClose(polynomial[20], 0.512) && isClose(polynomial[90], 0.001))
  }

  @Test func `step and multi-step drop at their boundaries`() throws {
    let even = try rates("step", ["interval": .number(0.3), "gamma": .number(0.5)], steps: 100)
    for (step, rate) in [(0, 1), (29, 1), (30, 0.5), (59, 0.5), (60, 0.25), (90, 0.125)] {
      #expect(even[step] == rate, "\(step)")
    }
    let given = try rates(
      "multi-step", ["milestones": .numbers([0.1, 40, 40, 70]), "gamma": .number(0.5)], steps: 100)
    for (step, rate) in [(9, 1), (10, 0.5), (39, 0.5), (40, 0.125), (69, 0.125), (70, 0.0625)] {
      #expect(given[step] == rate, "\(step)")
    }
  }

  @Test func `exponential in its three forms`() throws {
    let perStep = try rates("exponential", ["gamma": .number(0.9)], steps: 50)
    let natural = try rates("exponential", ["decay_rate": .number(-log(0.9))], steps: 50)
    let ratio = try rates(
      "exponential", ["ratio": .number(pow(0.9, 20)), "decay_steps": .number(20)], steps: 50)
    for k in 0...50 {
      #expect(isClose(perStep[k], pow(0.9, Double(k))))
      #expect(isClose(natural[k], perStep[k]) && isClose(ratio[k], perStep[k]))
    }
    let whole = try rates("exponential", steps: 50)
    #expect(whole[0] == 1 && isClose(whole[25], 0.1) && isClose(whole[50], 0.01))
    let floored = try rates(
      "exponential", ["gamma": .number(0.5), "floor": .number(0.1)], steps: 50)
    #expect(floored[3] == 0.125 && floored[4] == 0.1)
    #expect(throws: ConfigurationError.self) {
      try rates("exponential", ["gamma": .number(0.9), "ratio": .number(0.1)], steps: 50)
    }
  }

  @Test func `inverse square root continues the warmup, and halves at four times its length`()
    throws
  {
    let rates = try rates("inverse-sqrt", ["warmup": .number(25)], steps: 1000)
    #expect(rates[24] == 1 && rates[25] == 1)
    #expect(isClose(rates[100], 0.5) && isClose(rates[400], 0.25))
    let scaled = try planned("inverse-sqrt", ["timescale": .number(9)])
    #expect(isClose(scaled.rate(at: 27, of: 1000, peak: 3), 1.5))
    let bare = try planned("inverse-sqrt")
    #expect(isClose(bare.rate(at: 8, of: 1000, peak: 1), 1.0 / 3))
  }

  @Test func `power is capped at the peak and goes on with the number of tokens`() throws {
    let schedule = try planned(
      "power",
      ["batch": .number(2), "tokens_per_step": .number(100), "warmup": .number(10)])
    // 2 · 4.6 · 10⁴ ^ −0.51, at step 99 with the warmup's tokens among the 10⁴.
    #expect(isClose(schedule.rate(at: 99, of: 1000, peak: 1), 9.2 * pow(1e4, -0.51)))
    #expect(schedule.rate(at: 99, of: 1000, peak: 0.01) == 0.01)
    #expect(schedule.rate(at: 9, of: 1000, peak: 0.01) == 0.01)
  }

  // MARK: WSD

  @Test func `the cooldown of WSD begins at floor of 0,8 T`() throws {
    for steps in [10, 100, 101, 400, 1001, 1004] {
      let rates = try rates("wsd", steps: steps)
      let start = Int((0.8 * Double(steps)).rounded(.down))
      #expect(rates[start] == 1)
      #expect(rates[start + 1] < 1)
    }
  }

  @Test(arguments: [
    ("linear", 0.0, 0.75, 0.5), ("one-minus-sqrt", 0.0, 0.5, 0.292893218813452),
    ("cosine", 0.0, 0.853553390593274, 0.5), ("square", 0.0, 0.9375, 0.75),
    ("mirror-cosine", 0.0, 0.646446609406726, 0.5), ("square", 0.2, 0.95, 0.8),
    ("exponential", 0.0001, 0.1, 0.01), ("linear", 0.2, 0.8, 0.6),
  ])
  func `cooldown shapes at a quarter and at the half`(
    shape: String, floor: Double, quarter: Double, half: Double
  ) throws {
    let settings: [String: SettingValue] = [
      "cooldown": .number(100), "shape": .text(shape), "floor": .number(floor),
    ]
    let wsd = try rates("wsd", settings, steps: 400)
    #expect(wsd[299] == 1 && wsd[300] == 1 && wsd[301] < 1)
    #expect(isClose(wsd[325], quarter, 1e-13) && isClose(wsd[350], half, 1e-13))
    #expect(isClose(wsd[400], floor))
    let branch = try rates(
      "cooldown-branch", settings.merging(["at": .number(300)]) { $1 }, steps: 400)
    #expect(branch == wsd)
  }

  @Test func `an exponential shape needs a floor, an exponential warmup a start`() throws {
    for (name, settings) in [
      ("wsd", ["shape": SettingValue.text("exponential")]),
      ("cooldown-branch", ["shape": .text("exponential")]),
      ("linear", ["warmup_shape": .text("exponential"), "warmup": .number(5)]),
    ] {
      #expect(throws: ConfigurationError.self) { try planned(name, settings) }
    }
  }

  @Test func `fractions are of the whole run, with a warmup too`() throws {
    let rates = try rates("wsd", ["warmup": .number(0.1), "cooldown": .number(0.2)], steps: 1000)
    #expect(rates[99] == 1 && rates[98] < 1)
    #expect(rates[800] == 1 && rates[801] < 1)
  }

  // MARK: Cycles

  @Test func `one-cycle in its shapes and phases`() throws {
    for shape in ["cosine", "linear", "squared"] {
      let two = try rates("one-cycle", ["shape": .text(shape)], steps: 100)
      #expect(isClose(two[0], 0.04) && two[30] == 1 && isClose(two[100], 4e-6))
      #expect(two[29] < 1 && two[31] < 1)
      let half = ["cosine": 0.5, "linear": 0.5, "squared": 0.25][shape]!
      #expect(isClose(two[65], 4e-6 + (1 - 4e-6) * half))
      #expect(isClose(two[15], 0.52))
      let three = try rates(
        "one-cycle", ["shape": .text(shape), "phases": .integer(3)], steps: 100)
      #expect(three[30] == 1 && isClose(three[60], 0.04) && isClose(three[100], 4e-6))
      #expect(isClose(three[80], 4e-6 + (0.04 - 4e-6) * half))
    }
  }

  @Test func `one-cycle by PyTorch's count ends at the last step`() throws {
    let rates = try rates("one-cycle", ["convention": .text("torch")], steps: 100)
    #expect(isClose(rates[29], 1) && isClose(rates[99], 4e-6) && isClose(rates[0], 0.04))
  }

  @Test func `warm restarts jump to the peak where a cycle begins`() throws {
    let equal = try rates("cosine-restarts", ["cycles": .number(4)], steps: 100)
    for start in [0, 25, 50, 75] {
      #expect(equal[start] == 1)
      if start > 0 { #expect(equal[start - 1] < 0.02) }
    }
    #expect(isClose(equal[100], 0))
    let growing = try rates(
      "cosine-restarts", ["cycle": .number(10), "multiplier": .number(2)], steps: 200)
    for start in [0, 10, 30, 70, 150] { #expect(isClose(growing[start], 1), "\(start)") }
    #expect(isClose(growing[50], 0.5) && isClose(growing[5], 0.5) && isClose(growing[110], 0.5))
    let filling = try rates(
      "cosine-restarts", ["cycles": .number(3), "multiplier": .number(2)], steps: 70)
    #expect(isClose(filling[10], 1) && isClose(filling[30], 1) && isClose(filling[50], 0.5))
  }

  @Test func `cycles rise to the peak and fall to the low rate`() throws {
    let settings: [String: SettingValue] = [
      "rise": .number(10), "fall": .number(30), "floor": .number(0.2),
    ]
    let triangular = try rates("cyclic", settings, steps: 200)
    for (step, rate) in [(0, 0.2), (5, 0.6), (10, 1), (25, 0.6), (40, 0.2), (50, 1), (90, 1)] {
      #expect(isClose(triangular[step], rate), "\(step)")
    }
    let halving = try rates(
      "cyclic", settings.merging(["mode": .text("triangular2")]) { $1 }, steps: 200)
    for (step, rate) in [(10, 1), (40, 0.2), (50, 0.6), (90, 0.4), (130, 0.3)] {
      #expect(isClose(halving[step], rate), "\(step)")
    }
    let shrinking = try rates(
      "cyclic", settings.merging(["mode": .text("exp-range"), "gamma": .number(0.99)]) { $1 },
      steps: 200)
    #expect(isClose(shrinking[50], 0.2 + 0.8 * pow(0.99, 50)))
  }

  @Test func `the ladder has its ends at the first and at the last step`() throws {
    let geometric = try rates("ladder", ["from": .number(1e-8)], steps: 201, peak: 10)
    #expect(isClose(geometric[0] / 1e-7, 1, 1e-12) && geometric[200] == 10)
    for k in 1..<200 {
      #expect(isClose(geometric[k + 1] / geometric[k], pow(10, 8.0 / 200), 1e-12))
    }
    let linear = try rates(
      "ladder", ["from": .number(0.1), "spacing": .text("linear")], steps: 10, peak: 10)
    for k in 0..<10 { #expect(isClose(linear[k], Double(k + 1))) }
  }
}
