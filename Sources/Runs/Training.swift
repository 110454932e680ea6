import Catalog
import Compute
import Optimizers
import Problems
import Records
import Schedules

/// One run in the making, between two of its steps.
///
/// A value: a copy is a checkpoint of everything that the run's future depends on, the optimizer, the
/// parameters, the order of the batches, and of what it has recorded. The problem is shared by all
/// copies, which have to take turns: an instance is a workspace, whose randomness is a function of
/// seed, purpose and step.
struct Training<S: Scalar> {
  private var spec: RunSpec
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

  /// The next step.
  private var step = 0
  /// Divergence, once it has happened; no step follows.
  private var failure: Outcome?
  private var initial = Evaluation(loss: 0)
  /// Above which a loss counts as diverged.
  private var limit = Double.infinity
  /// A small first batch may have next to no loss by chance, or much more than the evaluation data.
  private var batchLimit = Double.infinity
  private var batch: Batch
  /// A change of the rate that the losses led to is recorded wherever it falls.
  private var rateHasChanged = false

  /// Before the first step.
  init(
    _ spec: RunSpec, _ problem: any Problem<S>, _ twin: (any Problem<Double>)?,
    _ sampling: Sampling, with components: PreparedComponents
  ) throws(ConfigurationError) {
    self.spec = spec
    self.problem = problem
    optimizer = try components.optimizer(spec.optimizer).make(for: problem.layout)
    rates = try RunRates(spec, with: components)

    sampler = BatchSampler(seed: spec.seed, sampling: sampling)
    batch = Batch(size: spec.batch)
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
        + optimizer.diagnosticNames + rates.diagnosticNames + (sharpness?.columns ?? []))
    curve.reserve(min(spec.steps / spec.recordEvery + 2, 1024))
  }

  /// Evaluates the initial parameters. Comes before the first step.
  mutating func begin() {
    initial = evaluate()
    guard initial.loss.isFinite else {
      failure = .diverged(step: 0)
      return
    }
    metrics.initialLoss = initial.loss
    limit = spec.divergenceLimit(of: initial.loss)
    if let β = rates.interpolation(at: 0) { optimizer.setInterpolation(β) }
  }

  /// A copy that goes on as another run.
  ///
  /// - Precondition: up to here both are the same run, see ``RunRates/sharedSteps(with:)``.
  func branch(to spec: RunSpec, _ rates: RunRates) -> Training {
    var branch = self
    branch.spec = spec
    branch.rates = rates
    return branch
  }

  /// Carries out the steps before a given one that are left, as far as the run does not diverge.
  ///
  /// - Parameter end: at most the horizon
  mutating func advance(to end: Int) {
    guard failure == nil else { return }
    while step < end {
      if let diverged = takeStep() {
        failure = diverged
        return
      }
      step += 1
    }
  }

  /// Carries out all steps that are left, and ends the run.
  mutating func end() -> RunRecord {
    advance(to: spec.steps)
    let outcome = failure ?? finish()
    return RunRecord(
      id: "", arithmetic: .present, outcome: outcome, metrics: metrics, curve: curve, seconds: 0)
  }

  /// - Returns: divergence, if this step has shown it
  private mutating func takeStep() -> Outcome? {
    let rate = rates.rate(at: step)
    if let β = rates.interpolation(at: step + 1) { optimizer.setInterpolation(β) }
    sampler.next(&batch)
    let loss = problem.loss(at: parameters, on: batch, gradient: &gradient)
    let squaredNorm = sumOfSquares(gradient)
    if step == 0 { batchLimit = spec.divergenceLimit(of: max(loss, initial.loss)) }
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
    return nil
  }

  private mutating func finish() -> Outcome {
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
