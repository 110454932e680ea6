import Catalog
import Compute
import Foundation
import Optimizers
import Testing

/// What optimizers show of themselves: their state, and what they divide by.
@Suite struct StateTests {
  static let cases: [OptimizerCase] =
    OptimizerEntry.standard
    // Their scalars, such as d, depend on the gradients.
    .filter { !$0.rule.hasCommonStepLength }
    .map { OptimizerCase($0.declaration.id) } + [
      OptimizerCase("sgd", ["momentum": .number(0.9), "nesterov": .flag(true)]),
      OptimizerCase("adam", ["amsgrad": .flag(true)]),
      OptimizerCase("adam", ["initial_second_moment": .text("gradient")]),
      OptimizerCase("adamw", ["amsgrad": .flag(true)]),
      OptimizerCase("rmsprop", ["centred": .flag(true), "momentum": .number(0.9)]),
      OptimizerCase("schedule-free", ["base": .entry("adan", [:])]),
      OptimizerCase("schedule-free", ["base": .entry("muon", [:])]),
    ]

  private static let mixed: ParameterLayout = {
    var layout = ParameterLayout()
    layout.append("matrix", shape: [3, 4])
    layout.append("bias", shape: [5], role: .bias)
    layout.append("gain", shape: [1], role: .gain)
    return layout
  }()

  private static func gradient(_ w: Buffer<Double>, _ step: Int, _ seed: Int) -> Buffer<Double> {
    Buffer(w.indices.map { sin(Double($0 + 7 * step) + Double(seed)) + 0.1 * w[$0] })
  }

  /// The state of one history put into the optimizer of another, with as many steps.
  @Test(arguments: cases, [false, true])
  func `the visited states are all there is beside the number of steps`(
    optimizer: OptimizerCase, isMixed: Bool
  ) throws {
    // SOAP's bases of matrices are not of the parameters' size.
    if isMixed, optimizer.id == "soap" { return }
    let layout = isMixed ? Self.mixed : ParameterLayout(count: 18)
    let start = Buffer((0..<18).map { cos(Double($0)) })
    func history(_ seed: Int) throws -> (ConfiguredOptimizer<Double>, Buffer<Double>) {
      var optimizer = try optimizer.make(layout: layout)
      var w = start
      for step in 0..<12 {
        optimizer.step(&w, gradient: Self.gradient(w, step, seed), rate: 0.01)
      }
      return (optimizer, w)
    }
    var (copy, _) = try history(0)
    var (other, w) = try history(1)
    var states: [Buffer<Double>] = []
    other.forEachState { _, state in states.append(state) }
    var number = 0
    copy.forEachState { _, state in
      #expect(state != states[number])
      state.assign(states[number])
      number += 1
    }
    #expect(number == states.count)
    var v = w
    for step in 12..<20 {
      let g = Self.gradient(w, step, 5)
      copy.step(&v, gradient: g, rate: 0.02)
      other.step(&w, gradient: g, rate: 0.02)
      #expect(v == w)
    }
    var x = w, y = w
    copy.evaluationPoint(of: v, into: &x)
    other.evaluationPoint(of: w, into: &y)
    #expect(x == y)
  }

  @Test(arguments: OptimizerEntry.standard.names)
  func `states have the parameters' size and a fixed order`(id: String) throws {
    var optimizer = try OptimizerCase(id).make(layout: Self.mixed)
    var w = Buffer<Double>(repeating: 0.5, count: 18)
    var roles: [[StateRole]] = []
    for step in 0..<3 {
      optimizer.step(&w, gradient: Self.gradient(w, step, 0), rate: 0.01)
      var found: [StateRole] = []
      optimizer.forEachState { role, state in
        #expect(state.count == 18)
        found.append(role)
      }
      roles.append(found)
    }
    #expect(roles.allSatisfy { $0 == roles[0] })
    #expect(roles[0].isEmpty == (id == "sgd"))
  }

  private static var layers: ParameterLayout {
    var layout = ParameterLayout()
    layout.append("first", shape: [5], layer: 0)
    layout.append("second", shape: [9], layer: 1)
    layout.append("last", shape: [4], layer: 2)
    return layout
  }

  /// How the step follows from P: along which of the state's buffers.
  enum Along: Sendable {
    /// w ← w − ηP⁻¹m
    case direction
    /// w ← w − ηP⁻¹g
    case gradient
    /// z ← z − ηP⁻¹g
    case gradientOfIterate
    /// m ← βm + P⁻¹g
    case normalised(Double)
  }

