import Catalog

/// Settings that several problems have in common, so that they are named and bounded alike.
extension SettingTerms {
  static var distance: SettingTerms {
    SettingTerms(.atLeast(0), "D, from the initial point to the minimiser")
  }

  static var gradientNoise: SettingTerms {
    SettingTerms(
      .atLeast(0),
      "σ of each gradient component for one example; a batch of B has σ/√B, a full batch none; its "
        + "loss has the term whose gradient that is")
  }

  static var labelNoise: SettingTerms {
    SettingTerms(.atLeast(0), "σ, the standard deviation of the labels")
  }

  static var featureLaw: SettingTerms {
    SettingTerms(
      .any, "how they are distributed: gaussian, or signs, which are much faster to draw")
  }
}
