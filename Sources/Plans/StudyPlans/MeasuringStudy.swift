import Catalog
import Records

/// A study whose measurements take the place of the grid's runs.
///
/// This is all that a new one implements, beside its ``StudyPlan``.
public protocol MeasuringStudy: Sendable {
  associatedtype Plan: StudyPlan

  init(_ plan: Plan) throws(ConfigurationError)

  /// Measures one cell for one seed: a pure function of its arguments.
  ///
  /// What does not exist is left out with a reason; an error means that the cell makes no sense.
  func measure(
    _ spec: MeasurementSpec, in laboratory: Laboratory
  ) throws(ConfigurationError) -> StudySample

  /// A measurement with the quantities that follow from it and the study's settings. They are not
  /// kept, so that measurements of before have them too.
  func completed(_ sample: StudySample) -> StudySample

  /// What formulas may need of a cell beside its settings.
  func parameters(_ run: RunSpec, in laboratory: Laboratory) -> [String: Double]

  /// Whether other seeds would give a cell other values. Where they would not, a cell has a single
  /// sample, which decides by itself.
  func isRandom(_ run: RunSpec, in laboratory: Laboratory) -> Bool
}

extension MeasuringStudy {
  public func completed(_ sample: StudySample) -> StudySample { sample }

  public func isRandom(_ run: RunSpec, in laboratory: Laboratory) -> Bool { true }

  public func parameters(_ run: RunSpec, in laboratory: Laboratory) -> [String: Double] {
    laboratory.problemParameters(of: run)
  }
}

extension PreparedStudy {
  /// What measures the study.
  ///
  /// - Throws: if nothing does
  public func measuring() throws(ConfigurationError) -> any MeasuringStudy {
    try entry.measuring(plan)
  }
}
