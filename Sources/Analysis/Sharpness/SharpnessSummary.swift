import Records

/// What the sharpness did along one run: how far it rose, whether it reached the edge of stability and
/// stayed there, and what the loss did meanwhile.
public struct SharpnessSummary: Sendable, Hashable {
  /// How the run ended.
  public let outcome: Outcome
  /// The sharpness at the initial parameters, if it was measured there. That of the preconditioned
  /// Hessian is taken with the P that the first step makes.
  public let initialSharpness: Double?
  /// The sharpness at the last measured step.
  public let finalSharpness: Double?
  /// The largest of the measured sharpnesses.
  public let largestSharpness: Double?
  /// The rate over the largest stable one, at the first and at the last step that has such a ratio.
  public let initialRatio, finalRatio: Double?
  /// The median of that ratio over the points of the second half, those with step ≥ T/2; `nil` for a
  /// run that did not finish, which settled nowhere.
  public let settledRatio: Double?
  /// The first measured step with a ratio of at least 1.
  public let edgeStep: Int?
  /// The largest recorded training loss over the first one: above 1 where it catapults.
  public let largestLossFactor: Double?
  /// The last recorded training loss over the first one.
  public let finalLossFactor: Double?
  /// The largest residual of a measured sharpness, relative to its magnitude.
  public let largestResidual: Double?

  /// The summary of the sharpness along one run.
  ///
  /// - Parameters:
  ///   - curve: the measured sharpnesses and the recorded losses
  ///   - steps: T, the planned steps, which a run that diverged did not reach
  ///   - outcome: how the run ended
  public init(_ curve: SharpnessCurve, steps: Int, outcome: Outcome) {
    self.outcome = outcome
    let sharpness = curve.points.map(\.sharpness)
    initialSharpness = curve.points.first.flatMap { $0.step == 0 ? $0.sharpness : nil }
    finalSharpness = sharpness.last
    largestSharpness = sharpness.max()
    let ratios = curve.points.compactMap { point in
      point.ratio.map { (step: point.step, value: $0) }
    }
    initialRatio = ratios.first?.value
    finalRatio = ratios.last?.value
    let second = ratios.filter { 2 * $0.step >= steps }.map(\.value)
    settledRatio = second.isEmpty || outcome != .finished ? nil : Statistics.median(second)
    edgeStep = ratios.first { $0.value >= 1 }?.step
    let losses = curve.losses.map(\.value)
    let first = losses.first.flatMap { $0 > 0 ? $0 : nil }
    largestLossFactor = first.flatMap { first in losses.max().map { $0 / first } }
    finalLossFactor = first.flatMap { first in losses.last.map { $0 / first } }
    largestResidual = curve.points.compactMap(\.residual).max()
  }
}

/// A quantity of the runs over their seeds.
public struct SharpnessEstimate: Sendable, Hashable {
  /// The median over the runs that have the quantity.
  public let median: Double
  /// The interval for the median, between two of the values; `nil` for fewer than two. See
  /// ``MedianInterval``.
  public let interval: Interval?
  /// The probability that such an interval contains the median: at least 95 % from six values on.
  public let coverage: Double?
  /// How many runs have the quantity.
  public let count: Int

  /// The estimate from one value for each run, `nil` for a run that lacks the quantity.
  ///
  /// - Returns: `nil` if no run has the quantity
  public init?(_ values: [Double?]) {
    let values = values.compactMap(\.self)
    guard !values.isEmpty else { return nil }
    median = Statistics.median(values)
    let order = MedianInterval(values)
    interval = order?.interval
    coverage = order?.coverage
    count = values.count
  }
}
