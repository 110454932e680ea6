import Catalog
import Plans
import Records
import Tuning

/// The best peak rate of every method at several horizons, each tuned anew, and its power law.
struct HorizonScalingStudy: MeasuringStudy {
  @Setting(
    .within(1, 1e9), "numbers of steps, ascending; they take the place of the plan's `steps`")
  var horizons = [50, 100, 200, 400]
  @SettingGroup var tuning = PeakTuning()

  init() {}

  static let about = About(
    "horizon-scaling", "the best peak rate against the number of steps",
    Citation("the power law of Shen et al. 2024", arXiv: "2408.13359"))
  static let scope = MeasuredScope.tuning
  static let series: StudySeries? = StudySeries(.horizon, inPlaceOf: .steps)
  static let shown: [Quantity] = [
    .tuning(.bestPeak), .tuning(.bestLoss), .tuning(.sensitivity), .exponent,
  ]
  static let drawings: [StudyDrawing] = [.series(Quantity.tuning(.bestPeak), along: [.horizon])]

  enum Quantity: StudyQuantityName {
    /// Of the search at one horizon.
    case tuning(PeakTuning.Quantity)
    case exponent

    static var allCases: [Quantity] {
      PeakTuning.Quantity.allCases.map(Quantity.tuning) + [.exponent]
    }

    var name: String {
      switch self {
      case .tuning(let quantity): quantity.name
      case .exponent: "exponent"
      }
    }

    var terms: Terms {
      switch self {
      case .tuning(let quantity): Terms(quantity.terms)
      case .exponent: Terms("exponent of T", "slope of log best peak against log horizon")
      }
    }
  }

  func validate(as owner: String) throws(ConfigurationError) {
    try PeakTuning.validate(places: horizons, "horizons", of: owner)
  }

  func places(steps: Int, rates: [Double]) -> [Double] { horizons.map(Double.init) }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> BestPeakSearch {
    let search = try BestPeakSearch(tuning, arm)
    for horizon in horizons { try arm.needsSchedule(fitting: horizon) }
    return search
  }

  func measure(_ point: StudiedPoint, _ needs: BestPeakSearch) -> Sample<Quantity> {
    var sample = Sample<Quantity>()
    var places: [Double: Sample<PeakTuning.Quantity>] = [:]
    for horizon in horizons {
      var run = point.run
      run.steps = horizon
      let found = point.attempt { () throws(ConfigurationError) in
        try needs.search(run, with: point.executor)
      }
      guard let found else { return sample }
      places[Double(horizon)] = found
      sample[at: Double(horizon)] = Sample(found, as: Quantity.tuning)
    }
    PeakCurve(places).setExponent(.exponent, of: &sample)
    return sample
  }
}
