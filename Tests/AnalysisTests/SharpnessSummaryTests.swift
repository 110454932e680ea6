import Analysis
import Foundation
import Records
import Testing

@Suite struct SharpnessSummaryTests {
  /// Rows of step, rate, training loss and columns of sharpness.
  private func curve(
    _ rows: [[Double?]], columns: [String] = ["sharpness", "sharpness_residual"]
  ) -> Curve {
    var curve = Curve(diagnostics: columns)
    for row in rows {
      curve.append([row[0], row[1], row[2], nil, nil, nil, nil] + row.dropFirst(3))
    }
    return curve
  }

  private let descent = StabilityThreshold { 2 / $0 }

  @Test func `ratios, their median over the second half, and the edge`() throws {
    let record = curve([
      [0, 0.1, 4, 10, 1e-5], [10, 0.1, 8, 16, 1e-5], [15, 0.1, 6, nil, nil],
      [20, 0.1, 2, 22, 2e-3], [30, 0.1, 1, 19, 1e-5], [40, nil, 0.5, 21, 1e-5],
    ])
    let points = SharpnessCurve(record, threshold: descent)
    #expect(!points.isPreconditioned && points.points.map(\.step) == [0, 10, 20, 30, 40])
    #expect(points.points.map(\.threshold) == [20, 20, 20, 20, nil])
    #expect(points.losses.map(\.step) == [0, 10, 15, 20, 30, 40])
    let summary = SharpnessSummary(points, steps: 40, outcome: .finished)
    #expect(summary.initialSharpness == 10 && summary.finalSharpness == 21)
    #expect(summary.largestSharpness == 22 && summary.edgeStep == 20)
    #expect(abs(summary.settledRatio! - (1.1 + 0.95) / 2) < 1e-12)
    #expect(abs(summary.initialRatio! - 0.5) < 1e-12 && abs(summary.finalRatio! - 0.95) < 1e-12)
    #expect(summary.largestLossFactor == 2 && summary.finalLossFactor == 0.125)
    #expect(summary.largestResidual == 2e-3)
    // One that diverges at the edge has not settled there.
    let diverged = SharpnessSummary(points, steps: 40, outcome: .diverged(step: 39))
    #expect(diverged.settledRatio == nil && diverged.edgeStep == 20)
  }

  @Test func `the preconditioned sharpness counts where there is one`() {
    let record = curve(
      [[0, 1, 1, 10, 0, 30, 0], [5, 1, 1, 10, 0, 40, 0]],
      columns: SharpnessColumns.names(of: SharpnessColumns.plain, eigenvalues: 1)
        + SharpnessColumns.names(of: SharpnessColumns.preconditioned, eigenvalues: 1))
    let points = SharpnessCurve(record, threshold: StabilityThreshold { 38 / $0 })
    #expect(points.isPreconditioned && points.points.map(\.sharpness) == [30, 40])
    #expect(SharpnessSummary(points, steps: 10, outcome: .finished).edgeStep == 5)
  }

  @Test func `what is missing stays missing`() {
    let none = SharpnessSummary(
      SharpnessCurve(Curve(), threshold: descent), steps: 10, outcome: .diverged(step: 0))
    #expect(none.initialSharpness == nil && none.settledRatio == nil && none.edgeStep == nil)
    #expect(none.largestLossFactor == nil && none.outcome == .diverged(step: 0))
    let early = curve([[0, 0.1, 0, 30, 0], [10, 0.1, 2, -3, 0]])
    // Without a threshold there are no ratios; of a loss that starts at 0 there are no factors.
    let unknown = SharpnessSummary(
      SharpnessCurve(early, threshold: nil), steps: 100, outcome: .diverged(step: 11))
    #expect(unknown.finalSharpness == -3 && unknown.finalRatio == nil && unknown.edgeStep == nil)
    #expect(unknown.largestLossFactor == nil)
    // A run that diverges in its first half has no second half; downward curves are stable.
    let known = SharpnessSummary(
      SharpnessCurve(early, threshold: descent), steps: 100, outcome: .diverged(step: 11))
    #expect(known.settledRatio == nil && known.edgeStep == 0 && known.finalRatio == 0)
    let late = curve([[10, 0.1, 1, 30, 0]])
    #expect(
      SharpnessSummary(
        SharpnessCurve(late, threshold: descent), steps: 10, outcome: .finished
      ).initialSharpness == nil)
  }

  @Test func `thresholds follow the schedule, in closed form or by bisection`() throws {
    let plain = try #require(descent)
    #expect(plain.product == 2 && plain.sharpness(at: 0.5) == 4 && plain.sharpness(at: 0) == nil)
    // Decoupled decay d of 0.1: the largest stable rate is 2/(d + λ).
    let decaying = try #require(StabilityThreshold { 2 / (0.1 + $0) })
    #expect(decaying.product == nil)
    for rate in [1e-6, 0.1, 1, 19] {
      let exact = 2 / rate - 0.1
      #expect(abs(try #require(decaying.sharpness(at: rate)) - exact) <= 1e-9 * exact)
      #expect(abs(decaying.ratio(sharpness: exact, rate: rate)! - 1) < 1e-12)
    }
    // Beyond 2/d the decay alone is unstable.
    #expect(decaying.sharpness(at: 21) == nil)
    #expect(StabilityThreshold { _ in nil } == nil)
  }

  @Test func `estimates over seeds leave out what is missing`() throws {
    let estimate = try #require(SharpnessEstimate([1, nil, 3, 2, 5]))
    #expect(estimate.median == 2.5 && estimate.count == 4 && estimate.coverage == 0.875)
    #expect(estimate.interval == Interval(lower: 1, upper: 5))
    #expect(SharpnessEstimate([nil, nil]) == nil)
    #expect(SharpnessEstimate([7])?.interval == nil)
  }
}
