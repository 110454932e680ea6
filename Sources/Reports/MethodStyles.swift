import Catalog
import Presentation
import Records

/// The line styles of the methods of a figure, and its legend.
///
/// The colour tells the optimizer, dash and point tell the schedule, so that a grey print keeps the
/// difference between schedules, and between optimizers by position. Position does not tell more
/// methods apart than there are colours: then the dash still tells the schedule, but every method has
/// a point of its own among those of its dash.
struct MethodStyles {
  private var styles: [String: LineStyle] = [:]
  /// One for each pair of optimizer and schedule.
  private(set) var entries: [(title: String, style: String)] = []

  init(_ methods: [RunRow.Method]) {
    let optimizers = distinct(methods.map(\.optimizer))
    let schedules = distinct(methods.map(\.schedule))
    let isCrowded = Set(methods.map(\.name)).count > LineStyle.colourCount
    var taken: Set<Mark> = []
    for method in methods where styles[method.name] == nil {
      let schedule = schedules.firstIndex(of: method.schedule)!
      var mark = Mark(dash: schedule % LineStyle.dashCount, point: schedule % LineStyle.pointCount)
      if isCrowded {
        mark = mark.alternatives(schedules.count).first { !taken.contains($0) } ?? mark
      }
      taken.insert(mark)
      let style = LineStyle(
        colour: optimizers.firstIndex(of: method.optimizer)!, dash: mark.dash, point: mark.point)
      styles[method.name] = style
      entries.append((method.name, "with linespoints \(style.marks) \(style.line)"))
    }
  }

  subscript(method: RunRow.Method) -> LineStyle { styles[method.name] ?? LineStyle(number: 0) }

  /// What is left of a style in grey.
  private struct Mark: Hashable {
    var dash, point: Int

    /// Itself, then those with its dash, then those with a dash that no schedule has, then all others.
    func alternatives(_ schedules: Int) -> [Mark] {
      let all = 0..<LineStyle.dashCount
      let dashes = [dash] + all.dropFirst(schedules) + all
      return dashes.enumerated().flatMap { round, dash in
        (0..<LineStyle.pointCount).map { number in
          // A point further on in every round: colours too begin again after so many.
          Mark(dash: dash, point: (point + number + round) % LineStyle.pointCount)
        }
      }
    }
  }
}
