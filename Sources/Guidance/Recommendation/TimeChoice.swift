import Catalog
import Foundation

/// Warmup, cooldown and length of a run, in steps as far as the steps are known.
struct TimeChoice {
  /// Below 1 fractions of the run, from 1 on steps; `nil` for none.
  private(set) var warmup: Double?
  private(set) var cooldown: Double?
  let steps: Int?
  private(set) var entries: [Recommendation.Entry] = []
  private(set) var notes: [String] = []

  init(_ scenario: Scenario, _ request: Recommendation.Request, batch: Int) {
    let stepsAnEpoch = request.datasetSize.map { ($0 + batch - 1) / batch }
    let epochs = scenario.epochs?.lowerBound
    if let steps = request.steps {
      self.steps = steps
    } else if let stepsAnEpoch, let epochs {
      steps = Int(min(Double(stepsAnEpoch) * epochs, 1e9))
    } else {
      steps = nil
    }
    if let length = scenario.warmup { addWarmup(length, epochs, stepsAnEpoch) }
    if let choice = scenario.cooldown {
      let value = steps.map { max(1, (choice.value * Double($0)).rounded()) } ?? choice.value
      cooldown = value
      entries.append(entry("cooldown", value, range(choice.range, of: value), choice.rule))
    }
    if let range = scenario.epochs {
      entries.append(
        .init(
          "length", .number(range.lowerBound), unit: "epochs", range: range, rule: "usual length")
      )
    }
    if let steps {
      entries.append(
        .init(
          "steps", .number(Double(steps)), unit: "steps",
          rule: request.steps != nil
            ? "as given"
            : "\(compact(epochs ?? 0)) epochs of \(stepsAnEpoch ?? 0) steps"))
    }
  }

  private mutating func addWarmup(
    _ length: Scenario.Warmup, _ epochs: Double?, _ stepsAnEpoch: Int?
  ) {
    switch length.length {
    case .fraction(let fraction):
      let value = inSteps(fraction)
      warmup = value
      entries.append(entry("warmup", value, range(length.range, of: value), length.rule))
    case .epochs(let count):
      // Of the shortest usual run: 5 of 100 epochs are 5 %.
      let fraction = count / max(epochs ?? 100, 1)
      if let stepsAnEpoch {
        let value = (count * Double(stepsAnEpoch)).rounded()
        if value <= 0.5 * Double(steps ?? .max) {
          warmup = value
          entries.append(
            entry(
              "warmup", value,
              length.range.map {
                $0.lowerBound * Double(stepsAnEpoch)...$0.upperBound * Double(stepsAnEpoch)
              }, "\(length.rule), of \(stepsAnEpoch) steps each"))
          return
        }
        notes.append(
          "\(compact(count)) epochs of warmup are more than half of the run; "
            + "\(compact(100 * fraction)) % taken instead")
      }
      let value = inSteps(fraction)
      warmup = value
      entries.append(
        entry(
          "warmup", value, nil,
          "\(length.rule) of \(compact(epochs ?? 100)): \(compact(100 * fraction)) %"))
    }
  }

  /// A fraction of the run, in steps if their number is known.
  private func inSteps(_ fraction: Double) -> Double {
    steps.map { max(1, (fraction * Double($0)).rounded()) } ?? fraction
  }

  /// The range in the unit of the value.
  private func range(_ range: ClosedRange<Double>?, of value: Double) -> ClosedRange<Double>? {
    range.map { inSteps($0.lowerBound)...inSteps($0.upperBound) }
  }

  private func entry(
    _ quantity: String, _ value: Double, _ range: ClosedRange<Double>?, _ rule: String
  ) -> Recommendation.Entry {
    .init(
      quantity, .number(value), unit: value < 1 ? "of the run" : value == 1 ? "step" : "steps",
      range: range, rule: rule)
  }
}
