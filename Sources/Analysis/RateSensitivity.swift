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
