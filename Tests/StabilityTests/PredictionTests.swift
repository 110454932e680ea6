import Catalog
import Compute
import Foundation
import Optimizers
import Stability
import Testing
import Theory

/// Closed forms against the spectral radius of the step that the implementation takes.
@Suite struct PredictionTests {
  @Test(arguments: OptimizerCase.catalogue)
  func `every closed form of the catalogue is where the spectral radius passes 1`(
    optimizer: OptimizerCase
  ) throws {
    let λ = 3.0
    let closed = try optimizer.largestStableRate(curvature: λ)
    let prediction = try predictBoundary(optimizer.prepared, curvature: λ)
    #expect((closed != nil) == OptimizerCase.withClosedForm.contains(optimizer.id))
    if let closed {
      let rate = try #require(prediction.rate, "\(prediction)")
      #expect(abs(rate / closed - 1) < 1e-6)
    } else if optimizer.id != "adan" {
      guard case .none = prediction else {
        Issue.record("\(prediction)")
        return
      }
    }
  }

  static let nesterov = ["momentum": SettingValue.number(0.9), "nesterov": .flag(true)]
  static func base(_ id: String, _ settings: [String: SettingValue] = [:]) -> SettingValue {
    .entry(id, settings)
  }

  static let variants: [OptimizerCase] =
    OptimizerCase.momenta.dropFirst().map {
      OptimizerCase("sgd", ["momentum": .number($0), "nesterov": .flag(true)])
    } + [
      OptimizerCase("sgd", ["weight_decay": .number(0.7)]),
      OptimizerCase(
        "sgd",
        ["momentum": .number(0.9), "dampening": .number(0.4), "weight_decay": .number(0.7)]),
      OptimizerCase("sgd", nesterov.merging(["weight_decay": .number(0.7)]) { $1 }),
      OptimizerCase("sgd", ["head_multiplier": .number(3), "weight_decay": .number(0.2)]),
      OptimizerCase("adam", ["amsgrad": .flag(true), "beta2": .number(0.99)]),
      OptimizerCase("adam", ["initial_second_moment": .text("gradient")]),
      OptimizerCase("adam", ["clip_norm": .number(0.5), "epsilon": .number(1e-3)]),
      OptimizerCase("adamw", ["weight_decay": .number(0.7)]),
      OptimizerCase("adamw", ["weight_decay": .number(0.05), "amsgrad": .flag(true)]),
      OptimizerCase("nadam", ["decoupled": .flag(true), "weight_decay": .number(0.3)]),
      OptimizerCase("nadam", ["momentum_decay": .number(0), "beta1": .number(0.95)]),
      OptimizerCase("radam", ["decoupled": .flag(true), "weight_decay": .number(0.3)]),
      OptimizerCase("radam", ["beta2": .number(0.5), "beta1": .number(0.8)]),
      OptimizerCase("rmsprop", ["centred": .flag(true)]),
      OptimizerCase("rmsprop", ["centred": .flag(true), "momentum": .number(0.9)]),
      OptimizerCase("adagrad", ["initial_sum": .number(2)]),
      OptimizerCase("muon", ["vector_rate": .number(0.3), "weight_decay": .number(0.4)]),
      OptimizerCase("soap", ["weight_decay": .number(0), "bias_correction": .flag(false)]),
      OptimizerCase("schedule-free-sgd", ["weight_decay": .number(0.7)]),
      OptimizerCase("schedule-free-sgd", ["averaging_power": .number(3)]),
      OptimizerCase("schedule-free-adamw", ["weight_decay": .number(0.7)]),
      OptimizerCase(
        "schedule-free-adamw", ["weight_decay": .number(0.7), "decay_at": .text("z")]),
      OptimizerCase("schedule-free-adamw-paper", ["weight_decay": .number(0.7)]),
      OptimizerCase("schedule-free-radam", ["weight_decay": .number(0.7)]),
      OptimizerCase(
        "schedule-free-radam", ["beta2": .number(0.5), "first_steps": .text("gradient")]),
      OptimizerCase("schedule-free", ["base": base("sgd", ["momentum": .number(0.9)])]),
      OptimizerCase("schedule-free", ["base": base("sgd", ["weight_decay": .number(0.7)])]),
      OptimizerCase("schedule-free", ["base": base("sgd", nesterov)]),
      OptimizerCase("schedule-free", ["base": base("adam")]),
      OptimizerCase("schedule-free", ["base": base("adamw", ["weight_decay": .number(0.1)])]),
      OptimizerCase("schedule-free", ["base": base("rmsprop", ["momentum": .number(0.5)])]),
      OptimizerCase("schedule-free", ["base": base("adagrad")]),
    ]

