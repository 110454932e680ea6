import Catalog
import Records

/// How training fares at every rate of a grid, and how much the rate matters.
public struct InstabilityPlan: StudyPlan {
  public init() {}

  public static let about = About(
    "instability",
    "losses, attention logits and log Z at every rate, and the sensitivity to the rate",
    Citation("Wortsman et al. 2023", arXiv: "2309.14322"))

  public func places(steps: Int, rates: [Double]) -> [Double] { rates }

  public static let entry = StudyEntry(
    InstabilityPlan.self, scope: .tuning, series: axis, quantities: ofRates + ofGrids,
    shown: ["loss", "max_attention_logit", "final_log_z", "diverged", "sensitivity"],
    drawings: [
      .series(
        quantity: "sensitivity", along: ["warmup", "z_loss", "weight_decay", "layers", "width"]),
      .series(quantity: "loss", along: [axis.rawValue]),
      .series(quantity: "max_attention_logit", along: [axis.rawValue]),
      .series(quantity: "final_log_z", along: [axis.rawValue]),
    ])

  private static let axis = Axis.rate

  private static let ofRates = [
    StudyQuantity(
      "loss", title: "final evaluation loss", "the final evaluation loss; infinite if diverged",
      isLogarithmic: true),
    StudyQuantity(
      "excess_loss", title: "final excess loss",
      "the final evaluation loss above the smallest possible one; infinite if diverged",
      isLogarithmic: true),
    StudyQuantity(
      "max_attention_logit", title: "largest attention logit",
      "the largest attention logit of all recorded points, those of diverged runs included",
      isLogarithmic: true),
    StudyQuantity(
      "final_log_z", title: "final |log Z|", "the absolute value of the mean of log Z at the end"),
    StudyQuantity(
      "largest_log_z", title: "largest |log Z|",
      "the largest absolute value of the mean of log Z of all recorded points"),
    StudyQuantity(
      "largest_loss", title: "largest loss / initial loss",
      "the largest recorded evaluation loss over the initial one; infinite if diverged",
      isLogarithmic: true),
    StudyQuantity("diverged", title: "diverged (1 or 0)", "whether the run diverged"),
  ]

  private static let ofGrids = [
    StudyQuantity(
      "sensitivity", title: "learning-rate sensitivity",
      "the mean over the rates of min(final loss, initial loss) less the best final loss",
      constantAlong: axis),
    StudyQuantity(
      "best_rate", title: "best learning rate", "the rate with the smallest final loss",
      isLogarithmic: true, constantAlong: axis),
    StudyQuantity(
      "diverged_fraction", title: "diverged runs / runs", "of all rates", constantAlong: axis),
  ]
}
