import Analysis
import Catalog
import Plans
import Presentation
import Records
import Reports
import Studies

/// A range test for people.
struct RangeTestText {
  let text: String

  init(_ result: RangeTestResult, _ plan: RangeTestStudy) {
    let seeds = result.curves.count
    var text =
      wrapped("\(result.title), \(seeds) \(seeds == 1 ? "seed" : "seeds")", width: 78) + "\n"
    text +=
      wrapped(
        "\(plan.steps) rates from \(compact(plan.from)) to \(compact(plan.to)), "
          + "\(plan.spacing.rawValue); stop at \(compact(plan.stopFactor)) × the smallest loss; "
          + "smoothing \(compact(plan.smoothing))", width: 78) + "\n\n"
    text += TerminalFormat().text(of: RangeTestTables.summary(result)) + "\n"
    text += wrapped("Reading: " + RangeTestReport.readings(result), width: 78) + "\n"
    if let edge = result.rules.first(where: { $0.rule == "edge" }), let rate = edge.median,
      let reading = result.readings.first?.reading, [.usable, .risesAgain].contains(reading)
    {
      text += wrapped(Self.zones(rate, edge.interval, result.stabilityLimit), width: 78) + "\n"
    }
    let early = result.curves.count { $0?.stopsBelowStart == true }
    if 2 * early > seeds {
      text +=
        wrapped(
          "Note: \(early) of \(seeds) tests stopped while the loss was below its start. An "
            + "overshoot after a deep fall does that, as with momentum: raise --stop-factor.",
          width: 78) + "\n"
    }
    self.text = text
  }

  /// The rule of thumb of 0.3 to 1 times the edge, in words.
  private static func zones(_ edge: Double, _ interval: Interval?, _ limit: Double?) -> String {
    func short(_ rate: Double) -> String { NumberFormat.short(rate, digits: 2) }
    var text =
      "By the rule of 0.3 to 1 × the edge: below \(short(0.3 * edge)) safe, from there to "
      + "\(NumberFormat.estimate(edge, interval, digits: 2)) near the edge, above it the loss rises."
    if let limit, edge > limit {
      text +=
        " The edge lies above 2/λmax, \(short(limit)), where gradient descent becomes unstable: "
        + "the loss shows an instability late."
    }
    return text
  }
}

/// A range test for programs; `steplab recommend --from-range-test` reads the edge from it.
enum RangeTestJSON {
  static func document(_ result: RangeTestResult, _ plan: RangeTestStudy) -> JSONValue {
    let rules = zip(zip(result.rules, SuggestionRule.all), result.suggestions)
    return .document([
      "problem": .string(result.problem), "optimizer": .string(result.optimizer),
      "batch": result.batch.json, "from": .number(plan.from), "to": .number(plan.to),
      "steps": .integer(plan.steps), "ladder": .string(plan.spacing.rawValue),
      "stop_factor": .number(plan.stopFactor), "smoothing": .number(plan.smoothing),
      "seeds": .integer(result.curves.count),
      "gradient_descent_limit": .optional(result.stabilityLimit),
      "readings": .array(
        result.readings.map { reading, count in
          .object([
            "reading": .string(reading.rawValue), "count": .integer(count),
            "meaning": .string(reading.sentence),
          ])
        }),
      "rules": .array(
        rules.map { rule, suggestions in
          .object([
            "rule": .string(rule.0.rule), "summary": .string(rule.1.summary),
            "source": .string(rule.1.source), "median": .optional(rule.0.median),
            "lower": .optional(rule.0.interval?.lower), "upper": .optional(rule.0.interval?.upper),
            "spread": .optional(rule.0.spread), "spread_90": .optional(rule.0.centralSpread),
            "missing": .integer(rule.0.missing),
            "suggestions": .array(suggestions.map(JSONValue.optional)),
          ])
        }),
    ])
  }
}