  @Test(arguments: variants)
  func `so are those with decay, other settings and other bases`(optimizer: OptimizerCase) throws {
    for λ in [0.02, 5] {
      let closed = try #require(try optimizer.largestStableRate(curvature: λ))
      let prediction = try predictBoundary(optimizer.prepared, curvature: λ)
      let rate = try #require(prediction.rate, "\(prediction)")
      #expect(abs(rate / closed - 1) < 1e-6)
    }
  }

  /// The claims' numbers, apart from the formulas.
  @Test(
    arguments: [
      ("sgd", [:], 2.0), ("sgd", ["momentum": SettingValue.number(0.5)], 3.0),
      ("sgd", ["momentum": .number(0.9)], 3.8), ("sgd", ["momentum": .number(0.95)], 3.9),
      ("sgd", ["momentum": .number(0.98)], 3.96),
      ("sgd", ["momentum": .number(0.5), "nesterov": .flag(true)], 1.5),
      ("sgd", ["momentum": .number(0.9), "nesterov": .flag(true)], 1.357142857),
      ("sgd", ["momentum": .number(0.95), "nesterov": .flag(true)], 1.344827586),
      ("sgd", ["weight_decay": .number(3)], 0.5),
      ("adam", ["beta1": .number(0.5)], 6), ("adam", ["beta1": .number(0.9)], 38),
      ("adamw", ["beta1": .number(0.95), "weight_decay": .number(0)], 78),
      ("adam", ["beta1": .number(0.98)], 198),
      ("schedule-free-sgd", ["momentum": .number(0.5)], 4),
      ("schedule-free-sgd", ["momentum": .number(0.9)], 20),
      ("schedule-free-sgd", ["momentum": .number(0.95)], 40),
      ("schedule-free-sgd", ["momentum": .number(0.98)], 100),
    ])
  func `the published numbers`(id: String, settings: [String: SettingValue], value: Double) throws {
    let optimizer = OptimizerCase(id, settings)
    let closed = try #require(try optimizer.largestStableRate(curvature: 1))
    #expect(abs(closed / value - 1) < 1e-9)
    let rate = try #require(try predictBoundary(optimizer.prepared, curvature: 1).rate)
    #expect(abs(rate / value - 1) < 1e-6)
  }

  @Test(
    arguments: [
      OptimizerCase("lion"), OptimizerCase("prodigy"), OptimizerCase("dog"),
      OptimizerCase("schedule-free", ["base": .entry("dadapt-adam", [:])]),
      OptimizerCase("soap", ["normalize": .flag(true)]),
      OptimizerCase("soap", ["precondition_vectors": .flag(true)]),
      OptimizerCase("schedule-free-radam", ["beta2": .number(0.5)]),
    ])
  func `what has no boundary says why`(optimizer: OptimizerCase) throws {
    guard case .none(let reason) = try predictBoundary(optimizer.prepared, curvature: 1)
    else {
      Issue.record("a boundary")
      return
    }
    #expect(reason.count > 20)
    #expect(try optimizer.largestStableRate(curvature: 1) == nil)
  }

  /// The boundary at step t is (4 − 2c)/(cλ) with the average's weight c = 1/t.
  @Test func `a boundary that rises without end is none`() throws {
    let optimizer = OptimizerCase("schedule-free-sgd", ["momentum": .number(1)])
    #expect(try optimizer.largestStableRate(curvature: 1) == nil)
    let prediction = try predictBoundary(
      optimizer.prepared, curvature: 2, settledSteps: 1_000)
    guard case .stable(let upTo) = prediction else {
      Issue.record("\(prediction)")
      return
    }
    #expect(abs(upTo / ((4 * 2_000 - 2) / 2) - 1) < 1e-6)
  }

  /// Coupled decay that is preconditioned is no matter of P⁻¹H alone.
  @Test(arguments: ["adam", "adamax", "nadam", "radam", "rmsprop", "adagrad", "adadelta", "soap"])
  func `preconditioned decay has no closed form`(id: String) throws {
    let optimizer = OptimizerCase(id, ["weight_decay": .number(0.1)])
    #expect(try optimizer.largestStableRate(curvature: 1) == nil)
  }

  @Test func `layers with rates of their own have no common decay`() throws {
    var layout = ParameterLayout()
    layout.append("first", shape: [2], layer: 0)
    layout.append("last", shape: [2], layer: 1)
    for (decay, hasForm) in [(0.0, true), (0.1, false)] {
      for id in ["sgd", "adamw", "schedule-free-sgd", "muon"] {
        let optimizer = OptimizerCase(
          id, ["layer_decay": .number(0.5), "weight_decay": .number(decay)])
        let limit = try optimizer.make(layout: layout).largestStableRate(curvature: 1)
        #expect((limit != nil) == hasForm)
      }
    }
  }
}
