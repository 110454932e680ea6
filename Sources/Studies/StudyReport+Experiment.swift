import Plans
import Presentation
import Records
import Reports

extension StudyReport {
  /// The report of an experiment's study.
  ///
  /// - Parameters:
  ///   - experiment: the experiment with the study and its claims
  ///   - table: what was measured
  ///   - moreFigures: figures of more than the table
  public init(of experiment: Experiment, table: StudyTable, moreFigures: [Figure] = []) {
    let entry = experiment.study?.entry
    self.init(
      table: table, shown: entry?.shown ?? [], drawings: entry?.drawings ?? [],
      claims: experiment.claims, moreFigures: moreFigures)
  }
}
