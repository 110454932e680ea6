import Catalog
import Records

/// A comparison of the methods of a plan: optimizer, schedule and batch size, each at the peak rate
/// that it was tuned to on seeds of its own.
///
/// The grid is swept for the plan's seeds and for the tuning seeds. A method's peak is the one with
/// the smallest median loss over the tuning seeds, which nothing else looks at.
public struct ComparePlan: StudyPlan {
  @Setting(
    .within(1, 10_000), "seeds that the peak rates are tuned on, beside those of the plan",
    name: "tuning_seeds")
  public var tuningSeedCount = 3
  /// Values of them that the plan lists are variants of one method.
  @Setting(
    "settings of optimizers that are tuned with the peak, such as weight_decay, over the values that "
      + "the plan lists")
  public var tunedSettings: [String] = []
  @Setting(
    .within(0, 1),
    "the target that time is taken to, as a quantile of the baselines' final losses on each seed; 0 "
      + "is the best of them")
  public var targetQuantile = 0.5
  @Setting(
    "optimizers that set the targets, by label or name; if empty all whose grid has several rates")
  public var baselines: [String] = []
  /// The ratio to the fastest time at which performance profiles end, and up to which the areas
  /// under them are taken.
  @Setting(
    .above(1, upTo: 1e6), "up to which multiple of the fastest time the profiles go")
  public var largestRatio = 4.0

  public init() {}

  public static let about = About(
    "compare", "methods against each other, each at a peak rate tuned on seeds of its own",
    Citation("Dahl et al. 2023", arXiv: "2306.07179"))

  /// The seeds that peak rates are tuned on. Plans that count their seeds do not come up to these,
  /// so that what is compared was never tuned on.
  public var tuningSeeds: [UInt64] {
    (0..<tuningSeedCount).map { Self.firstTuningSeed + UInt64($0) }
  }

  /// What an optimizer's label is without the settings that are tuned, whose values are variants.
  public func methodLabel(of optimizer: EntryLabel) -> EntryLabel {
    optimizer.without(Set(tunedSettings))
  }

  /// Whether a baseline's name means an optimizer.
  ///
  /// - Parameters:
  ///   - optimizer: the label of the optimizer, without the settings that are tuned
  ///   - name: an optimizer's name, or a label with settings
  public func isBaseline(_ optimizer: EntryLabel, named name: String) -> Bool {
    optimizer.name == name || optimizer.description == name
  }

  static let firstTuningSeed: UInt64 = 1_000_000
}

extension ComparePlan {
  public static let entry = StudyEntry(
    ComparePlan.self, scope: .ofMethods,
    quantities: [
      StudyQuantity(
        "loss", title: "final loss at the tuned peak",
        "evaluation loss at the end, at the peak that was tuned on other seeds; infinite if the run "
          + "diverged", isLogarithmic: true),
      StudyQuantity(
        "excess_loss", title: "final loss above the floor",
        "the same above the smallest possible loss, where it is known", isLogarithmic: true),
      StudyQuantity(
        "best_peak", title: "best peak rate of each seed",
        "the peak with the smallest loss for this seed, by a parabola between rates of the grid",
        isLogarithmic: true),
      StudyQuantity(
        "sensitivity", title: "LR sensitivity",
        "mean over the grid of min(loss, initial loss) − best loss, for this seed",
        isLogarithmic: true),
      StudyQuantity(
        "steps_to_target", title: "steps to the target",
        "the first recorded step with a loss of at most the target, at the tuned peak; infinite if "
          + "it is missed", isLogarithmic: true),
      StudyQuantity(
        "gradients_to_target", title: "gradient evaluations to the target",
        "the same times the examples of a batch", isLogarithmic: true),
      StudyQuantity(
        "diverged_fraction", title: "diverged fraction of the grid",
        "rates of the grid at which this seed diverged"),
      StudyQuantity(
        "tuned_peak", title: "tuned peak rate", "tuned on other seeds: the same for all",
        isLogarithmic: true),
      StudyQuantity(
        "on_edge", title: "tuned peak on the edge", "1 or 0: a better one may lie beyond"),
      StudyQuantity("trials", title: "tuning runs", "that the tuned peak took"),
    ],
    shown: ["loss", "tuned_peak", "sensitivity", "steps_to_target"])
}
