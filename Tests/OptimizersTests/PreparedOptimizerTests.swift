import Catalog
import Compute
import Optimizers
import Testing

/// Optimizers whose settings were made in code, with types.
@Suite struct PreparedOptimizerTests {
  @Test func `settings made in code are those of a plan`() throws {
    let coded = try PreparedOptimizer(
      AdamW {
        $0.weightDecay = 0.2
        $0.amsgrad = true
      },
      options: OptimizerOptions {
        $0.clipNorm = 1
        $0.clipNormType = .inf
        $0.layerDecay = 0.5
      })
    let planned = try OptimizerFixture.prepare(
      "adamw",
      [
        "weight_decay": .number(0.2), "amsgrad": .flag(true), "clip_norm": .integer(1),
        "clip_norm_type": .text("inf"), "layer_decay": .number(0.5),
      ])
    #expect(coded.id == planned.id && coded.rateRole == planned.rateRole)
    #expect(coded.rule.settingValues == planned.rule.settingValues)
    #expect(coded.options.settingValues == planned.options.settingValues)
    #expect(coded.diagnosticNames == planned.diagnosticNames)
    var a = try coded.make(for: ParameterLayout(count: 11), as: Float.self)
    var b = try planned.make(for: ParameterLayout(count: 11), as: Float.self)
    var w: Buffer<Float> = OptimizerFixture.start(11), v = w
    for step in 0..<9 {
      a.step(&w, gradient: OptimizerFixture.gradient(w, step), rate: 0.1)
      b.step(&v, gradient: OptimizerFixture.gradient(v, step), rate: 0.1)
      #expect(w == v)
    }
    #expect(a.diagnostics == b.diagnostics)
  }

  @Test func `a base rule made in code is that of a plan`() throws {
    let coded = try PreparedOptimizer(
      ScheduleFreeWrapper { $0.base = BaseRule(Adagrad { $0.initialSum = 0.5 }) })
    let base = SettingValue.entry("adagrad", ["initial_sum": .number(0.5)])
    let planned = try OptimizerFixture.prepare("schedule-free", ["base": base])
    #expect(coded.rule.settingValues["base"] == base)
    #expect(coded.rule.settingValues == planned.rule.settingValues)
  }

  /// What a wrapper has from what it wraps.
  @Test(arguments: OptimizerFixture.ids { !$0.hasOwnEvaluationPoint })
  func `a wrapper around any rule has its role and diagnostics`(id: String) throws {
    let base = try OptimizerFixture.prepare(id)
    let wrapped = try OptimizerFixture.prepare("schedule-free", ["base": .entry(id, [:])])
    #expect(wrapped.rateRole == base.rateRole)
    #expect(wrapped.diagnosticNames == base.diagnosticNames)
    #expect(wrapped.rule.hasCommonStepLength == base.rule.hasCommonStepLength)
    let optimizer = try wrapped.make(for: ParameterLayout(count: 3), as: Double.self)
    #expect(optimizer.hasOwnEvaluationPoint)
    #expect(optimizer.diagnostics.count == wrapped.diagnosticNames.count)
  }

  @Test(arguments: OptimizerFixture.ids(where: \.hasOwnEvaluationPoint))
  func `what has an evaluation point of its own cannot be wrapped`(id: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try OptimizerFixture.prepare("schedule-free", ["base": .entry(id, [:])])
    }
    #expect(error?.setting == "base")
    let rule = try OptimizerEntry.standard[id].rule
    let coded = #expect(throws: ConfigurationError.self) {
      try PreparedOptimizer(wrapper(around: rule))
    }
    #expect(coded?.setting == "base")
  }

  private func wrapper(around rule: some OptimizerRule) -> ScheduleFreeWrapper {
    ScheduleFreeWrapper { $0.base = BaseRule(rule) }
  }

  /// A rule, and the setting that is wrong.
  private static let refused: [(rule: any OptimizerRule, setting: String)] = [
    (SGD { $0.momentum = 1 }, "momentum"), (SGD { $0.momentum = .nan }, "momentum"),
    (SGD { $0.weightDecay = -1 }, "weight_decay"), (SGD { $0.nesterov = true }, "nesterov"),
    (Adam { $0.beta2 = 1 }, "beta2"), (AdamW { $0.epsilon = 0 }, "epsilon"),
    (AdamW { $0.weightDecay = .infinity }, "weight_decay"),
    (Muon { $0.coefficients = [1, 2] }, "coefficients"),
    (Prodigy { $0.d0 = 0 }, "d0"), (DAdaptAdam { $0.growthRate = 0.5 }, "growth_rate"),
    (ScheduleFreeWrapper { $0.base = BaseRule(SGD { $0.momentum = 2 }) }, "momentum"),
    (ScheduleFreeWrapper { $0.base = BaseRule(SGD { $0.nesterov = true }) }, "nesterov"),
  ]

  @Test(arguments: refused.indices)
  func `what a plan may not have is refused in code too`(number: Int) {
    let (rule, setting) = Self.refused[number]
    let error = #expect(throws: ConfigurationError.self) { try PreparedOptimizer(rule) }
    #expect(error?.setting == setting)
  }

  private static let refusedOptions:
    [(change: @Sendable (inout OptimizerOptions) -> Void, setting: String)] = [
      ({ $0.clipNorm = 0 }, "clip_norm"), ({ $0.clipNorm = .nan }, "clip_norm"),
      ({ $0.clipValue = -1 }, "clip_value"), ({ $0.layerDecay = 0 }, "layer_decay"),
      ({ $0.layerDecay = 1.5 }, "layer_decay"), ({ $0.headMultiplier = -1 }, "head_multiplier"),
      (
        {
          $0.clipNorm = 1
          $0.clipValue = 1
        }, "clip_value"
      ),
    ]

  @Test(arguments: refusedOptions.indices)
  func `options that a plan may not have are refused in code too`(number: Int) {
    let (change, setting) = Self.refusedOptions[number]
    let error = #expect(throws: ConfigurationError.self) {
      try PreparedOptimizer(SGD(), options: OptimizerOptions(change))
    }
    #expect(error?.setting == setting && error?.description.hasPrefix("sgd.") == true)
  }
}
