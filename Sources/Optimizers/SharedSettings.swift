import Catalog

/// Settings that several rules have in common, so that they are named and bounded alike.
extension SettingTerms {
  static var firstMoment: SettingTerms {
    SettingTerms(.from(0, below: 1), "decay of the first moment")
  }

  static var secondMoment: SettingTerms {
    SettingTerms(.within(0, 0.999_999_999), "decay of the second moment")
  }

  static var epsilon: SettingTerms {
    SettingTerms(.atLeast(1e-30), "added to the root of the second moment")
  }

  static func weightDecay(_ convention: String) -> SettingTerms {
    SettingTerms(.atLeast(0), convention)
  }

  static var coupledWeightDecay: SettingTerms {
    weightDecay("coupled: λw is added to the gradient")
  }

  static var decoupledWeightDecay: SettingTerms {
    weightDecay("decoupled: w shrinks by η λ w a step")
  }

  static var coupledUnlessDecoupled: SettingTerms {
    weightDecay("coupled (added to the gradient) unless `decoupled`")
  }

  static var decoupled: SettingTerms {
    SettingTerms(
      .any, "weight decay shrinks w by (step length) λ w instead of adding λw to the gradient")
  }

  static var amsgrad: SettingTerms {
    SettingTerms(.any, "divide by the largest second moment so far (1904.09237)")
  }

  static var biasCorrection: SettingTerms {
    SettingTerms(.any, "correct the moments' bias as Adam does")
  }
}
