import ElementaryFunctions

extension Statistics {
  /// How much a wrong peak rate costs: E_η[min(ℓ(η), ℓ₀) − min ℓ] over a grid of rates, in units of the
  /// loss. Wortsman et al. 2023, arXiv 2309.14322.
  ///
  /// - Parameters:
  ///   - losses: at the end, rate by rate; +∞ where training diverged
  ///   - initialLosses: ℓ₀, rate by rate
  /// - Returns: `nil` for a grid of one, and if no loss is finite; negative if no rate ends below the
  ///   initial loss
  public static func rateSensitivity(
    _ losses: [Double], initialLosses: [Double]
  ) -> Double? {
    guard losses.count > 1, let best = losses.min(), best.isFinite else { return nil }
    return mean(zip(losses, initialLosses).map { min($0, $1) - best })
  }
}

/// How much a peak rate costs that is too small, and one that is too large: the mean of
/// min(ℓ(η), ℓ₀) − ℓ(η*) over the logarithm of the rate, from the best rate η* down to a fraction of it and up
/// to a multiple, in units of the loss.
///
/// A mean over a grid around η* (Wortsman et al. 2023, arXiv 2309.14322) depends on where the grid lies, and
/// counts what is lost below η*, by training too little, like what is lost above it, by training unstably.
public struct RateSensitivity: Sendable, Hashable {
  /// The mean below the best rate, and above it; `nil` where the rates do not go as far.
  public let below, above: Double?

  /// The costs around a best rate.
  ///
  /// - Parameters:
  ///   - points: rates, ascending, with the loss at each; +∞ where training diverges
  ///   - best: η* and the loss there
  ///   - initialLoss: ℓ₀, which a run that diverges counts as
  ///   - span: the multiple, above 1
  public init(
    _ points: [(rate: Double, loss: Double)], around best: (rate: Double, loss: Double),
    initialLoss: Double, span: Double
  ) {
    func mean(_ side: [(rate: Double, loss: Double)], to end: Double) -> Double? {
      var place = (x: 0.0, cost: 0.0), area = 0.0
      let width = abs(Double.log(end / best.rate))
      for point in side {
        var next = (
          x: abs(Double.log(point.rate / best.rate)),
          cost: min(point.loss, initialLoss) - best.loss
        )
        guard next.x > place.x else { continue }
        if next.x > width {
          next.cost = place.cost + (next.cost - place.cost) * (width - place.x) / (next.x - place.x)
          next.x = width
        }
        area += (next.x - place.x) * (next.cost + place.cost) / 2
        place = next
        if place.x == width { break }
      }
      // The last rate may be rounded.
      return place.x > width * 0.999 ? area / place.x : nil
    }
    above = mean(points.filter { $0.rate > best.rate }, to: best.rate * span)
    below = mean(points.filter { $0.rate < best.rate }.reversed(), to: best.rate / span)
  }
}
