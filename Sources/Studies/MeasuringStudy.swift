import Catalog
import Experiments
import Records

/// A study whose measurements take the place of the grid's runs.
///
/// This is all that a new one implements, beside its plan type in `Experiments`.
protocol MeasuringStudy: Sendable {
  /// Of the plan type.
  static var declaration: Declaration { get }

  init(_ configuration: Configuration) throws(ConfigurationError)

  /// Measures one cell for one seed: a pure function of its arguments.
  ///
  /// What does not exist is left out with a reason; an error means that the cell makes no sense.
  func measure(
    _ spec: MeasurementSpec, files: PlanFiles
  ) throws(ConfigurationError) -> StudySample

  /// A measurement with the quantities that follow from it and the study's settings. They are not
  /// kept, so that measurements of before have them too.
  func completed(_ sample: StudySample) -> StudySample

  /// What formulas may need of a cell beside its settings.
  func parameters(_ run: RunSpec, files: PlanFiles) -> [String: Double]

  /// Whether other seeds would give a cell other values. Where they would not, a cell has a single
  /// sample, which decides by itself.
  func isRandom(_ run: RunSpec, files: PlanFiles) -> Bool
}

extension MeasuringStudy {
  func completed(_ sample: StudySample) -> StudySample { sample }

  func isRandom(_ run: RunSpec, files: PlanFiles) -> Bool { true }

  func parameters(_ run: RunSpec, files: PlanFiles) -> [String: Double] {
    run.problemParameters(files: files)
  }
}

/// All of them.
enum MeasuringStudies {
  private static let all: [Entry] = [
    Entry(StabilityBoundaryStudy.self),
    Entry(TransientGrowthStudy.self),
    Entry(WarmupToleranceStudy.self),
    Entry(EffectiveStepStudy.self),
    Entry(ClippingStudy.self),
    Entry(AnytimeStudy.self),
    Entry(ConvexBoundStudy.self),
    Entry(GuaranteeStudy.self),
    Entry(NoiseFloorStudy.self),
    Entry(LearningRateFreeStudy.self),
    Entry(BestPeakStudy.self),
    Entry(BatchScalingStudy.self),
    Entry(HorizonScalingStudy.self),
    Entry(InstabilityStudy.self),
  ]

  private struct Entry: Sendable {
    let declaration: Declaration
    let make: @Sendable (Configuration) throws(ConfigurationError) -> any MeasuringStudy

    init<Study: MeasuringStudy>(_ type: Study.Type) {
      declaration = type.declaration
      make = { (configuration) throws(ConfigurationError) in try Study(configuration) }
    }
  }

  /// - Throws: if there is no such study, or its settings do not go together
  static func make(_ study: RunSpec.Component) throws(ConfigurationError) -> any MeasuringStudy {
    guard let entry = all.first(where: { $0.declaration.id == study.name }) else {
      throw .unknownName(
        kind: "measuring study", found: study.name, allowed: all.map(\.declaration.id))
    }
    return try entry.make(entry.declaration.configuration(study.settings))
  }
}
