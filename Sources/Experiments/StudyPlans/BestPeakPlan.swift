import Catalog
import Records

/// The best peak rate of every method of a plan.
public struct BestPeakPlan: Sendable, Hashable {
  public let tuning: PeakTuning

  public init(_ configuration: Configuration) { tuning = PeakTuning(configuration) }
}

extension BestPeakPlan {
  public static let declaration = Declaration(
    id: "best-peak",
    summary: "the peak rate with the smallest final loss, and what others cost",
    citation: Citation("sensitivity: Wortsman et al. 2023", arXiv: "2309.14322"),
    settings: PeakTuning.settings)

  static let entry = StudyEntry(
    declaration, scope: .tuning, quantities: PeakTuning.quantities(),
    shown: ["best_peak", "best_loss", "sensitivity", "on_edge"],
    drawings: [
      .series(quantity: "best_peak", along: ["batch", "steps", "warmup", "cooldown"])
    ],
    check: { (_, arm) throws(StudyObjection) in try arm.needsSeveralRates() })
}
