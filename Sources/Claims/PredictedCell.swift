import Analysis
import Records
import Theory

/// A cell held against a prediction.
struct PredictedCell {
  private(set) var result: ClaimResult.Cell
  private let rule: ClaimRule
  private let quantity: String

  init(_ rule: ClaimRule, _ claim: Claim, _ cell: StudyTable.Cell, _ selection: CellSelection) {
    result = selection.result(of: cell)
    self.rule = rule
    quantity = selection.quantity
    switch claim.prediction {
    case nil: refuseForGood("there is no prediction")
    case .number(let value): decide(against: value, of: cell)
    case .formula(let name, let given):
      do {
        let formula = try Formula.standard[name]
        decide(against: try formula.value(given, in: cell.parameters), of: cell)
      } catch {
        refuseForGood("\(error)")
      }
    case .quantity(let name): decide(againstQuantity: name, of: cell)
    }
  }

  private mutating func refuse(_ reason: String) {
    result.verdict = .inconclusive
    result.reason = reason
  }

  /// For what no seed can change.
  private mutating func refuseForGood(_ reason: String) {
    refuse(reason)
    result.evidence = .undecidable
  }

  // MARK: One prediction for all seeds

  private mutating func decide(against predicted: Double, of cell: StudyTable.Cell) {
    result.predicted = predicted
    if rule.isOfMultiples, !predicted.isFinite {
      return refuseForGood("the prediction is infinite, and has no multiples")
    }
    result.accepted = AcceptedRange(rule, predicted: predicted)
    result.ratio = result.estimate.median.map { Self.ratio($0, predicted) }
    if case .share(_, _, let least) = rule {
      return decide(cell.samples.map { $0.observation(of: quantity) }, of: cell, least: least)
    }
    decide(
      on: cell.samples.compactMap { $0.observation(of: quantity) }, result.estimate,
      result.accepted, reference: predicted)
  }

  // MARK: A prediction for each seed

  /// Where the prediction is another measured quantity, values are compared seed by seed: by their
  /// ratios, because what a rule accepts is relative to the prediction.
  private mutating func decide(againstQuantity name: String, of cell: StudyTable.Cell) {
    let predictions = cell.samples.compactMap { $0.observation(of: name) }
    guard predictions.count == cell.samples.count else {
      weigh(againstQuantity: name, of: cell)
      let reason = cell.samples.compactMap { $0.missing[name] }.first ?? "not measured"
      return refuse(
        "'\(name)' is missing for \(cell.samples.count - predictions.count) of "
          + "\(cell.samples.count) seeds (\(reason))")
    }
    guard let first = predictions.first else { return refuse("nothing was measured") }
    if predictions.allSatisfy({ $0.value == first.value && $0.uncertainty == 0 }) {
      return decide(against: first.value, of: cell)
    }
    guard predictions.allSatisfy({ $0.value > 0 }) else {
      weigh(againstQuantity: name, of: cell)
      return refuse("'\(name)' is not positive for every seed, so that there are no ratios")
    }
    let predicted = QuantityEstimate(predictions).median ?? first.value
    result.predicted = predicted
    result.accepted = AcceptedRange(rule, predicted: predicted)
    let compared = zip(cell.samples, predictions).map { sample, prediction in
      sample.observation(of: quantity).map { Self.ratio($0, prediction) }
    }
    let ratios = compared.compactMap(\.self)
    let estimate = QuantityEstimate(
      ratios, missing: result.estimate.missing, reason: result.estimate.reason)
    result.ratio = estimate.median
    if case .share(_, _, let least) = rule {
      return decide(compared, of: cell, in: AcceptedRange(rule, predicted: 1), least: least)
    }
    decide(on: ratios, estimate, AcceptedRange(rule, predicted: 1), reference: 1)
  }

  /// What the seeds say that have both and a ratio, where some have not: of evidence a missing one is no veto.
  private mutating func weigh(againstQuantity name: String, of cell: StudyTable.Cell) {
    guard rule.subject == .median, let range = AcceptedRange(rule, predicted: 1) else { return }
    let ratios = cell.samples.map { sample -> QuantityEstimate.Observation? in
      guard let measured = sample.observation(of: quantity),
        let prediction = sample.observation(of: name), prediction.value > 0
      else { return nil }
      return Self.ratio(measured, prediction)
    }
    if case .share(_, _, let least) = rule {
      result.evidence =
        ShareOfRuns(ratios, of: cell.samples, in: range).map { ClaimEvidence($0, least: least) }
        ?? .none
    } else {
      let known = ratios.compactMap(\.self)
      result.evidence = ClaimEvidence(
        medianOf: known, missing: ratios.count - known.count, in: range)
    }
  }

