import Catalog
import Compute
import Plans
import Records
import Runs

/// A study that measures every point of the grid in place of running it.
public protocol MeasuringStudy: Study {
  /// What it measures in the place of the grid's runs.
  static var scope: MeasuredScope { get }

  /// Measures a point of the grid: a pure function of it and of the settings.
  ///
  /// What does not exist is left out with a reason. There is nothing to object to any more: see
  /// ``StudiedPoint/attempt(_:)`` for a run that fails all the same.
  ///
  /// - Parameters:
  ///   - point: an arm of the plan with a rate, a batch size and a seed
  ///   - needs: what `prepare` has made of its arm
  func measure(_ point: StudiedPoint, _ needs: Needs) -> Sample<Quantity>

  /// A measurement with the quantities that follow from it and the study's settings. They are not
  /// kept, so that measurements of before have them too.
  func completed(_ sample: Sample<Quantity>) -> Sample<Quantity>

  /// Whether other seeds would give a cell other values. Where they would not, a cell has a single
  /// sample, which decides by itself.
  func isRandom(_ arm: StudiedArm) -> Bool
}

extension MeasuringStudy {
  public func completed(_ sample: Sample<Quantity>) -> Sample<Quantity> { sample }
  public func isRandom(_ arm: StudiedArm) -> Bool { true }
}

extension StudyEntry {
  /// The entry of a study that measures.
  ///
  /// - Parameter type: the study
  public init<S: MeasuringStudy>(_ type: S.Type) { self.init(of: type, scope: .measured(S.scope)) }
}

// MARK: - Whatever it measures

extension MeasuringStudy {
  /// A measurement, from its specification to its record.
  func record(
    of spec: MeasurementSpec, in laboratory: Laboratory, with executor: RunExecutor
  ) -> MeasurementRecord {
    let start = ContinuousClock().now
    func ended(_ outcome: Outcome, _ sample: StudySample = StudySample()) -> MeasurementRecord {
      MeasurementRecord(
        arithmetic: .present, outcome: outcome, sample: sample,
        seconds: (ContinuousClock().now - start) / .seconds(1))
    }
    return withDenormalsFlushed {
      let point: StudiedPoint
      do throws(ConfigurationError) {
        point = try StudiedPoint(spec, in: laboratory, with: executor)
      } catch {
        return ended(.failed(reason: error.description))
      }
      do throws(StudyObjection) {
        let sample = measure(point, try prepare(point.arm))
        if let failure = point.failure { return ended(.failed(reason: failure.description)) }
        return ended(.finished, sample.untyped)
      } catch {
        return ended(.failed(reason: error.reason))
      }
    }
  }

  func completed(_ sample: StudySample) -> StudySample { completed(Sample(sample)).untyped }

  /// Whether other seeds would give other values. What cannot be made counts as random: its measurement
  /// says why.
  func isRandom(_ spec: MeasurementSpec, in laboratory: Laboratory) -> Bool {
    let arm = try? StudiedArm(
      of: spec.run, choosing: spec.rates, for: Self.about.id, in: laboratory)
    return arm.map { isRandom($0) } ?? true
  }
}
