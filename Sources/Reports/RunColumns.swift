import Presentation
import Records

/// The columns of a method, which many tables have in one order or another.
enum MethodColumns {
  static let problem = Column<RunRow.Method>("problem") { .text($0.problem) }
  static let steps = Column<RunRow.Method>("steps") { .integer($0.steps) }
  static let optimizer = Column<RunRow.Method>("optimizer") { .text($0.optimizer) }
  static let schedule = Column<RunRow.Method>("schedule") { .text($0.schedule) }
  static let batch = Column<RunRow.Method>("batch") { .text($0.batch.description) }

  /// In the order in which summaries are sorted.
  static let all = [problem, steps, optimizer, schedule, batch]
  /// In the order of tables whose rows are runs.
  static let ofRuns = [problem, optimizer, schedule, batch, steps]
}

/// The columns of what a run came to.
public enum MetricsColumns {
  public static let all = [
    Column<Metrics>("initial_loss") { .optional($0.initialLoss) },
    Column("train_loss") { .optional($0.trainLoss) },
    Column("loss") { .optional($0.loss) },
    Column("best_loss") { .optional($0.bestLoss) },
    Column("accuracy") { .optional($0.accuracy) },
  ]
}
