import Presentation

/// The sentence of a report that says when runs count as diverged: outcomes depend on it, so that none is shown
/// without it.
enum DivergenceNote {
  /// - Parameter factor: of the plan, the multiple of the initial loss
  static func text(_ factor: Double) -> String {
    "A run counts as diverged when a loss is not finite"
      + (factor < .infinity
        ? " or exceeds \(NumberFormat.short(factor, digits: 6)) times the initial one (divergence_factor)."
        : ".")
  }
}
