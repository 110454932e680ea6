import Catalog
import Optimizers
import Plans
import Problems
import Records
import Stability

/// The largest constant rate at which an optimizer stays bounded: measured on runs of its
/// implementation, beside the closed form and the spectral radius of its linear iteration.
///
/// On problems with a known spectrum by bisection; on streaming least squares, where noise grows with
/// the distance from the minimiser, in mean square. Everything is given in units of 1/λmax.
struct StabilityBoundaryStudy: MeasuringStudy {
  /// What becomes of second moments during a run.
  enum Scales: String, SettingChoice { case held, live }

  @Setting(.within(1e-9, 0.1), "half the width of the last bracket, relative to the rate")
  var precision = 1e-5
  @Setting(
    .within(0, 1e9),
    "steps at the minimiser before the parameters are displaced, so that averages have settled")
  var burnIn = 0
  @Setting(
    "second moments and the like are held fixed, with curvatures those of P⁻¹H, or live")
  var scales = Scales.held
  @Setting(
    .within(100, 1e6),
    "copies of the run that estimate the growth in mean square on random designs")
  var copies = 512

  init() {}

  static let about = About(
    "stability-boundary",
    "the largest stable rate by bisection on runs, beside closed form and spectral radius",
    Citation("Cohen et al. 2021, 2103.00065; Cohen et al. 2022", arXiv: "2207.14484"))
  static let scope = MeasuredScope.search
  static let shown: [Quantity] = [.boundary, .closedForm, .spectral, .ratio]
  static let drawings: [StudyDrawing] = [
    .series(
      Quantity.boundary,
      along: [.beta, .batch, Axis("dimension"), .weightDecay])
  ]

  enum Quantity: String, StudyQuantityName {
    case boundary
    case closedForm = "closed_form"
    case spectral
    case largestRate = "largest_rate"
    case ratio
    case spectralRatio = "spectral_ratio"
    case runs

    var terms: Terms {
      switch self {
      case .boundary:
        Terms(
          "largest stable η × λmax",
          "measured: by bisection on runs; on random designs in mean square, by a population of runs",
          prediction: .closedForm, isLogarithmic: true)
      case .closedForm:
        Terms("η λmax by closed form", "by the optimizer's own formula", isLogarithmic: true)
      case .spectral:
        Terms(
          "η λmax by spectral radius",
          "where the linear iteration, probed step by step from the implementation, reaches 1; on "
            + "random designs where the exact recursion of second moments does", isLogarithmic: true
        )
      case .largestRate: Terms("largest stable rate η", "measured", isLogarithmic: true)
      case .ratio:
        Terms(
          "measured / predicted",
          "boundary divided by the closed form or, without one, by that of the spectral radius")
      case .spectralRatio: Terms("spectral / closed form", "how well the two predictions agree")
      case .runs: Terms("runs", "that the bisection took")
      }
    }
  }

  struct Needs {
    let run: StudiedRun
    /// Largest first; the first is above 0.
    let spectrum: [Double]
    /// Of streaming examples, with the size of their batches; `nil` for problems with a constant
    /// Hessian.
    let stream: Stream?
  }

  struct Stream {
    /// At a point of the grid that of the point; of an arm the smallest.
    let batch: Int
    let design: RandomDesign
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    guard arm.steps >= BoundaryOptions.leastHorizon else {
      throw StudyObjection(
        .steps,
        "'stability-boundary' fits a growth rate to at least \(BoundaryOptions.leastHorizon) steps, "
          + "found \(arm.steps)")
    }
    try arm.plannedSchedule()
    try arm.needs(.spectrum)
    try arm.needsCurvature()
    return Needs(
      run: try arm.parts(), spectrum: arm.problem.truth.spectrum ?? [], stream: try stream(arm))
  }

  /// What a boundary in mean square is estimated of.
  ///
  /// - Returns: `nil` if the Hessian is constant
  private func stream(_ arm: StudiedArm) throws(StudyObjection) -> Stream? {
    guard let design = arm.problem.truth.randomDesign else { return nil }
    var smallest = Int.max
    for size in arm.batches {
      guard case .examples(let count) = size else {
        throw StudyObjection(
          .batchSize(.full),
          "a boundary in mean square needs batch_sizes such as 1; a full batch has no noise")
      }
      smallest = min(smallest, count)
    }
    guard design.kurtosis == Self.gaussianKurtosis else {
      throw StudyObjection(
        .problem("features"), "boundaries in mean square are estimated for Gaussian features")
    }
    let draws = meanSquareOptions(steps: arm.steps).draws(dimension: design.variances.count)
    guard draws <= Self.mostDraws else {
      throw StudyObjection(
        .study("copies"),
        "\(compact(draws)) random numbers, of every copy, step and dimension, do not fit into "
          + "memory; at most \(compact(Self.mostDraws)) are supported")
    }
    return Stream(batch: smallest, design: design)
  }

  /// The kurtosis of the features for which mean squares are estimated.
  static let gaussianKurtosis = 3.0
  /// The most numbers that a population draws, all in memory at once: 800 MB.
  static let mostDraws = 1e8

