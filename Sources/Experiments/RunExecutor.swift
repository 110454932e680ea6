import Catalog
import Compute
import Foundation
import Optimizers
import Problems
import Records
import Schedules

/// Carries out runs: a pure function from a specification to a record.
///
/// Same binary, same kind of processor, one BLAS thread: same bits, on any thread, in any order.
/// Numbers below the normal range count as zero.
public struct RunExecutor: Sendable {
  private let files: PlanFiles
  private let shared = SharedExamples()

  public init(files: PlanFiles = PlanFiles()) { self.files = files }

  /// Never throws: what goes wrong is the outcome.
  public func run(_ spec: RunSpec, id: String? = nil) -> RunRecord {
    let clock = ContinuousClock()
    let start = clock.now
    var record: RunRecord
    do throws(ConfigurationError) {
      switch spec.precision {
      case .float32:
        record = try run(spec, as: Float.self)
      case .float64:
        record = try run(spec, as: Double.self)
      }
    } catch {
      record = RunRecord(
        id: "", outcome: .failed(reason: error.description), metrics: Metrics(), curve: Curve(),
        seconds: 0)
    }
    record.id = id ?? spec.id
    let elapsed = (clock.now - start).components
    record.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    return record
  }

  private func run<S: Scalar>(
    _ spec: RunSpec, as: S.Type
  ) throws(ConfigurationError) -> RunRecord {
    let entry = try ProblemCatalog.entry(named: spec.problem.name)
    let settings = try entry.declaration.configuration(spec.problem.settings)
    let outline = try entry.outline(settings, files: files.data)
    let context = ProblemContext(seed: spec.seed, files: files.data, shared: shared)
    let problem: any Problem<S> = entry.make(settings, context: context)
    guard spec.sharpness != nil else {
      return try run(spec, on: problem, sampling: outline.sampling)
    }
    if let largest = outline.largestBatch, let full = outline.fullBatch, full > largest {
      throw .invalid(
        owner: spec.problem.name, setting: "sharpness",
        reason: "it is measured on a full batch, and \(full) examples do not fit into memory; at "
          + "most \(largest) are supported")
    }
    return try run(
      spec, on: problem, twin: entry.make(settings, context: context),
      sampling: outline.sampling)
  }

  /// A run on a problem that need not be of the catalogue; the spec's problem is not looked at.
  ///
  /// - Parameter twin: another instance of the problem, on which sharpness is measured
  package func run<S: Scalar>(
    _ spec: RunSpec, on problem: any Problem<S>, twin: (any Problem<Double>)? = nil,
    sampling: Sampling
  ) throws(ConfigurationError) -> RunRecord {
    var training = try Training<S>(spec, problem, twin, sampling, files.rateTables)
    return withDenormalsFlushed { training.run() }
  }
}

/// One run in the making.
private struct Training<S: Scalar> {
  private let spec: RunSpec
  private let problem: any Problem<S>
  private var optimizer: ConfiguredOptimizer<S>
  private var rates: RunRates
  private var sampler: BatchSampler

  private var parameters: Buffer<S>
  private var gradient: Buffer<S>
  /// The parameters before a step whose length is recorded.
  private var previous: Buffer<S>
  /// Where the model is evaluated, for rules that do not evaluate at the parameters.
  private var point: Buffer<S>
  private var curve: Curve
  private var metrics = Metrics()
  /// Whether the smallest possible loss is known, so that what is above it is recorded.
  private let hasFloor: Bool
  private var sharpness: SharpnessRecorder<S>?
  private static var excessLoss: String { "excess_loss" }

  init(
    _ spec: RunSpec, _ problem: any Problem<S>, _ twin: (any Problem<Double>)?,
    _ sampling: Sampling, _ tables: RateTables
  ) throws(ConfigurationError) {
    self.spec = spec
    self.problem = problem
    let optimizerEntry = try OptimizerCatalog.entry(named: spec.optimizer.name)
    optimizer = try optimizerEntry.make(
      optimizerEntry.declaration.configuration(spec.optimizer.settings), layout: problem.layout)

    let scheduleEntry = try ScheduleCatalog.entry(named: spec.schedule.name)
    let schedule = try scheduleEntry.make(
      scheduleEntry.declaration.configuration(spec.schedule.settings),
      context: ScheduleContext(tables: tables))
    try schedule.validate(steps: spec.steps)
    rates = RunRates(schedule, steps: spec.steps, peak: spec.peakRate)

    sampler = BatchSampler(seed: spec.seed, sampling: sampling)
    parameters = problem.initialParameters()
    gradient = Buffer(zeros: parameters.count)
    previous = Buffer(zeros: parameters.count)
    point = Buffer(zeros: optimizer.hasOwnEvaluationPoint ? parameters.count : 0)
    hasFloor = problem.truth.lossFloor != nil
    if let settings = spec.sharpness, let twin {
      sharpness = SharpnessRecorder(settings, of: twin, with: optimizer)
    }
    curve = Curve(
      diagnostics: (hasFloor ? [Self.excessLoss] : []) + problem.measureNames
        + optimizer.diagnosticNames + RunRates.diagnosticNames(schedule)
        + (sharpness?.columns ?? []))
    curve.reserve(min(spec.steps / spec.recordEvery + 2, 1024))
  }

