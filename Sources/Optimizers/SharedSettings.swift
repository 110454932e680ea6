import Catalog

/// What settings mean and allow that several rules have in common, so that they are bounded and
/// described alike, in other packages too.
extension SettingTerms {
  /// The decay β₁ of a mean of gradients, from 0 to below 1.
  public static var firstMoment: SettingTerms {
    SettingTerms(.from(0, below: 1), "decay of the first moment")
  }

  /// The decay β₂ of a mean of squared gradients, from 0 to below 1.
  public static var secondMoment: SettingTerms {
    SettingTerms(.within(0, 0.999_999_999), "decay of the second moment")
  }

  /// What keeps a denominator from zero.
  public static var epsilon: SettingTerms {
    SettingTerms(.atLeast(1e-30), "added to the root of the second moment")
  }

  /// A weight decay λ ≥ 0.
  ///
  /// - Parameter convention: what it is added to, or scaled by
  public static func weightDecay(_ convention: String) -> SettingTerms {
    SettingTerms(.atLeast(0), convention)
  }

  /// A weight decay that is added to the gradient.
  public static var coupledWeightDecay: SettingTerms {
    weightDecay("coupled: λw is added to the gradient")
  }

  /// A weight decay that the rate scales and the gradient does not see.
  public static var decoupledWeightDecay: SettingTerms {
    weightDecay("decoupled: w shrinks by η λ w a step")
  }

  /// A weight decay beside a setting ``decoupled``.
  public static var coupledUnlessDecoupled: SettingTerms {
    weightDecay("coupled (added to the gradient) unless `decoupled`")
  }

  /// Whether weight decay is decoupled.
  public static var decoupled: SettingTerms {
    SettingTerms(
      .any, "weight decay shrinks w by (step length) λ w instead of adding λw to the gradient")
  }

  /// Whether the largest second moment so far is divided by, as in arXiv 1904.09237.
  public static var amsgrad: SettingTerms {
    SettingTerms(.any, "divide by the largest second moment so far (1904.09237)")
  }

  /// Whether moments that start at zero are corrected as Adam's are.
  public static var biasCorrection: SettingTerms {
    SettingTerms(.any, "correct the moments' bias as Adam does")
  }
}
