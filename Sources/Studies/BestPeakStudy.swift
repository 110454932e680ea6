import Catalog
import Plans
import Records

/// The best peak rate of every method of a plan.
struct BestPeakStudy: MeasuringStudy {
  @SettingGroup var tuning = PeakTuning()

  init() {}

  static let about = About(
    "best-peak", "the peak rate with the smallest final loss, and what others cost",
    Citation("sensitivity: Wortsman et al. 2023", arXiv: "2309.14322"))
  static let scope = MeasuredScope.tuning
  static let shown: [Quantity] = [.bestPeak, .bestLoss, .sensitivity, .onEdge]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.bestPeak, along: [.batch, .steps, .warmup, .cooldown])
  ]

  typealias Quantity = PeakTuning.Quantity

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> BestPeakSearch {
    try BestPeakSearch(tuning, arm)
  }

  func measure(_ point: StudiedPoint, _ needs: BestPeakSearch) -> Sample<Quantity> {
    point.attempt { () throws(ConfigurationError) in
      try needs.search(point.run, with: point.executor)
    } ?? Sample()
  }
}
