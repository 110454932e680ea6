import Catalog
import Compute
import Optimizers
import RandomStreams
import Testing

@Suite struct ParameterGroupsTests {
  @Test(arguments: 0..<60)
  func `spans cover every vector once, with the multipliers of its elements`(seed: Int) {
    check(seed, as: Float.self)
    check(seed, as: Double.self)
  }

  private func check<S: Scalar>(_ seed: Int, as: S.Type) {
    var stream = RandomStream(seed: UInt64(seed), purpose: .test)
    var layout = ParameterLayout()
    var settings: [SegmentSettings] = []
    for number in 0..<(1 + stream.integer(below: 8)) {
      // Empty, smaller than a vector, whole vectors, and longer than the longest span.
      let sizes = [0, 1, 3, 8, 16, 17, 40, 1000, 300_000]
      layout.append("s\(number)", shape: [sizes[stream.integer(below: sizes.count)]])
      settings.append(
        SegmentSettings(
          rateMultiplier: [0, 0.25, 1, 10][stream.integer(below: 4)],
          decays: stream.integer(below: 2) == 1))
    }
    let groups = ParameterGroups<S>(layout, settings: settings)
    let width = S.Lanes.scalarCount, laneCount = (layout.count + width - 1) / width
    var expectedRates = [S](repeating: -1, count: laneCount * width)
    var expectedDecays = expectedRates
    for (segment, settings) in zip(layout.segments, settings) {
      for i in segment.range {
        expectedRates[i] = S(settings.rateMultiplier)
        expectedDecays[i] = settings.decays ? 1 : 0
      }
    }
    var visits = [Int](repeating: 0, count: laneCount)
    var wrong = 0
    groups.forEachSpan { span in
      for lane in span.lanes {
        visits[lane] += 1
        for j in 0..<width where lane * width + j < layout.count {
          if span.rate[j] != expectedRates[lane * width + j] { wrong += 1 }
          if span.decay[j] != expectedDecays[lane * width + j] { wrong += 1 }
        }
      }
    }
    #expect(visits.allSatisfy { $0 == 1 })
    #expect(wrong == 0)
  }

  /// Groups on one flat buffer against an optimizer of its own for every segment, which is what a
  /// group is. Rules with sums over all parameters have no such twin.
  @Test(arguments: OptimizerFixture.ids { !$0.hasCommonStepLength })
  func `groups are optimizers of their own`(id: String) throws {
    try checkTwins(id, as: Float.self, tolerance: 1e-5)
    try checkTwins(id, as: Double.self, tolerance: 1e-13)
  }

  private func checkTwins<S: Scalar>(_ id: String, as: S.Type, tolerance: Double) throws {
    var layout = ParameterLayout()
    layout.append("a", shape: [5, 3])
    layout.append("b", shape: [7])
    layout.append("c", shape: [40])
    layout.append("d", shape: [2, 2])
    let settings = [
      SegmentSettings(rateMultiplier: 0.5, decays: true),
      SegmentSettings(rateMultiplier: 1, decays: false),
      SegmentSettings(rateMultiplier: 3, decays: true), SegmentSettings(rateMultiplier: 0),
    ]
    var given: [String: SettingValue] = ["weight_decay": .number(0.3)]
    if id == "sgd" { given["momentum"] = .number(0.8) }
    let start: Buffer<S> = OptimizerFixture.start(layout.count)
    var whole: any Optimizer<S> = try OptimizerFixture.prepare(id, given).rule
      .start(ParameterGroups(layout, settings: settings))
    var w = start
    for step in 0..<25 {
      whole.step(&w, gradient: OptimizerFixture.gradient(start, step), rate: 0.02)
    }
    for (segment, settings) in zip(layout.segments, settings) {
      var own = ParameterLayout()
      own.append(segment.name, shape: segment.shape)
      var given = given
      if !settings.decays { given["weight_decay"] = .number(0) }
      var rule: any Optimizer<S> = try OptimizerFixture.prepare(id, given).rule
        .start(ParameterGroups(own))
      var v = Buffer<S>(segment.range.map { start[$0] })
      for step in 0..<25 {
        let g: Buffer<S> = OptimizerFixture.gradient(start, step)
        rule.step(
          &v, gradient: Buffer(segment.range.map { g[$0] }), rate: 0.02 * settings.rateMultiplier)
      }
      for (i, j) in segment.range.enumerated() {
        #expect(abs(Double(w[j] - v[i])) <= tolerance, "\(segment.name)[\(i)]")
      }
    }
  }

