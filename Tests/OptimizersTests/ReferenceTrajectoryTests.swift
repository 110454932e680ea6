import Catalog
import Compute
import Optimizers
import TestSupport
import Testing

/// The optimizers against the trajectories of the official implementations.
@Suite struct ReferenceTrajectoryTests {
  static let cases: [OptimizerCase] = ["torch_optim", "schedulefree", "dadaptation"].flatMap {
    file in
    (try! ReferenceFiles.decode(file, as: OptimizerCase.self)).filter {
      ReferenceOptimizers.entry(for: $0.optimizer) != nil
    }
  }

  @Test func `every optimizer of the catalogue has reference cases`() {
    let covered = Set(Self.cases.compactMap { ReferenceOptimizers.entry(for: $0.optimizer)?.id })
    #expect(covered == Set(OptimizerCatalog.all.map(\.declaration.id)))
    #expect(Self.cases.count == 79)
  }

  @Test func `the problems are the reference's`() {
    for example in Self.cases {
      let problem = example.problem
      #expect(abs(problem.loss(problem.w0) - problem.loss0) <= 1e-13 * abs(problem.loss0))
      #expect(relativeDeviation(problem.gradient(problem.w0), from: problem.grad0) < 1e-13)
    }
  }

  @Test(arguments: cases)
  func `double precision stays within a hundred times the reference's own roundoff`(
    example: OptimizerCase
  ) throws {
    try compare(example, as: Double.self) { noise in max(1e-12, 100 * noise) }
  }

  @Test(arguments: cases)
  func `single precision stays within 1e-4 where the reference's roundoff permits`(
    example: OptimizerCase
  ) throws {
    // 2⁻²⁴ against 2⁻⁵³: what double precision amplifies to `noise`, single amplifies to this.
    try compare(example, as: Float.self) { noise in max(1e-4, 1000 * noise * 0x1p29) }
  }

  private func compare<S: Scalar>(
    _ example: OptimizerCase, as: S.Type, tolerance: (Double) -> Double
  ) throws {
    let reference = try #require(ReferenceOptimizers.entry(for: example.optimizer))
    let entry = try OptimizerCatalog.entry(named: reference.id)
    var optimizer = try entry.make(
      entry.declaration.configuration(reference.settings),
      layout: ParameterLayout(count: example.problem.w0.count), as: S.self)
    var w = Buffer<S>(example.problem.w0.map { S($0) })
    var x = w
    var step = 0
    for point in example.trajectory {
      while step < point.step {
        let gradient = Buffer<S>(example.problem.gradient(w.map { Double($0) }).map { S($0) })
        optimizer.step(&w, gradient: gradient, rate: reference.rate(step, example))
        step += 1
      }
      let limit = tolerance(point.noise)
      #expect(relativeDeviation(w.map { Double($0) }, from: point.w) <= limit, "step \(step)")
      if let expected = point.x {
        optimizer.evaluationPoint(of: w, into: &x)
        #expect(relativeDeviation(x.map { Double($0) }, from: expected) <= limit, "x, step \(step)")
      }
      if let expected = point.d {
        let d = optimizer.diagnostics[0]
        let limit = tolerance(max(point.noise, point.noiseD ?? 0))
        #expect(abs(d - expected) <= limit * expected, "d, step \(step)")
      }
    }
  }
}

/// Which entry stands for an official implementation, and what its arguments are called here.
enum ReferenceOptimizers {
  struct Match {
    let id: String
    let settings: [String: SettingValue]
    private let baseRate: Double
    private let warmup: Double

    init(_ id: String, _ arguments: [String: Double], _ settings: [String: SettingValue]) {
      self.id = id
      self.settings = settings
      baseRate = arguments["lr"] ?? 1
      warmup = arguments["warmup_steps"] ?? 0
    }

    /// Warmup inside the original is a schedule here.
    func rate(_ step: Int, _ example: OptimizerCase) -> Double {
      let rate = example.lrPerStep?[step] ?? baseRate
      return Double(step) < warmup ? rate * (Double(step + 1) / warmup) : rate
    }
  }

  static func entry(for optimizer: ReferenceOptimizer) -> Match? {
    let h = optimizer.hyperparameters
    func number(_ name: String, _ argument: String) -> (String, SettingValue) {
      (name, .number(h[argument] ?? 0))
    }
    func flag(_ name: String, _ argument: String) -> (String, SettingValue) {
      (name, .flag(h[argument] == 1))
    }
    let moments = [
      number("beta1", "beta1"), number("beta2", "beta2"), number("epsilon", "eps"),
      number("weight_decay", "weight_decay"),
    ]
    let settings: (String, [(String, SettingValue)])?
    switch optimizer.name {
    case "SGD":
      settings = (
        "sgd",
        [
          number("momentum", "momentum"), number("dampening", "dampening"),
          number("weight_decay", "weight_decay"), flag("nesterov", "nesterov"),
        ]
      )
    case "AdamW" where h["amsgrad"] != 1, "Adam" where h["amsgrad"] != 1 && h["weight_decay"] == 0:
      settings = ("adamw", moments)
    case "AdamWScheduleFree", "AdamWScheduleFreeReference":
      settings = (
        "schedule-free-adamw",
        moments + [
          number("averaging_power", "r"), number("rate_weight_power", "weight_lr_power"),
          ("decay_at", .text(h["decay_at_z"] == 1 ? "z" : "y")),
        ]
      )
    case "DAdaptAdam":
      settings = (
        "dadapt-adam",
        moments + [
          flag("decoupled", "decouple"), flag("bias_correction", "use_bias_correction"),
          number("d0", "d0"), ("growth_rate", .number(h["growth_rate"] ?? .infinity)),
        ]
      )
    default: settings = nil
    }
    return settings.map {
      Match($0.0, h, Dictionary($0.1, uniquingKeysWith: { first, _ in first }))
    }
  }
}