  mutating func run() -> RunRecord {
    let outcome = train()
    return RunRecord(id: "", outcome: outcome, metrics: metrics, curve: curve, seconds: 0)
  }

  private mutating func train() -> Outcome {
    let initial = evaluate()
    guard initial.loss.isFinite else { return .diverged(step: 0) }
    metrics.initialLoss = initial.loss
    let limit = limit(initial.loss)
    // A small first batch may have next to no loss by chance, or much more than the evaluation data.
    var batchLimit = Double.infinity
    var batch = Batch(size: spec.batch)
    // A change of the rate that the losses led to is recorded wherever it falls.
    var rateHasChanged = false
    if let β = rates.interpolation(at: 0) { optimizer.setInterpolation(β) }

    for step in 0..<spec.steps {
      let rate = rates.rate(at: step)
      if let β = rates.interpolation(at: step + 1) { optimizer.setInterpolation(β) }
      sampler.next(&batch)
      let loss = problem.loss(at: parameters, on: batch, gradient: &gradient)
      let squaredNorm = sumOfSquares(gradient)
      if step == 0 { batchLimit = self.limit(max(loss, initial.loss)) }
      guard loss.isFinite, loss <= batchLimit, squaredNorm.isFinite else {
        return .diverged(step: step)
      }
      let isMeasured = spec.sharpness.map { step.isMultiple(of: $0.every) } ?? false
      if step.isMultiple(of: spec.recordEvery) || rateHasChanged || isMeasured {
        let evaluation = step == 0 ? initial : evaluate()
        guard evaluation.loss.isFinite, evaluation.loss <= limit else {
          return .diverged(step: step)
        }
        let diagnostics = optimizer.diagnostics + rates.diagnostics(at: step)
        previous.assign(parameters)
        optimizer.step(&parameters, gradient: gradient, rate: rate)
        let squaredUpdate = squaredDistance(parameters, previous, in: 0..<parameters.count)
        record(
          step: step, rate: rate, trainLoss: loss, evaluation,
          gradientNorm: squaredNorm.squareRoot(), updateNorm: squaredUpdate.squareRoot(),
          diagnostics: diagnostics + measureSharpness(at: previous, isWanted: isMeasured))
      } else {
        optimizer.step(&parameters, gradient: gradient, rate: rate)
      }
      rateHasChanged = rates.observe(loss: loss)
    }

    let final = evaluate()
    let trainLoss = problem.trainingLoss(at: optimizer.hasOwnEvaluationPoint ? point : parameters)
    guard final.loss.isFinite, trainLoss.isFinite, final.loss <= limit else {
      return .diverged(step: spec.steps)
    }
    record(
      step: spec.steps, rate: nil, trainLoss: trainLoss, final, gradientNorm: nil, updateNorm: nil,
      diagnostics: optimizer.diagnostics + rates.diagnostics(at: spec.steps)
        + measureSharpness(at: parameters, isWanted: true))
    metrics.loss = final.loss
    metrics.trainLoss = trainLoss
    metrics.accuracy = final.accuracy
    return .finished
  }

  /// Above which a loss counts as diverged. A run that starts at a loss of 0 has no such limit.
  private func limit(_ initialLoss: Double) -> Double {
    initialLoss > 0 ? spec.divergenceFactor * initialLoss : .infinity
  }

  private mutating func evaluate() -> Evaluation {
    guard optimizer.hasOwnEvaluationPoint else { return problem.evaluate(at: parameters) }
    optimizer.evaluationPoint(of: parameters, into: &point)
    return problem.evaluate(at: point)
  }

  /// The values of the columns of sharpness, if there are any.
  private mutating func measureSharpness(at point: Buffer<S>, isWanted: Bool) -> [Double] {
    guard isWanted else { return sharpness?.missing ?? [] }
    return sharpness?.measure(at: point, optimizer) ?? []
  }

  private mutating func record(
    step: Int, rate: Double?, trainLoss: Double, _ evaluation: Evaluation, gradientNorm: Double?,
    updateNorm: Double?, diagnostics: [Double]
  ) {
    metrics.bestLoss = min(metrics.bestLoss ?? .infinity, evaluation.loss)
    let standard = [
      Double(step), rate, trainLoss, evaluation.loss, gradientNorm, updateNorm, evaluation.accuracy,
    ]
    let excess = hasFloor ? problem.truth.lossFloor.map { [evaluation.loss - $0] } ?? [] : []
    let values: [Double?] = standard + excess + evaluation.measures + diagnostics
    curve.append(values.map { $0.flatMap { $0.isFinite ? $0 : nil } })
  }
}