  /// With what both uncertainties leave open, to first order.
  private static func ratio(
    _ measured: QuantityEstimate.Observation, _ predicted: QuantityEstimate.Observation
  ) -> QuantityEstimate.Observation {
    let ratio = ratio(measured.value, predicted.value)
    let width = (measured.uncertainty + abs(ratio) * predicted.uncertainty) / predicted.value
    return QuantityEstimate.Observation(
      value: ratio, uncertainty: width.isNaN ? 0 : width,
      isRandom: measured.isRandom || predicted.isRandom)
  }

  /// Without a NaN: equal values, infinite ones too, have the ratio 1.
  static func ratio(_ measured: Double, _ predicted: Double) -> Double {
    if measured == predicted { return 1 }
    if measured.isInfinite, predicted.isInfinite { return measured > 0 ? .infinity : -.infinity }
    return measured / predicted
  }

  // MARK: The share of the runs

  /// - Parameters:
  ///   - values: of each seed, what is compared; `nil` where nothing was measured
  ///   - range: that they are held against; if `nil`, what is accepted of measured values
  private mutating func decide(
    _ values: [QuantityEstimate.Observation?], of cell: StudyTable.Cell,
    in range: AcceptedRange? = nil, least: Double
  ) {
    guard let range = range ?? result.accepted else {
      return refuseForGood("the rule has no use for a prediction")
    }
    guard let share = ShareOfRuns(values, of: cell.samples, in: range) else {
      return refuse("nothing was measured")
    }
    result.share = share
    result.evidence = ClaimEvidence(share, least: least)
    result.verdict = share.verdict(least: least)
    result.reason = result.verdict == .reproduced ? nil : share.reason
  }

  // MARK: The verdict

  private mutating func decide(
    on observations: [QuantityEstimate.Observation], _ estimate: QuantityEstimate,
    _ accepted: AcceptedRange?, reference: Double
  ) {
    guard let accepted else { return refuseForGood("the rule has no use for a prediction") }
    result.deciding = DecidingSeed(
      rule, observations, measured: result.estimate.values, reference: reference, accepted)
    result.evidence =
      rule.subject == .everySeed
      ? ClaimEvidence(certain: observations, missing: estimate.missing, in: accepted)
      : ClaimEvidence(medianOf: observations, missing: estimate.missing, in: accepted)
    if estimate.missing > 0 { return refuse(Self.missing(estimate)) }
    guard !observations.isEmpty else { return refuse("nothing was measured") }
    let verdict =
      rule.subject == .everySeed
      ? ClaimVerdict.all(observations.map { accepted.verdict(on: $0.interval) })
      : accepted.verdict(on: estimate.decisive)
    result.verdict = verdict
    result.reason = reason(for: verdict, estimate, accepted)
  }

  /// "2 of 10 seeds have no value (diverged at step 12)"
  static func missing(_ estimate: QuantityEstimate) -> String {
    let total = estimate.missing + estimate.values.count
    let reason = estimate.reason.map { " (\($0))" } ?? ""
    guard total > 1 else { return "there is no value\(reason)" }
    return "\(estimate.missing) of \(total) seeds have no value\(reason)"
  }

  private func reason(
    for verdict: ClaimVerdict, _ estimate: QuantityEstimate, _ accepted: AcceptedRange
  ) -> String? {
    if let deciding = result.deciding {
      let seeds = "of \(estimate.values.count) seeds"
      return switch verdict {
      case .reproduced: nil
      case .notReproduced: "\(deciding.outside) \(seeds) are outside of what is accepted"
      case .inconclusive: "\(deciding.undecided) \(seeds) are undecided by their uncertainty"
      }
    }
    switch verdict {
    case .reproduced: return nil
    case .notReproduced:
      let isBelow = (estimate.decisive?.upper ?? 0) < accepted.lower
      return "measured is \(isBelow ? "below" : "above") what is accepted"
    case .inconclusive:
      return estimate.basis == .singleSeed
        ? "a single seed has no interval"
        : "the interval is neither inside nor outside of what is accepted"
    }
  }
}

extension ClaimRule {
  /// Whether what it accepts lies between multiples of the prediction.
  fileprivate var isOfMultiples: Bool {
    switch self {
    case .share, .ratio: true
    case .within, .withinFactor, .atMost, .atLeast, .ordering, .trend: false
    }
  }

  var subject: Subject {
    switch self {
    case .within(_, let subject), .withinFactor(_, let subject), .atMost(_, let subject),
      .atLeast(_, let subject):
      subject
    case .share, .ratio, .ordering, .trend: .median
    }
  }
}
