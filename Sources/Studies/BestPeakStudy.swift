import Catalog
import Plans
import Records
import Tuning

/// The best peak rate of every method of a plan.
struct BestPeakStudy: MeasuringStudy {
  @SettingGroup var tuning = PeakTuning()

  init() {}

  static let about = About(
    "best-peak", "the peak rate with the smallest final loss, and what others cost",
    Citation("sensitivity: Wortsman et al. 2023", arXiv: "2309.14322"))
  static let scope = MeasuredScope.tuning
  static let shown: [Quantity] = [
    .tuning(.bestPeak), .tuning(.regret), .tuning(.bestLoss), .tuning(.sensitivityAbove),
    .expectedRegret,
  ]
  static let drawings: [StudyDrawing] = [
    .series(Quantity.tuning(.bestPeak), along: [.batch, .steps, .warmup, .cooldown])
  ]

  enum Quantity: StudyQuantityName {
    /// Of the search.
    case tuning(PeakTuning.Quantity)
    case expectedPeak
    case expectedLoss
    case expectedRegret

    static var allCases: [Quantity] {
      PeakTuning.Quantity.allCases.map(Quantity.tuning) + [
        .expectedPeak, .expectedLoss, .expectedRegret,
      ]
    }

    var name: String {
      switch self {
      case .tuning(let quantity): quantity.name
      case .expectedPeak: "expected_peak"
      case .expectedLoss: "expected_loss"
      case .expectedRegret: "expected_regret"
      }
    }

    var terms: Terms {
      switch self {
      case .tuning(let quantity):
        Terms(quantity.terms, prediction: quantity == .bestPeak ? .expectedPeak : nil)
      case .expectedPeak:
        Terms(
          "best peak of the expected loss",
          "with the smallest expected final loss, by the exact recursion of its mean squares",
          isLogarithmic: true)
      case .expectedLoss:
        Terms(
          "smallest expected final loss", "at that peak, above the minimum", isLogarithmic: true)
      case .expectedRegret:
        Terms(
          "expected loss at the best peak found / smallest − 1",
          "what the search has missed, by the exact recursion", isLogarithmic: true)
      }
    }
  }

  struct Needs {
    let search: BestPeakSearch
    /// `nil` where the expected loss is not known.
    let expectation: ExpectedRisk?
  }

  func prepare(_ arm: StudiedArm) throws(StudyObjection) -> Needs {
    Needs(search: try BestPeakSearch(tuning, arm), expectation: try ExpectedRisk(arm))
  }

  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity> {
    let found = point.attempt { () throws(ConfigurationError) in
      try needs.search.search(point.run, with: point.executor)
    }
    guard let found else { return Sample() }
    var sample = Sample<Quantity>(found, as: Quantity.tuning)
    guard let expectation = needs.expectation, case .examples(let batch) = point.run.batch else {
      sample.leaveOut(
        .expectedPeak, .expectedLoss, .expectedRegret,
        because: "known of sgd alone, with minibatches of streaming least squares")
      return sample
    }
    guard let best = expectation.best(batch: batch, from: point.rates) else {
      sample.leaveOut(
        .expectedPeak, .expectedLoss, .expectedRegret, because: "the expectation has no minimum")
      return sample
    }
    sample[.expectedPeak] = best.rate
    sample[.expectedLoss] = best.loss
    if let peak = found[.bestPeak] {
      sample[.expectedRegret] = expectation.loss(peak: peak, batch: batch) / best.loss - 1
    } else {
      sample[reasonOf: .expectedRegret] = found[reasonOf: .bestPeak] ?? "no best peak"
    }
    return sample
  }
}
