import Catalog

/// Makes the curve of one run of its rows: in the order of the steps, one point a step.
struct LogAssembly {
  private let name: String
  private let hasSteps: Bool
  /// Which loss is diagnosed.
  private let loss: ColumnRole
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - rows: in the file's order
  ///   - roles: of the file's columns
  static func log(_ name: String, _ rows: [LogRow], _ roles: ColumnRoles) -> TrainingLog {
    var assembly = LogAssembly(
      name: name, hasSteps: roles.positions[.step] != nil,
      loss: roles.positions[.train] == nil ? .validation : .train)
    let points = assembly.points(rows)
    return TrainingLog(name: name, points: points, notes: roles.notes + assembly.notes)
  }

  private init(name: String, hasSteps: Bool, loss: ColumnRole) {
    self.name = name
    self.hasSteps = hasSteps
    self.loss = loss
  }

  private typealias Placed = (row: LogRow, step: Double)

  private mutating func points(_ rows: [LogRow]) -> [TrainingLog.Point] {
    noteGaps(rows)
    noteUnfinished(rows)
    var placed = hasSteps ? stepped(rows) : numbered(rows)
    if hasSteps, startsAgain(placed) {
      notes.append(
        "the column of steps has \(Set(placed.map(\.step)).count) different values in "
          + "\(placed.count) rows: rows are counted from 0 instead")
      placed = numbered(rows)
    }
    if let first = placed.indices.dropFirst().first(where: {
      placed[$0].step < placed[$0 - 1].step
    }) {
      notes.append(
        "steps are not in order, first at line \(placed[first].row.line) "
          + "(\(compact(placed[first].step)) after \(compact(placed[first - 1].step))); sorted")
      // Stable, so that of two values at one step the later line wins.
      placed = placed.enumerated()
        .sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }.map(\.element)
    }
    return merged(placed)
  }

  private func numbered(_ rows: [LogRow]) -> [Placed] {
    rows.enumerated().map { ($0.element, Double($0.offset)) }
  }

  private mutating func stepped(_ rows: [LogRow]) -> [Placed] {
    var placed: [Placed] = []
    var left: [Int] = []
    for row in rows {
      if let step = row.values[.step], step.isFinite {
        placed.append((row, step))
      } else if row.hasLoss {
        left.append(row.line)
      }
    }
    if let first = left.first {
      notes.append(
        "\(counted(left.count, "row")) with a loss and without a step left out, first at line "
          + "\(first)")
    }
    return placed
  }

  /// Whether more than half of the rows with a loss repeat a step: a count of batches
  /// that begins again with every epoch, or the epoch beside every batch.
  private func startsAgain(_ placed: [Placed]) -> Bool {
    let withLoss = placed.filter { $0.row.values[loss] != nil }
    return 2 * Set(withLoss.map(\.step)).count < withLoss.count
  }

  /// - Parameter placed: in ascending order of steps
  private mutating func merged(_ placed: [Placed]) -> [TrainingLog.Point] {
    var points: [TrainingLog.Point] = []
    var conflicts: [(line: Int, step: Double)] = []
    for (row, step) in placed {
      if points.last?.step != step { points.append(.init(step: step)) }
      let last = points.count - 1
      let train = row.values[loss]
      if let train {
        if let earlier = points[last].trainLoss, earlier != train, !(earlier.isNaN && train.isNaN) {
          conflicts.append((row.line, step))
        }
        points[last].trainLoss = train
      }
      if loss == .train, let value = row.values[.validation] {
        points[last].validationLoss = value
      }
      if let value = row.values[.gradient] { points[last].gradientNorm = value }
      if let value = row.values[.rate] { points[last].rate = value }
    }
    if let first = conflicts.first {
      notes.append(
        "\(counted(conflicts.count, "step")) with two different training losses, first at line "
          + "\(first.line) (step \(compact(first.step))); the later one counts")
    }
    return points.map(withoutPlaceholder)
  }

  /// NaN beside a finite loss of the other kind: some frameworks write it for what a row does not
  /// have.
  private func withoutPlaceholder(_ point: TrainingLog.Point) -> TrainingLog.Point {
    var point = point
    if point.trainLoss?.isNaN == true, point.validationLoss?.isFinite == true {
      point.trainLoss = nil
    } else if point.validationLoss?.isNaN == true, point.trainLoss?.isFinite == true {
      point.validationLoss = nil
    }
    return point
  }

  /// A row without any loss is a gap; one with the other kind of loss only is the usual form of a
  /// log whose validation is rarer.
  private mutating func noteGaps(_ rows: [LogRow]) {
    let gaps = rows.filter { !$0.hasLoss }
    if let first = gaps.first {
      notes.append("\(counted(gaps.count, "row")) without a loss, first at line \(first.line)")
    }
  }

  private mutating func noteUnfinished(_ rows: [LogRow]) {
    func isFinite(_ row: LogRow) -> Bool? { row.values[loss]?.isFinite }
    guard let last = rows.lastIndex(where: { isFinite($0) == true }) else { return }
    let odd = rows[..<last].filter {
      isFinite($0) == false && $0.values[.validation]?.isFinite != true
    }
    if let first = odd.first {
      notes.append(
        "\(counted(odd.count, "row")) with a loss that is not finite, first at line "
          + "\(first.line), and finite ones after it: left out")
    }
  }

  private func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}
