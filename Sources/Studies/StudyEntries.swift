import Catalog
import Plans

extension StudyEntry {
  /// The studies of this package. A new one is a file and a line here.
  public static let standard = Catalogue.of([
    StudyEntry(ComparisonStudy.self),
    StudyEntry(RangeTestStudy.self),
    StudyEntry(SharpnessStudy.self),
    StudyEntry(StabilityBoundaryStudy.self),
    StudyEntry(TransientGrowthStudy.self),
    StudyEntry(WarmupToleranceStudy.self),
    StudyEntry(EffectiveStepStudy.self),
    StudyEntry(ClippingStudy.self),
    StudyEntry(AnytimeStudy.self),
    StudyEntry(ConvexBoundStudy.self),
    StudyEntry(GuaranteeStudy.self),
    StudyEntry(NoiseFloorStudy.self),
    StudyEntry(BestPeakStudy.self),
    StudyEntry(BatchScalingStudy.self),
    StudyEntry(HorizonScalingStudy.self),
    StudyEntry(LearningRateFreeStudy.self),
    StudyEntry(InstabilityStudy.self),
    StudyEntry(CurvatureNoiseStudy.self),
  ])
}

extension Laboratory {
  /// What this package brings.
  public static let standard = Laboratory(studies: StudyEntry.standard)
}
