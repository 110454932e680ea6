import Catalog
import Compute
import Plans
import Problems
import RandomStreams
import Records

/// The noise of gradients beside the curvature along a run: the trace and the largest eigenvalue of the
/// covariance Σ of the gradients of single examples over the largest eigenvalue of the Hessian H.
///
/// Where a model is right and trained to its end, Σ is proportional to H; how the two differ before
/// decides what a batch size is worth and where noise carries the parameters. Thomas et al. 2020,
/// arXiv 1906.07774.
///
/// The run is made in double precision with the plan's batches. Σ is that of `examples` gradients at
/// one point, the same examples at every point of the run: all of a finite training set if there are
/// no more, then without Bessel's correction, because it is no sample.
///
/// A run diverges as one of a sweep does, but that the training loss is looked at where there are
/// readings.
struct CurvatureNoiseStudy: MeasuringStudy {
  @Setting(.within(2, 1000), "at how many steps of the run, the first and the last among them")
  var readings = 8
  @Setting(
    .within(2, 100_000),
    "gradients of single examples that the covariance is taken of, at most the training set's")
  var examples = 256

  init() {}

  static let about = About(
    "curvature-noise",
    "trace and top eigenvalue of the gradients' covariance over λmax along a run",
    Citation("Thomas et al. 2020", arXiv: "1906.07774"))
  static let scope = MeasuredScope.ofGrid
  private static let step = Axis("step")
  static let series: StudySeries? = StudySeries(step)
  static let shown: [Quantity] = [.traceRatio, .topRatio, .effectiveRank, .sharpness]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.traceRatio, along: [step]),
    .series(Quantity.topRatio, along: [step]),
    .series(Quantity.sharpness, along: [step]),
  ]

  enum Quantity: String, StudyQuantityName {
    case traceRatio = "trace_ratio"
    case topRatio = "top_ratio"
    case trace
    case top
    case effectiveRank = "effective_rank"
    case sharpness
    case loss
    case diverged

    var terms: Terms {
      switch self {
      case .traceRatio:
        Terms(
          "tr(Σ)/λmax(H)", "the trace of the covariance over the sharpness", isLogarithmic: true)
      case .topRatio:
        Terms(
          "λmax(Σ)/λmax(H)", "the largest eigenvalue of the covariance over the sharpness",
          isLogarithmic: true)
      case .trace:
        Terms("tr(Σ)", "of the gradients of single examples", isLogarithmic: true)
      case .top:
        Terms("λmax(Σ)", "of the gradients of single examples", isLogarithmic: true)
      case .effectiveRank:
        Terms("tr(Σ)/λmax(Σ)", "how many directions the noise has", isLogarithmic: true)
      case .sharpness:
        Terms(
          "sharpness λmax(H)", "the largest eigenvalue of the Hessian of the training loss",
          isLogarithmic: true)
      case .loss: Terms("training loss", "at the same parameters", isLogarithmic: true)
      case .diverged: Terms("diverged (1) or not (0)", "whether the run diverged before")
      }
    }
  }

  func places(steps: Int, rates: [Double]) -> [Double] {
    readingSteps(of: steps).map(Double.init)
  }

  /// The steps before which there is a reading, ascending.
  private func readingSteps(of steps: Int) -> [Int] {
    distinct(
      (0..<readings).map { number in
        Int((Double(number) / Double(readings - 1) * Double(steps)).rounded())
      })
  }

  /// The most numbers of the gradients, all in memory at once: 400 MB for each worker.
  private static let mostNumbers = 5e7

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> StudiedRun {
    let outline = arm.problem.outline, label = arm.problem.label
    guard outline.sampling != .exact else {
      throw StudyObjection(
        .problem(),
        "'\(label)' has an exact gradient with these settings, which has no covariance; "
          + "'curvature-noise' needs examples, or gradient noise above 0")
    }
    try arm.needsFullBatch()
    let count = GradientCovariance.count(examples, outline.sampling)
    let numbers = Double(count) * Double(outline.parameterCount)
    guard numbers <= Self.mostNumbers else {
      throw StudyObjection(
        .study("examples"),
        "\(count) gradients of the \(outline.parameterCount) parameters of '\(label)' do not fit "
          + "into memory; at most \(Int(Self.mostNumbers) / outline.parameterCount) do")
    }
    return try arm.parts()
  }

  func measure(_ point: StudiedPoint, _ parts: StudiedRun) -> Sample<Quantity> {
    let run = point.run, problem = parts.problem
    let places = readingSteps(of: run.steps)
    var sample = Sample<Quantity>()
    var covariance = GradientCovariance(parts, of: run, examples: examples)
    var sharpness = Sharpness(of: problem)
    var sampler = BatchSampler(seed: run.seed, sampling: parts.sampling)
    var batch = Batch(size: run.batch)
    var optimizer = parts.optimizer
    var parameters = problem.initialParameters()
    var gradient = Buffer<Double>(zeros: parameters.count)
    let initialLoss = problem.trainingLoss(at: parameters)
    let limit = run.divergenceLimit(of: initialLoss)
    var batchLimit = Double.infinity
    for step in 0...run.steps {
      if places.contains(step) {
        let loss = problem.trainingLoss(at: parameters)
        guard loss.isFinite, loss <= limit else { return diverged(at: step, places, sample) }
        sample[at: Double(step)] = reading(
          covariance.measure(at: parameters), sharpness.measure(at: parameters), loss)
      }
      guard step < run.steps else { break }
      sampler.next(&batch)
      let loss = problem.loss(at: parameters, on: batch, gradient: &gradient)
      if step == 0 { batchLimit = run.divergenceLimit(of: max(loss, initialLoss)) }
      guard loss.isFinite, loss <= batchLimit, sumOfSquares(gradient).isFinite else {
        return diverged(at: step, places, sample)
      }
      optimizer.step(
        &parameters, gradient: gradient,
        rate: parts.schedule.rate(at: step, of: run.steps, peak: run.peakRate))
    }
    return sample
  }

  /// The readings of a run that shows at a step that it has diverged.
  private func diverged(
    at step: Int, _ places: [Int], _ readings: Sample<Quantity>
  ) -> Sample<Quantity> {
    var sample = readings
    for place in places where sample[at: Double(place)] == nil {
      var rest: Sample<Quantity> = Sample([.diverged: 1])
      rest.leaveOut(Quantity.allCases.filter { $0 != .diverged }, "diverged at step \(step)")
      sample[at: Double(place)] = rest
    }
    return sample
  }

  private func reading(
    _ noise: GradientCovariance.Measurement?, _ curvature: Sharpness.Measurement?, _ loss: Double
  ) -> Sample<Quantity> {
    var sample: Sample<Quantity> = Sample([.loss: loss, .diverged: 0])
    let trace = noise?.trace, top = noise?.largest, sharpness = curvature?.eigenvalues.first
    let notFinite = "a gradient is not finite"
    let noTop = noise == nil ? notFinite : "no largest eigenvalue of the covariance was found"
    sample.set(.trace, trace, otherwise: notFinite)
    sample.set(.top, top, otherwise: noTop)
    sample.set(
      .effectiveRank, trace.flatMap { trace in top.flatMap { $0 > 0 ? trace / $0 : nil } },
      otherwise: top == nil ? noTop : "there is no noise at this point")
    sample.set(.sharpness, sharpness, otherwise: "the Hessian is not finite")
    let noScale = sharpness == nil ? "the Hessian is not finite" : "no direction curves upwards"
    let scale = sharpness.flatMap { $0 > 0 ? $0 : nil }
    for (quantity, value, noValue) in [
      (Quantity.traceRatio, trace, notFinite), (.topRatio, top, noTop),
    ] {
      sample.set(
        quantity, scale.flatMap { scale in value.map { $0 / scale } },
        otherwise: value == nil ? noValue : noScale)
    }
    return sample
  }
}

