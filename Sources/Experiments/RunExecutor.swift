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
public struct RunExecutor: Sendable {
  private let files: DataFiles

  public init(files: DataFiles = DataFiles()) { self.files = files }

  /// Never throws: what goes wrong is the outcome.
  public func run(_ spec: RunSpec, id: String? = nil) -> RunRecord {
    let clock = ContinuousClock()
    let start = clock.now
    var record: RunRecord
    do throws(ConfigurationError) {
      switch spec.precision {
      case .float32:
        var training = try Training<Float>(spec, files: files)
        record = training.run()
      case .float64:
        var training = try Training<Double>(spec, files: files)
        record = training.run()
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
}

/// One run in the making.
private struct Training<S: Scalar> {
  private let spec: RunSpec
  private let problem: any Problem<S>
  private var optimizer: any Optimizer<S>
  private let schedule: RateSchedule
  private let hasOwnEvaluationPoint: Bool
  private var sampler: BatchSampler

  private var parameters: Buffer<S>
  private var gradient: Buffer<S>
  /// Where the model is evaluated, for rules that do not evaluate at the parameters.
  private var point: Buffer<S>
  private var curve: Curve
  private var metrics = Metrics()

  init(_ spec: RunSpec, files: DataFiles) throws(ConfigurationError) {
    self.spec = spec
    let problemEntry = try ProblemCatalog.entry(named: spec.problem.name)
    let settings = try problemEntry.declaration.configuration(spec.problem.settings)
    let outline = try problemEntry.outline(settings, files: files)
    problem = problemEntry.make(settings, context: ProblemContext(seed: spec.seed, files: files))

    let optimizerEntry = try OptimizerCatalog.entry(named: spec.optimizer.name)
    optimizer = try optimizerEntry.make(
      optimizerEntry.declaration.configuration(spec.optimizer.settings), layout: problem.layout)
    hasOwnEvaluationPoint = optimizerEntry.hasOwnEvaluationPoint

    let scheduleEntry = try ScheduleCatalog.entry(named: spec.schedule.name)
    schedule = try scheduleEntry.make(
      scheduleEntry.declaration.configuration(spec.schedule.settings))
    try schedule.validate(steps: spec.steps)

    sampler = BatchSampler(seed: spec.seed, sampling: outline.sampling)
    parameters = problem.initialParameters()
    gradient = Buffer(zeros: parameters.count)
    point = Buffer(zeros: hasOwnEvaluationPoint ? parameters.count : 0)
    curve = Curve(diagnostics: optimizerEntry.diagnosticNames)
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

    for step in 0..<spec.steps {
      let rate = schedule.rate(at: step, of: spec.steps, peak: spec.peakRate)
      sampler.next(&batch)
      let loss = problem.loss(at: parameters, on: batch, gradient: &gradient)
      let squaredNorm = sumOfSquares(gradient)
      if step == 0 { batchLimit = self.limit(max(loss, initial.loss)) }
      guard loss.isFinite, loss <= batchLimit, squaredNorm.isFinite else {
        return .diverged(step: step)
      }
      if step.isMultiple(of: spec.recordEvery) {
        let evaluation = step == 0 ? initial : evaluate()
        guard evaluation.loss.isFinite, evaluation.loss <= limit else {
          return .diverged(step: step)
        }
        record(
          step: step, rate: rate, trainLoss: loss, gradientNorm: squaredNorm.squareRoot(),
          evaluation)
      }
      optimizer.step(&parameters, gradient: gradient, rate: rate)
    }

    let final = evaluate()
    let trainLoss = problem.trainingLoss(at: hasOwnEvaluationPoint ? point : parameters)
    guard final.loss.isFinite, trainLoss.isFinite, final.loss <= limit else {
      return .diverged(step: spec.steps)
    }
    record(step: spec.steps, rate: nil, trainLoss: trainLoss, gradientNorm: nil, final)
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
    guard hasOwnEvaluationPoint else { return problem.evaluate(at: parameters) }
    optimizer.evaluationPoint(of: parameters, into: &point)
    return problem.evaluate(at: point)
  }

  private mutating func record(
    step: Int, rate: Double?, trainLoss: Double, gradientNorm: Double?, _ evaluation: Evaluation
  ) {
    metrics.bestLoss = min(metrics.bestLoss ?? .infinity, evaluation.loss)
    curve.append(
      [Double(step), rate, trainLoss, evaluation.loss, gradientNorm, evaluation.accuracy]
        + optimizer.diagnostics.map { $0.isFinite ? $0 : nil })
  }
}
