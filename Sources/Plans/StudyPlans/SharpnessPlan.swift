import Catalog
import Records

/// Sharpness along every run of a sweep: the largest eigenvalues of the Hessian of the training loss,
/// and of the preconditioned one, as columns of the curves.
public struct SharpnessPlan: StudyPlan {
  @Setting(
    .within(0, 1e9), "steps from one measurement to the next; 0 for the interval of `record`")
  public var every = 0
  @Setting(
    .within(1, Double(SharpnessSettings.mostEigenvalues)), "how many of the largest eigenvalues")
  public var eigenvalues = 1
  @Setting(
    .within(1e-8, 0.1),
    "of the residual, relative to the eigenvalue; its error is of the order of the square")
  public var tolerance = 1e-4
  @Setting(
    .within(1, 10_000), "the most Hessian-vector products of a measurement, four gradients each")
  public var iterations = 100

  public init() {}

  public static let about = About(
    "sharpness", "the largest eigenvalues of the Hessian, also preconditioned, along every run",
    Citation("Cohen et al. 2021", arXiv: "2103.00065"))

  public func check(_ arm: StudiedArm) throws(StudyObjection) { try arm.needsFullBatch() }

  /// How each run measures sharpness.
  ///
  /// - Parameter recordEvery: the interval of the curves, in steps, at which sharpness is measured
  ///   where the plan says nothing else
  public func settings(recordEvery: Int) -> SharpnessSettings {
    SharpnessSettings(
      every: every == 0 ? recordEvery : every, eigenvalues: eigenvalues, tolerance: tolerance,
      iterations: iterations)
  }
}

extension SharpnessPlan {
  public static let entry = StudyEntry(
    SharpnessPlan.self, scope: .ofRuns,
    quantities: [
      StudyQuantity(
        "settled_ratio", title: "sharpness / threshold, second half",
        "median over the recorded points of the second half of the rate over the largest stable "
          + "one, with preconditioned sharpness where the optimizer has a preconditioner"),
      StudyQuantity(
        "initial_ratio", title: "sharpness / threshold at the start",
        "the same at the first recorded point", isLogarithmic: true),
      StudyQuantity(
        "final_ratio", title: "sharpness / threshold at the end",
        "the same at the last recorded point with a rate"),
      StudyQuantity(
        "initial_sharpness", title: "initial sharpness", "at the initial parameters",
        isLogarithmic: true),
      StudyQuantity(
        "final_sharpness", title: "final sharpness", "at the end of the run", isLogarithmic: true),
      StudyQuantity(
        "largest_sharpness", title: "largest sharpness", "of all recorded points",
        isLogarithmic: true),
      StudyQuantity("edge_step", title: "step of the edge", "the first with a ratio of at least 1"),
      StudyQuantity(
        "largest_loss", title: "largest / initial training loss",
        "above 1 where it catapults; infinite for a run that diverged",
        isLogarithmic: true),
      StudyQuantity(
        "final_loss", title: "final / initial training loss",
        "at the end of the run; infinite for one that diverged",
        isLogarithmic: true),
      StudyQuantity(
        "residual", title: "largest relative residual", "of Lanczos's iteration, of all points",
        isLogarithmic: true),
      StudyQuantity("diverged", title: "diverged (1) or not (0)", "whether the run diverged"),
    ],
    shown: ["settled_ratio", "final_sharpness", "final_loss"],
    drawings: [.series(quantity: "settled_ratio", along: ["rate", "beta"])])
}