  /// How a boundary in mean square is estimated.
  func meanSquareOptions(steps: Int) -> MeanSquareOptions {
    MeanSquareOptions(particles: copies, steps: steps, burnIn: burnIn)
  }

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    point.attempt { () throws(ConfigurationError) in
      if let stream = needs.stream {
        try measureInMeanSquare(point.run, needs.run, stream)
      } else {
        try measureByBisection(point.run, needs)
      }
    } ?? Sample()
  }

  private func measureByBisection(
    _ run: RunSpec, _ needs: Needs
  ) throws(ConfigurationError) -> Sample<Quantity> {
    let curvature = needs.spectrum[0], prepared = needs.run.prepared
    var sample = Sample<Quantity>()
    sample.set(
      .closedForm,
      needs.run.optimizer.largestStableRate(curvature: curvature).map { $0 * curvature },
      otherwise: "no closed form")

    switch try predictBoundary(prepared, curvature: curvature) {
    case .boundary(let rate): sample[.spectral] = rate * curvature
    case .stable: sample[.spectral] = .infinity
    case .none(let reason): sample[reasonOf: .spectral] = reason
    }

    let options = BoundaryOptions(
      burnIn: burnIn, horizon: run.steps, precision: precision, holdsScales: scales == .held)
    let result = try searchBoundary(
      prepared, spectrum: needs.spectrum, seed: run.seed, options: options)
    sample[.runs] = Double(result.runs)
    switch result.outcome {
    case .boundary(let rate, let halfWidth):
      sample.setBoundary(rate * curvature, halfWidth: halfWidth, curvature: curvature)
    case .boundedThroughout:
      sample.setBoundary(.infinity, halfWidth: 0, curvature: curvature)
    case .unboundedThroughout(let downTo):
      sample.leaveOut(
        .boundary, .largestRate, because: "unbounded at all rates from \(compact(downTo)) up")
    }
    sample.setRatios()
    return sample
  }

  private func measureInMeanSquare(
    _ run: RunSpec, _ studied: StudiedRun, _ stream: Stream
  ) throws(ConfigurationError) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    let optimizer = studied.prepared, truth = studied.problem.truth
    let variances = stream.design.variances, batch = stream.batch
    let curvature = variances.max() ?? 1
    let rule = optimizer.rule as? SGD
    sample.set(
      .closedForm,
      rule?.momentum == 0
        ? truth.meanSquareStabilityLimit(batchSize: batch).map { $0 * curvature } : nil,
      otherwise: "no closed form")
    sample.set(
      .spectral,
      rule.flatMap { Self.recursion($0, variances, batch: batch) }.map { $0.boundary * curvature },
      otherwise: "the recursion of second moments is known for sgd on isotropic features")
    let options = meanSquareOptions(steps: run.steps)
    if let rate = try estimateMeanSquareBoundary(
      optimizer, variances: variances, batchSize: batch, seed: run.seed, options: options)
    {
      // What one estimate leaves open is not its bracket but its luck, which seeds tell.
      sample.setBoundary(rate * curvature, halfWidth: 0, curvature: curvature)
    } else {
      sample.leaveOut(
        .boundary, .largestRate, because: "its step is not linear, or it is stable at all rates")
    }
    sample.setRatios()
    return sample
  }

  /// Measurements in mean square were kept without a word on runs.
  func completed(_ sample: Sample<Quantity>) -> Sample<Quantity> {
    var sample = sample
    if sample[.runs] == nil {
      sample[reasonOf: .runs] = "one population of runs instead of a bisection"
    }
    return sample
  }

  private static func recursion(
    _ rule: SGD, _ variances: [Double], batch: Int
  ) -> MeanSquareRecursion? {
    guard Set(variances).count == 1, rule.dampening < 1, rule.weightDecay == 0 else { return nil }
    return MeanSquareRecursion(
      momentum: rule.momentum, dampening: rule.dampening, nesterov: rule.nesterov,
      batchSize: Double(batch),
      dimension: Double(variances.count), variance: variances[0])
  }
}

extension Sample<StabilityBoundaryStudy.Quantity> {
  /// - Parameters:
  ///   - boundary: in units of 1/λmax
  ///   - halfWidth: of the bracket, in parts of the boundary
  fileprivate mutating func setBoundary(
    _ boundary: Double, halfWidth: Double, curvature: Double
  ) {
    self[.boundary] = boundary
    self[.largestRate] = boundary / curvature
    if boundary.isFinite, halfWidth > 0 {
      self[uncertaintyOf: .boundary] = boundary * halfWidth
      self[uncertaintyOf: .largestRate] = boundary * halfWidth / curvature
    }
  }

  fileprivate mutating func setRatios() {
    if let boundary = self[.boundary], boundary.isFinite,
      let predicted = self[.closedForm] ?? self[.spectral], predicted.isFinite
    {
      self[.ratio] = boundary / predicted
      self[uncertaintyOf: .ratio] = (self[uncertaintyOf: .boundary] ?? 0) / predicted
    } else {
      self[reasonOf: .ratio] = "no finite boundary, or no prediction"
    }
    if let spectral = self[.spectral], let closed = self[.closedForm], spectral.isFinite {
      self[.spectralRatio] = spectral / closed
    } else {
      self[reasonOf: .spectralRatio] = "one of the predictions is missing"
    }
  }
}
