import Analysis
import Presentation

/// The tables of what schedules are worth to optimizers.
enum InteractionTables {
  /// One row a problem, schedule and optimizer: `interactions.tsv`.
  static func all(_ interactions: [ScheduleInteraction]) -> Table {
    typealias Row = (of: ScheduleInteraction, row: ScheduleInteraction.Row, number: Int)
    let rows = interactions.flatMap { of in
      of.rows.flatMap { row in of.optimizers.indices.map { Row(of, row, $0) } }
    }
    @Sendable func interaction(_ row: Row) -> RatioEstimate? {
      row.number == 0 ? nil : row.row.interactions[row.number - 1]
    }
    let columns: [Column<Row>] = [
      Column("problem") { .text($0.of.problem) },
      Column("steps") { .integer($0.of.steps) },
      Column("tasks") { .integer($0.of.taskCount) },
      Column("above_floor") { .text($0.of.isAboveFloor ? "true" : "false") },
      Column("schedule") { .text($0.row.schedule) },
      Column("reference") { .text($0.of.reference) },
      Column("optimizer") { .text($0.of.optimizers[$0.number]) },
    ]
    return Table(
      rows,
      columns
        + Column.estimate(
          "worth", { $0.row.worths[$0.number]?.value }, { $0.row.worths[$0.number]?.interval })
        + Column.estimate(
          "interaction", { interaction($0)?.value }, { interaction($0)?.interval }))
  }

  /// One problem, for people.
  static func one(_ interaction: ScheduleInteraction) -> Table {
    typealias Row = ScheduleInteraction.Row
    let first = interaction.optimizers[0]
    return Table(
      interaction.rows,
      [Column("schedule") { .text($0.schedule) }]
        + interaction.optimizers.enumerated().map { number, optimizer in
          Column<Row>("\(optimizer) [95 %]") { field($0.worths[number]) }
        }
        + interaction.optimizers.dropFirst().enumerated().map { number, optimizer in
          Column<Row>("\(optimizer) / \(first)") { field($0.interactions[number]) }
        })
  }

  static func title(_ interaction: ScheduleInteraction) -> String {
    "\(interaction.problem), \(interaction.steps) steps: "
      + (interaction.isAboveFloor ? "excess loss" : "loss")
      + " over that of \(interaction.reference)"
  }

  static let legend =
    "What a schedule is worth to an optimizer: its loss at the tuned peak over that of the schedule with the "
    + "smallest convex bound under the same optimizer, medians over seeds and geometric means over batch sizes. "
    + "Then the same over that of the first optimizer: an interval that contains 1 shows no interaction."

  private static func field(_ estimate: RatioEstimate?) -> Table.Field {
    .rounded(estimate?.value, estimate?.interval, digits: 3)
  }
}