/// The covariance Σ of the gradients of single examples at a point.
///
/// The examples are the same at every point. Of a finite training set they are drawn without
/// replacement; of all other problems from steps that come after the run's, whose noise the run has
/// not seen.
private struct GradientCovariance {
  struct Measurement: Sendable, Hashable {
    /// tr(Σ), without bias.
    let trace: Double
    /// The largest eigenvalue of Σ; `nil` if Lanczos's iteration finds none, as of products that are
    /// too large for a number.
    let largest: Double?
  }

  private let problem: any Problem<Double>
  private let batches: [Batch]
  /// The number of gradients, or one less where they are a sample.
  private let divisor: Double
  private var lanczos = Lanczos()

  /// - Parameters:
  ///   - parts: the run's
  ///   - run: the run whose points it is measured at
  ///   - examples: the most gradients
  init(_ parts: StudiedRun, of run: RunSpec, examples: Int) {
    problem = parts.problem
    let count = Self.count(examples, parts.sampling)
    // No plan that counts its seeds from 0 has this one.
    var sampler = BatchSampler(seed: run.seed &+ 1 << 40, sampling: parts.sampling)
    var batch = Batch(size: .examples(1))
    if case .finite(let all) = parts.sampling {
      divisor = Double(count == all ? count : count - 1)
    } else {
      divisor = Double(count - 1)
      for _ in 0..<run.steps { sampler.next(&batch) }
    }
    batches = (0..<count).map { _ in
      sampler.next(&batch)
      return batch
    }
  }

  /// How many gradients there are.
  static func count(_ examples: Int, _ sampling: Sampling) -> Int {
    guard case .finite(let all) = sampling else { return examples }
    return min(examples, all)
  }

  /// The covariance at a point.
  ///
  /// - Returns: `nil` if a gradient is not finite
  mutating func measure(at point: Buffer<Double>) -> Measurement? {
    var mean = Buffer<Double>(zeros: point.count)
    var gradients: [Buffer<Double>] = []
    for batch in batches {
      var gradient = Buffer<Double>(zeros: point.count)
      _ = problem.loss(at: point, on: batch, gradient: &gradient)
      add(1 / Double(batches.count), times: gradient, to: &mean)
      gradients.append(gradient)
    }
    for number in gradients.indices { add(-1, times: mean, to: &gradients[number]) }
    let trace = gradients.reduce(0) { $0 + sumOfSquares($1) } / divisor
    guard trace.isFinite else { return nil }
    guard trace > 0 else { return Measurement(trace: 0, largest: 0) }
    var stream = RandomStream(label: "gradient covariance", purpose: .directions)
    let divisor = divisor
    // The longest gradient has a part in the leading direction.
    let start = gradients.max { sumOfSquares($0) < sumOfSquares($1) } ?? mean
    let pairs = lanczos.largest(
      order: point.count, start: start, random: { stream.normal() },
      multiply: { direction, product in
        for i in 0..<product.count { product[i] = 0 }
        for gradient in gradients {
          add(dotProduct(gradient, direction) / divisor, times: gradient, to: &product)
        }
      })
    return Measurement(trace: trace, largest: pairs?.values.first)
  }
}
