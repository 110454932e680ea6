import Analysis
import Records

/// Two cells seed by seed.
struct PairedSeeds {
  private(set) var pairs: [(first: StudySample, second: StudySample)] = []
  /// Samples of a seed that the other cell does not have.
  private(set) var unpaired = 0
  static let unpairedReason = "the cells do not have the same seeds"

  /// A cell without seeds is paired with every seed of the other.
  init(_ first: StudyTable.Cell, _ second: StudyTable.Cell) {
    let firstHasOne = Self.hasNoSeeds(first), secondHasOne = Self.hasNoSeeds(second)
    for sample in first.samples {
      if let other = secondHasOne
        ? second.samples[0] : second.samples.first(where: { $0.seed == sample.seed })
      {
        pairs.append((sample, other))
      } else if firstHasOne {
        pairs += second.samples.map { (sample, $0) }
      } else {
        unpaired += 1
      }
    }
    if !firstHasOne, !secondHasOne {
      unpaired += second.samples.count { sample in
        !first.samples.contains { $0.seed == sample.seed }
      }
    }
  }

  private static func hasNoSeeds(_ cell: StudyTable.Cell) -> Bool {
    cell.samples.count == 1 && cell.samples[0].seed == nil
  }
}

extension StudyTable.Cell {
  /// How much larger a quantity is here than in another cell, over the seeds that either has: of those that both
  /// have one by one, and in all.
  func difference(
    to other: StudyTable.Cell, of quantity: String
  ) -> (observations: [QuantityEstimate.Observation], estimate: QuantityEstimate) {
    let paired = PairedSeeds(self, other)
    var missing = paired.unpaired
    var reason = missing > 0 ? PairedSeeds.unpairedReason : nil
    var differences: [QuantityEstimate.Observation] = []
    for (here, there) in paired.pairs {
      guard let a = here.observation(of: quantity), let b = there.observation(of: quantity) else {
        missing += 1
        reason = reason ?? here.missing[quantity] ?? there.missing[quantity] ?? "not measured"
        continue
      }
      // Two infinities are equal, not an undefined difference apart.
      let isTie = a.value == b.value && a.value.isInfinite
      differences.append(
        QuantityEstimate.Observation(
          value: a.value == b.value ? 0 : a.value - b.value,
          uncertainty: isTie ? 0 : a.uncertainty + b.uncertainty,
          isRandom: a.isRandom || b.isRandom))
    }
    return (differences, QuantityEstimate(differences, missing: missing, reason: reason))
  }

  /// A cell whose values are those of this one over those of another, seed by seed, for all
  /// quantities that either has.
  ///
  /// - Parameter axes: along which the cells differ
  func quotient(over other: StudyTable.Cell, along axes: [Axis]) -> StudyTable.Cell {
    let paired = PairedSeeds(self, other)
    var quotient = StudyTable.Cell(
      coordinates,
      // What differs belongs to neither.
      parameters: parameters.filter { other.parameters[$0.key] == $0.value })
    for axis in axes where coordinates[axis] != other.coordinates[axis] {
      quotient.coordinates[axis] = .quotient(coordinates[axis], other.coordinates[axis])
    }
    quotient.samples = paired.pairs.map { $0.quotient(over: $1) }
    let names = Set((samples + other.samples).flatMap { $0.values.keys })
    for _ in 0..<paired.unpaired {
      quotient.samples.append(
        StudySample(
          missing: Dictionary(
            uniqueKeysWithValues: names.map { ($0, PairedSeeds.unpairedReason) })))
    }
    return quotient
  }
}

extension StudySample {
  /// Uncertainties add to first order. A ratio exists where the denominator is positive and not both
  /// are infinite.
  fileprivate func quotient(over other: StudySample) -> StudySample {
    var quotient = StudySample(
      seed: seed ?? other.seed, missing: missing.merging(other.missing) { first, _ in first })
    for (name, value) in values {
      guard let divisor = other.values[name] else { continue }
      guard divisor > 0, value.isFinite || divisor.isFinite else {
        quotient.missing[name] =
          divisor > 0 ? "both values are infinite" : "the denominator is not positive"
        continue
      }
      let ratio = value / divisor
      quotient.values[name] = ratio
      let own = uncertainties[name] ?? 0, others = other.uncertainties[name] ?? 0
      guard own > 0 || others > 0 else { continue }
      let width = (own + abs(ratio) * others) / divisor
      quotient.uncertainties[name] = width.isNaN ? .infinity : width
    }
    return quotient
  }
}
