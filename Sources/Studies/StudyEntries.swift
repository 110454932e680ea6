import Catalog
import Plans

extension StudyEntry {
  /// The studies of this package. A new one is a plan type, what measures it, and a line here.
  public static let standard = Catalogue.of([
    ComparePlan.entry,
    RangeTestPlan.entry,
    SharpnessPlan.entry,
    StabilityBoundaryPlan.entry.measured(by: StabilityBoundaryStudy.self),
    TransientGrowthPlan.entry.measured(by: TransientGrowthStudy.self),
    WarmupTolerancePlan.entry.measured(by: WarmupToleranceStudy.self),
    EffectiveStepPlan.entry.measured(by: EffectiveStepStudy.self),
    ClippingPlan.entry.measured(by: ClippingStudy.self),
    AnytimePlan.entry.measured(by: AnytimeStudy.self),
    ConvexBoundPlan.entry.measured(by: ConvexBoundStudy.self),
    GuaranteePlan.entry.measured(by: GuaranteeStudy.self),
    NoiseFloorPlan.entry.measured(by: NoiseFloorStudy.self),
    BestPeakPlan.entry.measured(by: BestPeakStudy.self),
    BatchScalingPlan.entry.measured(by: BatchScalingStudy.self),
    HorizonScalingPlan.entry.measured(by: HorizonScalingStudy.self),
    LearningRateFreePlan.entry.measured(by: LearningRateFreeStudy.self),
    InstabilityPlan.entry.measured(by: InstabilityStudy.self),
  ])
}

extension Laboratory {
  /// What this package brings.
  public static let standard = Laboratory(studies: StudyEntry.standard)
}
