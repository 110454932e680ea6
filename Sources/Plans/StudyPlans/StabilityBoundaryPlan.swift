import Catalog
import Records
import Stability

/// The largest constant rate at which an optimizer stays bounded, measured and predicted.
public struct StabilityBoundaryPlan: StudyPlan {
  /// What becomes of second moments during a run.
  public enum Scales: String, SettingChoice { case held, live }

  @Setting(.within(1e-9, 0.1), "half the width of the last bracket, relative to the rate")
  public var precision = 1e-5
  @Setting(
    .within(0, 1e9),
    "steps at the minimiser before the parameters are displaced, so that averages have settled")
  public var burnIn = 0
  @Setting(
    "second moments and the like are held fixed, with curvatures those of P⁻¹H, or live")
  public var scales = Scales.held
  @Setting(
    .within(100, 1e6),
    "copies of the run that estimate the growth in mean square on random designs")
  public var copies = 512

  public init() {}

  public static let about = About(
    "stability-boundary",
    "the largest stable rate by bisection on runs, beside closed form and spectral radius",
    Citation("Cohen et al. 2021, 2103.00065; Cohen et al. 2022", arXiv: "2207.14484"))

  /// The kurtosis of the features for which mean squares are estimated.
  public static let gaussianKurtosis = 3.0
  /// The most numbers that a population draws, all in memory at once: 800 MB.
  public static let mostDraws = 1e8

  /// How a boundary in mean square is estimated.
  public func meanSquareOptions(steps: Int) -> MeanSquareOptions {
    MeanSquareOptions(particles: copies, steps: steps, burnIn: burnIn)
  }

  public func check(_ arm: StudiedArm) throws(StudyObjection) {
    guard arm.steps >= BoundaryOptions.leastHorizon else {
      throw StudyObjection(
        .steps,
        "'stability-boundary' fits a growth rate to at least \(BoundaryOptions.leastHorizon) steps, "
          + "found \(arm.steps)")
    }
    try arm.plannedSchedule()
    try arm.needs(.spectrum)
    try arm.needsCurvature()
    guard let design = arm.problem.truth.randomDesign else { return }
    guard !arm.batches.contains(.full) else {
      throw StudyObjection(
        .batchSize(.full),
        "a boundary in mean square needs batch_sizes such as 1; a full batch has no noise")
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
  }
}

extension StabilityBoundaryPlan {
  public static let entry = StudyEntry(
    StabilityBoundaryPlan.self, scope: .search,
    quantities: [
      StudyQuantity(
        "boundary", title: "largest stable η × λmax",
        "measured: by bisection on runs; on random designs in mean square, by a population of runs",
        prediction: "closed_form", isLogarithmic: true),
      StudyQuantity(
        "closed_form", title: "η λmax by closed form", "by the optimizer's own formula",
        isLogarithmic: true),
      StudyQuantity(
        "spectral", title: "η λmax by spectral radius",
        "where the linear iteration, probed step by step from the implementation, reaches 1; on "
          + "random designs where the exact recursion of second moments does", isLogarithmic: true),
      StudyQuantity(
        "largest_rate", title: "largest stable rate η", "measured", isLogarithmic: true),
      StudyQuantity(
        "ratio", title: "measured / predicted",
        "boundary divided by the closed form or, without one, by that of the spectral radius"),
      StudyQuantity(
        "spectral_ratio", title: "spectral / closed form", "how well the two predictions agree"),
      StudyQuantity("runs", title: "runs", "that the bisection took"),
    ],
    shown: ["boundary", "closed_form", "spectral", "ratio"],
    drawings: [
      .series(
        quantity: "boundary",
        along: ["beta", "batch", "dimension", "weight_decay"])
    ])
}
