import Catalog

/// Settings that several problems have in common, so that they are named and bounded alike.
extension SettingTerms {
  /// Of a number of at least 0: D = ‖w₀ − w*‖, from the initial point to the minimiser.
  public static var distance: SettingTerms {
    SettingTerms(.atLeast(0), "D, from the initial point to the minimiser")
  }

  /// Of a number of at least 0: the standard deviation of a gradient component for one example.
  public static var gradientNoise: SettingTerms {
    SettingTerms(
      .atLeast(0),
      "σ of each gradient component for one example; a batch of B has σ/√B, a full batch none; its "
        + "loss has the term whose gradient that is")
  }

  /// Of a number of at least 0: the standard deviation of the noise of labels, in their unit.
  public static var labelNoise: SettingTerms {
    SettingTerms(.atLeast(0), "σ, the standard deviation of the labels")
  }

  /// Of the distribution that features are drawn from.
  public static var featureLaw: SettingTerms {
    SettingTerms(
      .any, "how they are distributed: gaussian, or signs, which are much faster to draw")
  }
}
