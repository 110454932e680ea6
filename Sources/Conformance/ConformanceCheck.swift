import Catalog
import Compute
import Optimizers
import Schedules

/// Runs the cases of reference files with this program's optimizers and schedules and compares.
public struct ConformanceCheck: Sendable {
  public enum Precision: String, Sendable, CaseIterable { case float64, float32 }

  private let precision: Precision
  private let entries: ConformanceEntries

  /// - Parameters:
  ///   - optimizers: what official names stand for, and those that files can name themselves
  ///   - schedules: what official names stand for
  public init(
    _ precision: Precision = .float64,
    optimizers: Catalogue<OptimizerEntry> = OptimizerEntry.standard,
    schedules: Catalogue<ScheduleEntry> = ScheduleEntry.standard
  ) {
    self.precision = precision
    entries = ConformanceEntries(optimizers: optimizers, schedules: schedules)
  }

  public func run(_ element: ReferenceCase) -> CaseResult {
    switch element {
    case .trajectory(let example):
      precision == .float64 ? run(example, as: Double.self) : run(example, as: Float.self)
    case .clipping(let example):
      precision == .float64 ? run(example, as: Double.self) : run(example, as: Float.self)
    case .schedule(let example): ScheduleCheck.run(example, entries)
    case .model(let example):
      precision == .float64
        ? ModelCheck<Double>.run(example, .double, entries)
        : ModelCheck<Float>.run(example, .single, entries)
    }
  }

  // MARK: Trajectories

  private func run<S: Scalar>(_ example: TrajectoryCase, as: S.Type) -> CaseResult {
    let problem = example.problem
    guard problem.agreesWithItself else {
      return CaseResult(
        name: example.name,
        verdict: .failed(reason: "the problem's loss or gradient at w0 is another one"),
        valuesCompared: 0, pointsCompared: 0, deviation: nil, tolerance: nil)
    }
    do {
      let translation = try Translation.of(example, among: entries.optimizers)
      let comparison: Comparison = try follow(example, translation, as: S.self)
      return comparison.result(example.name)
    } catch let error as Untranslatable {
      return .skipped(example.name, error.reason)
    } catch {
      return .skipped(example.name, "\(error)")
    }
  }

  private func follow<S: Scalar>(
    _ example: TrajectoryCase, _ translation: Translation, as: S.Type
  ) throws -> Comparison {
    var layout = ParameterLayout()
    for (number, shape) in example.paramShapes.enumerated() {
      layout.append("parameter\(number + 1)", shape: shape)
    }
    var optimizer = try entries.optimizer(translation).make(for: layout, as: S.self)
    let distance = optimizer.diagnosticNames.firstIndex(of: "d")
    let sign: Double = translation.maximizes ? -1 : 1

    var comparison = Comparison()
    var w = Buffer<S>(example.problem.w0.map { S($0) })
    var evaluationPoint = w
    var step = 0
    for point in example.trajectory {
      while step < point.step {
        let gradient = example.problem.gradient(w.map { Double($0) }).map { S(sign * $0) }
        let given = example.lrPerStep?[step] ?? translation.baseRate
        optimizer.step(&w, gradient: Buffer(gradient), rate: translation.rate(step, given))
        step += 1
      }
      let tolerance = tolerance(point.noise, example.dtype)
      let distanceTolerance = self.tolerance(
        max(point.noise, point.noiseD ?? 0), example.dtype)
      // Roundoff may have carried single precision anywhere.
      guard distanceTolerance <= Self.largestTolerance else { continue }
      comparison.countPoint()
      comparison.compare(w.map { Double($0) }, with: point.w, tolerance: tolerance)
      if let expected = point.x ?? point.average {
        optimizer.evaluationPoint(of: w, into: &evaluationPoint)
        comparison.compare(
          evaluationPoint.map { Double($0) }, with: expected, tolerance: tolerance)
      }
      if let expected = point.d, let distance {
        comparison.compare(
          [optimizer.diagnostics[distance]], with: [expected], tolerance: distanceTolerance)
      }
    }
    return comparison
  }

  /// The allowed deviation at a point.
  ///
  /// - Parameters:
  ///   - noise: how far the reference drifts from itself by roundoff
  ///   - type: the reference's arithmetic
  private func tolerance(_ noise: Double, _ type: String) -> Double {
    let exact =
      switch precision {
      case .float64: max(1e-12, 100 * noise)
      // 2⁻²⁴ against 2⁻⁵³: what double precision amplifies to `noise`, single amplifies to this.
      case .float32: max(1e-4, 100 * noise * 0x1p29)
      }
    // Where the official code itself computes in lower precision, it cannot be followed closer.
    if type.contains("bfloat16") { return max(exact, Self.bfloat16Tolerance) }
    return type == "float64" ? exact : max(exact, Self.float32Tolerance)
  }

  /// Points at which the reference's noise would allow more than this are not compared; in single
  /// precision there are some.
  public static let largestTolerance = 0.1
  /// For cases whose official code runs partly in bfloat16.
  public static let bfloat16Tolerance = 0.1
  /// For cases whose official code runs partly in single precision.
  public static let float32Tolerance = 1e-3

  // MARK: Clipping

  private func run<S: Scalar>(_ example: ClippingCase, as: S.Type) -> CaseResult {
    let gradient = Buffer<S>(example.gradients.flatMap(\.data).map { S($0) })
    let expected = example.clipped.flatMap(\.data)
    let tolerance = precision == .float64 ? 1e-12 : 1e-5
    var comparison = Comparison()
    let kind: GradientClipping<S>.Kind
    if example.function.hasSuffix("clip_grad_norm_") {
      let types: [String: GradientNorm] = ["1": .l1, "2": .l2, "inf": .inf]
      let typeName = example.normType ?? "2"
      guard let type = types[typeName] else {
        return .skipped(example.name, "the norm '\(typeName)' has no counterpart here")
      }
      kind = .norm(type, limit: example.maxNorm)
      if let total = example.totalNorm {
        comparison.compare([norm(of: gradient, type)], with: [total], tolerance: tolerance)
      }
    } else if example.function.hasSuffix("clip_grad_value_") {
      kind = .value(limit: example.maxNorm)
    } else {
      return .skipped(example.name, "unknown function '\(example.function)'")
    }
    var clipping = GradientClipping<S>(kind)
    clipping.withClipped(gradient) {
      comparison.compare($0.map { Double($0) }, with: expected, tolerance: tolerance)
    }
    comparison.countPoint()
    return comparison.result(example.name)
  }
}

/// What official implementations are held against.
struct ConformanceEntries: Sendable {
  let optimizers: Catalogue<OptimizerEntry>
  private let schedules: Catalogue<ScheduleEntry>
  private let scope: EntryScope

  init(optimizers: Catalogue<OptimizerEntry>, schedules: Catalogue<ScheduleEntry>) {
    self.optimizers = optimizers
    self.schedules = schedules
    var scope = EntryScope()
    scope.add(optimizers)
    scope.add(schedules)
    self.scope = scope
  }

  func optimizer(_ translation: Translation) throws(ConfigurationError) -> PreparedOptimizer {
    let entry = try optimizers[translation.id]
    return try entry.prepare(
      entry.declaration.configuration(translation.settings, in: scope), in: scope)
  }

  func schedule(_ reference: EntryReference) throws(ConfigurationError) -> ConfiguredSchedule {
    let entry = try schedules[reference.name]
    return try entry.prepare(
      entry.declaration.configuration(reference.settings, in: scope), in: scope)
  }
}