  /// Coupled decay with its switch against the same rule without decay whose gradient has it added.
  /// Where decay is decoupled there is no such twin.
  @Test(
    arguments: OptimizerFixture.ids(where: \.hasCommonStepLength)
      .filter { !["dadapt-lion", "dadapt-adan"].contains($0) })
  func `weight decay is switched off where it should be`(id: String) throws {
    var layout = ParameterLayout()
    layout.append("w", shape: [21], role: .weight)
    layout.append("b", shape: [20], role: .bias)
    func rule(_ decay: Double) throws -> any Optimizer<Double> {
      var settings: [String: SettingValue] = ["weight_decay": .number(decay)]
      if id == "prodigy" { settings["decoupled"] = .flag(false) }
      return try OptimizerFixture.prepare(id, settings).rule
        .start(
          ParameterGroups(
            layout, settings: [.plain, SegmentSettings(rateMultiplier: 1, decays: false)]))
    }
    var decaying = try rule(0.3), plain = try rule(0)
    // From 0, where the first gradient is the same with and without decay.
    var w = Buffer<Double>(zeros: layout.count), v = w
    let target: Buffer<Double> = OptimizerFixture.start(layout.count)
    for _ in 0..<40 {
      decaying.step(&w, gradient: Buffer(w.indices.map { w[$0] - target[$0] }), rate: 1)
      plain.step(
        &v, gradient: Buffer(v.indices.map { v[$0] - target[$0] + ($0 < 21 ? 0.3 * v[$0] : 0) }),
        rate: 1)
    }
    for i in w.indices { #expect(abs(w[i] - v[i]) < 1e-9) }
    #expect(w.contains { $0 != 0 })
  }

  @Test func `plan options turn into multipliers and switches`() throws {
    var layout = ParameterLayout()
    for layer in 0..<3 {
      layout.append("w\(layer)", shape: [4], role: .weight, layer: layer)
      layout.append("b\(layer)", shape: [4], role: .bias, layer: layer)
      layout.append("g\(layer)", shape: [4], role: .gain, layer: layer)
    }
    var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "adamw", layout: layout,
      [
        "layer_decay": .number(0.5), "head_multiplier": .number(10),
        "decay_biases_and_gains": .flag(false), "weight_decay": .number(0.1),
      ])
    var w = Buffer<Double>(repeating: 1, count: layout.count)
    // No gradient: what moves is the weight decay, by η λ times the multiplier.
    optimizer.step(&w, gradient: Buffer(zeros: layout.count), rate: 0.01)
    for segment in layout.segments {
      let multiplier = [0.25, 0.5, 10][segment.layer]
      let expected = segment.role == .weight ? 1 - 0.01 * 0.1 * multiplier : 1
      for i in segment.range { #expect(abs(w[i] - expected) < 1e-15, "\(segment.name)") }
    }
  }

  @Test(
    arguments: OptimizerFixture.ids(where: \.hasCommonStepLength),
    ["layer_decay", "head_multiplier"])
  func `methods with a step length of their own refuse rates by layer`(id: String, name: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try OptimizerFixture.prepare(id, [name: .number(0.5)])
    }
    #expect(error?.setting == name)
  }

  @Test(arguments: ["layer_decay", "head_multiplier"])
  func `a wrapper refuses rates by layer if what it wraps does`(name: String) throws {
    let base = SettingValue.entry("dadapt-adam", [:])
    #expect(throws: ConfigurationError.self) {
      try OptimizerFixture.prepare("schedule-free", ["base": base, name: .number(0.5)])
    }
    #expect(throws: Never.self) {
      try OptimizerFixture.prepare("schedule-free", [name: .number(0.5)])
    }
  }
}
