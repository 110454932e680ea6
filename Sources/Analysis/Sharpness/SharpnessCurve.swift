import Records

/// The measurements of sharpness along a run, beside its losses and rates.
public struct SharpnessCurve: Sendable, Hashable {
  /// A step at which the sharpness is known.
  public struct Point: Sendable, Hashable {
    public let step: Int
    /// The rate of the step; `nil` at the end of the run.
    public let rate: Double?
    /// The largest eigenvalue.
    public let sharpness: Double
    /// The residual of that eigenvalue, relative to its magnitude.
    public let residual: Double?
    /// The sharpness at which the rate is the largest stable one.
    public let threshold: Double?
    /// The rate over the largest stable one.
    public let ratio: Double?
  }

  /// A training loss; of a batch, but in the last row of a finished run.
  public struct Loss: Sendable, Hashable {
    public let step: Int
    public let value: Double
  }

  /// Whether sharpness is that of the preconditioned Hessian.
  public let isPreconditioned: Bool
  public let points: [Point]
  public let losses: [Loss]

  /// The measurements in a run's curve.
  ///
  /// - Parameters:
  ///   - curve: the curve of a run; there are no points if the run does not measure sharpness
  ///   - threshold: that of the run's optimizer; `nil` if it has none that is known
  public init(_ curve: Curve, threshold: StabilityThreshold?) {
    isPreconditioned = curve.columns.contains(SharpnessColumns.preconditioned)
    let quantity = isPreconditioned ? SharpnessColumns.preconditioned : SharpnessColumns.plain
    let steps = curve.column("step").map { Int($0 ?? 0) }
    let rates = curve.column("rate"), sharpness = curve.column(quantity)
    let residuals = curve.column(SharpnessColumns.residual(of: quantity))
    points = sharpness.indices.compactMap { i in
      guard let value = sharpness[i] else { return nil }
      return Point(
        step: steps[i], rate: rates[i], sharpness: value, residual: residuals[i],
        threshold: rates[i].flatMap { threshold?.sharpness(at: $0) },
        ratio: rates[i].flatMap { threshold?.ratio(sharpness: value, rate: $0) })
    }
    losses = zip(steps, curve.column("train_loss")).compactMap { step, loss in
      loss.map { Loss(step: step, value: $0) }
    }
  }
}
