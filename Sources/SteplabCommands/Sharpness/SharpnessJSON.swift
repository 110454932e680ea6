import Analysis
import Records

extension SharpnessResults {
  /// For programs.
  var json: JSONValue {
    .document([
      "problem": .string(arm.problemLabel.description),
      "optimizer": .string(arm.optimizerLabel.description),
      "schedule": .string(arm.scheduleLabel.description), "rate": .number(arm.rates[0]),
      "batch": arm.batches[0].json, "steps": .integer(arm.steps),
      "every": .integer(settings?.every ?? 0),
      "preconditioned": .bool(isPreconditioned), "threshold": .optional(peakThreshold),
      "threshold_times_rate": .optional(threshold?.product),
      "reading": .string(SharpnessWords.reading(self)),
      "medians": .object([
        "initial_sharpness": json(estimate(\.initialSharpness)),
        "final_sharpness": json(estimate(\.finalSharpness)),
        "settled_ratio": json(estimate(\.settledRatio)),
      ]),
      "runs": .array(runs.map(json)),
    ])
  }

  private func json(_ estimate: SharpnessEstimate?) -> JSONValue {
    guard let estimate else { return .null }
    return .object([
      "median": .number(estimate.median), "lower": .optional(estimate.interval?.lower),
      "upper": .optional(estimate.interval?.upper), "count": .integer(estimate.count),
      "coverage": .optional(estimate.coverage),
    ])
  }

  private func json(_ run: Run) -> JSONValue {
    let summary = run.summary, points = run.curve.points
    return .object([
      "seed": .string(String(run.seed)), "outcome": .string(summary.outcome.word),
      "step": summary.outcome.step.map(JSONValue.integer) ?? .null,
      "initial_sharpness": .optional(summary.initialSharpness),
      "final_sharpness": .optional(summary.finalSharpness),
      "largest_sharpness": .optional(summary.largestSharpness),
      "initial_ratio": .optional(summary.initialRatio),
      "final_ratio": .optional(summary.finalRatio),
      "settled_ratio": .optional(summary.settledRatio),
      "edge_step": summary.edgeStep.map(JSONValue.integer) ?? .null,
      "largest_loss_factor": .optional(summary.largestLossFactor),
      "final_loss_factor": .optional(summary.finalLossFactor),
      "largest_residual": .optional(summary.largestResidual),
      "curve": .object([
        "step": .array(points.map { .integer($0.step) }),
        "rate": .array(points.map { .optional($0.rate) }),
        "sharpness": .array(points.map { .number($0.sharpness) }),
        "residual": .array(points.map { .optional($0.residual) }),
        "threshold": .array(points.map { .optional($0.threshold) }),
        "ratio": .array(points.map { .optional($0.ratio) }),
      ]),
    ])
  }
}
