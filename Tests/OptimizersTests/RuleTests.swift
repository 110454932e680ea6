import Catalog
import Compute
import Foundation
import Optimizers
import Testing

/// What single rules promise beyond their reference trajectories.
@Suite struct RuleTests {
  @Test func `Nesterov's step wants momentum and no dampening`() {
    #expect(throws: ConfigurationError.self) {
      let _: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "sgd", layout: ParameterLayout(count: 1), ["nesterov": .flag(true)])
    }
  }

  @Test func `Muon wants three coefficients`() {
    #expect(throws: ConfigurationError.self) {
      let _: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "muon", layout: ParameterLayout(count: 1), ["coefficients": .numbers([1, 2])])
    }
  }

  /// The proof that the estimate stays below the true distance (claim D1) is of the method without
  /// Adam's moving averages; with them it can overshoot a small distance. What holds is that it
  /// never shrinks, and grows from any start to the order of the distance.
  @Test(
    arguments: ["dadapt-adam", "dadapt-sgd", "dadapt-dual-averaging", "dadapt-adagrad", "prodigy"],
    [1e-8, 1e-4])
  func `the estimated distance grows to the order of the true one`(
    id: String, start: Double
  ) throws {
    for distance in [0.01, 1, 50.0] {
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        id, layout: ParameterLayout(count: 1), ["d0": .number(start)])
      var w: Buffer<Double> = [distance]
      var last = start
      for _ in 0..<2000 {
        optimizer.step(&w, gradient: [w[0] > 0 ? 1 : -1], rate: 1)
        #expect(optimizer.diagnostics[0] >= last)
        last = optimizer.diagnostics[0]
      }
      #expect(last > distance / 30 && last < distance * 30)
    }
  }

  /// d̂ is an inner product of a gradient with the sum of those before it.
  @Test func `negative estimates are counted`() throws {
    var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "dadapt-sgd", layout: ParameterLayout(count: 1))
    var w: Buffer<Double> = [1]
    optimizer.step(&w, gradient: [1], rate: 1)
    #expect(optimizer.diagnostics[2] == 0)
    // The gradient turns: s and g point in opposite directions.
    optimizer.step(&w, gradient: [-0.5], rate: 1)
    #expect(optimizer.diagnostics[1] < 0 && optimizer.diagnostics[2] == 1)
  }

  /// GI-Adam's first step is η√(1 − β₂) long in every parameter, Adam's is η.
  @Test func `the first step of GI-Adam is shorter by the root of 1 − β₂`() throws {
    for (initial, length) in [("zero", 0.1), ("gradient", 0.1 * (1 - 0.99).squareRoot())] {
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "adam", layout: ParameterLayout(count: 3),
        [
          "beta2": .number(0.99), "initial_second_moment": .text(initial),
          "epsilon": .number(1e-30),
        ])
      var w: Buffer<Double> = [1, 2, 3]
      optimizer.step(&w, gradient: [0.3, -4, 1e-3], rate: 0.1)
      for (i, sign) in [1.0, -1, 1].enumerated() {
        #expect(abs(w[i] - (Double(i + 1) - sign * length)) < 1e-14)
      }
    }
  }

  /// The coefficients 1.5, −0.5, 0 are Newton's iteration, which converges to the nearest
  /// orthogonal matrix; from an orthogonal gradient that is the gradient itself.
  @Test func `Muon's update of an orthogonal gradient is that gradient`() throws {
    for shape in [[2, 2], [3, 2], [2, 3]] {
      var layout = ParameterLayout()
      layout.append("w", shape: shape)
      var optimizer: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "muon", layout: layout,
        [
          "coefficients": .numbers([1.5, -0.5, 0]), "iterations": .integer(30),
          "weight_decay": .number(0), "rate_adjustment": .text("none"),
          "momentum": .number(0), "nesterov": .flag(false),
        ])
      let c = cos(0.4), s = sin(0.4)
      var g = Buffer<Double>(zeros: layout.count)
      for (position, value) in [(0, c), (1, -s), (shape[1], s), (shape[1] + 1, c)] {
        g[position] = value
      }
      var w = Buffer<Double>(zeros: layout.count)
      optimizer.step(&w, gradient: g, rate: 1)
      for i in w.indices { #expect(abs(w[i] + g[i]) < 1e-12) }
    }
  }

  @Test func `what is no matrix takes AdamW's step in Muon`() throws {
    var layout = ParameterLayout()
    layout.append("matrix", shape: [3, 4])
    layout.append("bias", shape: [5], role: .bias)
    var muon: ConfiguredOptimizer<Double> = try OptimizerFixture.make("muon", layout: layout)
    var adamW: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "adamw", layout: ParameterLayout(count: 5),
      ["beta2": .number(0.95), "weight_decay": .number(0.1)])
    var w: Buffer<Double> = OptimizerFixture.start(17)
    var v = Buffer<Double>(w.suffix(5))
    for step in 0..<10 {
      let g: Buffer<Double> = OptimizerFixture.gradient(OptimizerFixture.start(17), step)
      muon.step(&w, gradient: g, rate: 0.02)
      adamW.step(&v, gradient: Buffer(g.suffix(5)), rate: 0.02)
    }
    #expect(Buffer(w.suffix(5)) == v)
  }

  @Test func `a wrapper around a wrapper is refused`() {
    #expect(throws: ConfigurationError.self) {
      let _: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
        "schedule-free", layout: ParameterLayout(count: 1),
        ["base": .entry("schedule-free", [:])])
    }
  }

  /// Schedule-free SGD is the wrapper around plain SGD, written as one.
  @Test func `the wrapper around SGD is schedule-free SGD`() throws {
    var wrapped: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "schedule-free", layout: ParameterLayout(count: 20))
    var own: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "schedule-free-sgd", layout: ParameterLayout(count: 20))
    var a: Buffer<Double> = OptimizerFixture.start(20), b = a
    for step in 0..<50 {
      let rate = 0.1 * Double(step % 7 + 1)
      wrapped.step(&a, gradient: OptimizerFixture.gradient(a, step), rate: rate)
      own.step(&b, gradient: OptimizerFixture.gradient(b, step), rate: rate)
    }
    for i in a.indices { #expect(abs(a[i] - b[i]) < 1e-12) }
  }

  /// The wrapper by hand: the base moves z by gradients at y, and the average weighs by (dη)².
  @Test func `the wrapper's average weighs by d times the rate`() throws {
    let layout = ParameterLayout(count: 20)
    var wrapped: ConfiguredOptimizer<Double> = try OptimizerFixture.make(
      "schedule-free", layout: layout, ["base": .entry("dadapt-adam", [:])])
    var base: ConfiguredOptimizer<Double> = try OptimizerFixture.make("dadapt-adam", layout: layout)
    var w: Buffer<Double> = OptimizerFixture.start(20)
    var y = w, z = w, x = w, largest = 0.0, weightSum = 0.0
    // Later d runs away on these gradients, and roundoff with it.
    for step in 0..<40 {
      wrapped.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 1)
      base.step(&z, gradient: OptimizerFixture.gradient(y, step), rate: 1)
      largest = max(largest, base.diagnostics[0])
      weightSum += largest * largest
      let c = largest * largest / weightSum
      for i in y.indices {
        x[i] += c * (z[i] - x[i])
        y[i] = 0.9 * x[i] + 0.1 * z[i]
      }
    }
    #expect(largest > 1)
    for i in w.indices { #expect(abs(w[i] - y[i]) < 1e-11) }
  }
}