  /// From the first step on, when corrections of bias are large, and with rates of layers.
  @Test(
    arguments: [
      ("adam", [:], Along.direction), ("adam", ["amsgrad": SettingValue.flag(true)], .direction),
      ("adam", ["initial_second_moment": .text("gradient")], .direction),
      ("adamw", ["weight_decay": .number(0)], .direction), ("adamax", [:], .direction),
      ("adamw", ["weight_decay": .number(0), "amsgrad": .flag(true)], .direction),
      ("radam", [:], .direction), ("radam", ["beta2": .number(0.9)], .direction),
      ("soap", ["weight_decay": .number(0)], .direction),
      ("soap", ["weight_decay": .number(0), "bias_correction": .flag(false)], .direction),
      ("muon", ["weight_decay": .number(0), "vector_rate": .number(0.3)], .direction),
      ("rmsprop", [:], .gradient), ("rmsprop", ["centred": .flag(true)], .gradient),
      ("rmsprop", ["momentum": .number(0.9)], .normalised(0.9)),
      ("rmsprop", ["momentum": .number(0.9), "centred": .flag(true)], .normalised(0.9)),
      ("adagrad", ["initial_sum": .number(0.1)], .gradient), ("sgd", [:], .gradient),
      ("schedule-free-sgd", [:], .gradientOfIterate),
      ("schedule-free-adamw", [:], .gradientOfIterate),
      ("schedule-free-adamw-paper", [:], .gradientOfIterate),
      ("schedule-free-radam", ["beta2": .number(0.9)], .gradientOfIterate),
      ("schedule-free-radam", ["first_steps": .text("gradient")], .gradientOfIterate),
      ("schedule-free", ["base": .entry("adagrad", [:])], .gradientOfIterate),
    ])
  func `a step is what the preconditioner says`(
    id: String, settings: [String: SettingValue], along: Along
  ) throws {
    let optimizer = OptimizerCase(
      id, settings.merging(["layer_decay": .number(0.5), "head_multiplier": .number(3)]) { $1 })
    var copy = try optimizer.make(layout: Self.layers)
    var w = Buffer((0..<18).map { cos(Double($0)) }), scale = w
    // RMSProp's momentum does not know the rate, and its multipliers.
    let multipliers = (0..<18).map { $0 < 5 ? 0.25 : $0 < 14 ? 0.5 : 3 }
    let η = 0.05
    var checked = 0
    #expect(!copy.preconditioner(into: &scale))
    for step in 0..<12 {
      let g = Self.gradient(w, step, 3)
      let lastW = w
      var last: [StateRole: Buffer<Double>] = [:], next = last
      copy.forEachState { role, state in last[role] = last[role] ?? state }
      copy.step(&w, gradient: g, rate: η)
      copy.forEachState { role, state in next[role] = next[role] ?? state }
      guard copy.preconditioner(into: &scale) else { continue }
      // z begins with the first step.
      if step == 0, case .gradientOfIterate = along { continue }
      checked += 1
      for i in w.indices {
        let (moved, expected) =
          switch along {
          case .direction: (w[i] - lastW[i], -η * next[.direction]![i] / scale[i])
          case .gradient: (w[i] - lastW[i], -η * g[i] / scale[i])
          case .gradientOfIterate:
            (next[.iterate]![i] - last[.iterate]![i], -η * g[i] / scale[i])
          case .normalised(let β):
            (
              next[.direction]![i] - β * last[.direction]![i],
              g[i] / (scale[i] * multipliers[i])
            )
          }
        #expect(abs(moved - expected) <= 1e-9 * (abs(expected) + 1e-3))
      }
    }
    #expect(checked >= (id == "schedule-free-radam" ? 7 : 10))
  }

  /// Its own last u is gone; the next is at least ρ of it.
  @Test func `Adadelta's preconditioner is near to what the last step divided by`() throws {
    var adadelta = try OptimizerCase("adadelta", ["rho": .number(0.95)]).make(
      layout: ParameterLayout(count: 3))
    var w: Buffer<Double> = [1, 2, 3], scale = w
    for step in 0..<2_000 {
      let last = w, g = Self.gradient(w, step, 1)
      adadelta.step(&w, gradient: g, rate: 1)
      #expect(adadelta.preconditioner(into: &scale))
      for i in w.indices where step > 100 {
        let ratio = (last[i] - w[i]) * scale[i] / g[i]
        #expect(ratio > 0.9 && ratio < 1 / 0.95.squareRoot() + 1e-9)
      }
    }
  }

  @Test func `parameters that are frozen are divided by infinity`() throws {
    var sgd = try OptimizerCase("sgd", ["head_multiplier": .number(0)]).make(layout: Self.layers)
    var w = Buffer<Double>(repeating: 1, count: 18), scale = w
    sgd.step(&w, gradient: w, rate: 0.1)
    #expect(sgd.preconditioner(into: &scale))
    for i in scale.indices { #expect(scale[i] == (i < 14 ? 1 : .infinity)) }
  }

  @Test func `what is no diagonal has no preconditioner`() throws {
    for id in ["muon", "soap", "lion", "prodigy", "dog"] {
      var optimizer = try OptimizerCase(id).make(layout: Self.mixed)
      var w = Buffer<Double>(repeating: 1, count: 18), scale = w
      for step in 0..<4 { optimizer.step(&w, gradient: Self.gradient(w, step, 0), rate: 0.1) }
      #expect(!optimizer.preconditioner(into: &scale))
      #expect(optimizer.largestStableRate(curvature: 1) == nil)
    }
  }
}
