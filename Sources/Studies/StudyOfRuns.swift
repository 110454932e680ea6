import Analysis
import Catalog
import Plans
import Records
import Reports
import Runs

/// A study that is made of the runs of the grid.
public protocol StudyOfRuns: Study {
  /// What of the grid it is made of.
  static var scope: SweptScope { get }

  /// Runs that are computed after those of the grid, in stages: what a stage consists of may depend on
  /// what those before came to.
  ///
  /// - Parameters:
  ///   - stage: the number of the stage, from 0
  ///   - sweep: the runs of the grid
  /// - Returns: `nil` if there are no more
  func furtherRuns(stage: Int, of sweep: StudiedSweep) throws -> FurtherRuns?

  /// What there will be of ``furtherRuns(stage:of:)``, before anything is computed; `nil` if there is
  /// nothing.
  func outlook(of experiment: Experiment) -> FurtherOutlook?

  /// What the store has of the grid, cell by cell; `nil` for a study without quantities.
  func table(of sweep: StudiedSweep) throws -> StudyTable?

  /// What the study adds to the report of the experiment; `nil` if it has nothing to say.
  ///
  /// - Parameters:
  ///   - sweep: the runs of the grid
  ///   - summary: what the report says of them
  func section(
    of sweep: StudiedSweep, _ summary: ExperimentSummary
  ) throws -> (any ReportSection)?

  /// The experiment with more runs: what its searches ask for next, or a larger grid where the runs say that
  /// the grid is too small.
  ///
  /// - Parameters:
  ///   - sweep: the runs of the grid as it is
  ///   - original: the experiment of the plan, whose grid may have been extended before
  /// - Returns: `nil` if searches have ended or wait for runs, or the grid is large enough or as large as is
  ///   allowed
  func extended(_ sweep: StudiedSweep, from original: Experiment) throws -> Experiment?

  /// Whether ``extended(_:from:)`` may be asked.
  static var canExtend: Bool { get }
}

extension StudyOfRuns {
  public static var scope: SweptScope { .ofRuns }
  public static var canExtend: Bool { false }

  public func furtherRuns(stage: Int, of sweep: StudiedSweep) throws -> FurtherRuns? { nil }
  public func outlook(of experiment: Experiment) -> FurtherOutlook? { nil }
  public func table(of sweep: StudiedSweep) throws -> StudyTable? { nil }
  public func extended(
    _ sweep: StudiedSweep, from original: Experiment
  ) throws -> Experiment? { nil }
}

extension StudyEntry {
  /// The entry of a study of the grid's runs.
  ///
  /// - Parameter type: the study
  public init<S: StudyOfRuns>(_ type: S.Type) { self.init(of: type, scope: .swept(S.scope)) }
}

extension Experiment {
  /// The study of the grid's runs that the plan asks for; `nil` if it asks for none.
  public var studyOfRuns: (any StudyOfRuns)? {
    isMeasured ? nil : study?.study as? any StudyOfRuns
  }

  /// The experiment with the runs that its searches have asked for, by what the store has of them.
  ///
  /// - Parameters:
  ///   - laboratory: what the experiment can name, with the files of the plan as far as they are at hand
  ///   - store: what was computed
  /// - Throws: if the store cannot be read
  public func withSearches(
    in laboratory: Laboratory, from store: RunStore
  ) throws -> Experiment {
    var experiment = self
    guard searchesPeaks, let studyOfRuns else { return experiment }
    while let larger = try studyOfRuns.extended(
      StudiedSweep(experiment, in: laboratory, store: store), from: self)
    {
      experiment = larger
    }
    return experiment
  }
}

/// Runs that a study has computed beside those of the grid.
public struct FurtherRuns {
  /// What they are, such as `range tests`.
  public let title: String
  public let runs: RunList

  /// Runs of one stage.
  ///
  /// - Parameters:
  ///   - title: what they are, such as `range tests`
  ///   - runs: the runs, of which those that the store has are not computed again
  public init(title: String, runs: RunList) {
    self.title = title
    self.runs = runs
  }
}

/// What a study will have computed beside the grid.
public struct FurtherOutlook {
  /// The number of runs of the first stage.
  public let first: Int
  /// All stages, in a sentence.
  public let words: String

  /// What will be computed.
  ///
  /// - Parameters:
  ///   - first: the number of runs of the first stage
  ///   - words: all stages, in a sentence without a full stop
  public init(first: Int, words: String) {
    self.first = first
    self.words = words
  }
}

/// The runs of an experiment's grid, as far as the store has them.
public struct StudiedSweep {
  public let experiment: Experiment
  /// What the experiment can name, with the files of the plan as far as they are at hand.
  public let laboratory: Laboratory
  public let store: RunStore

  public init(_ experiment: Experiment, in laboratory: Laboratory, store: RunStore) {
    self.experiment = experiment
    self.laboratory = laboratory
    self.store = store
  }

  /// The records of runs, in their order.
  ///
  /// - Parameter runs: runs of the grid, or further ones
  /// - Returns: for each run its record; `nil` for what is not computed
  /// - Throws: if the store cannot be read
  public func records(of runs: RunList) throws(StoreError) -> [RunRecord?] {
    var records: [RunRecord?] = []
    for start in stride(from: 0, to: runs.count, by: 2048) {
      records += try store.records(runs.ids(Array(start..<min(start + 2048, runs.count))))
    }
    return records
  }
}
