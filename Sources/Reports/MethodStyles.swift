import Records

/// The line styles of the methods of a figure, and its legend.
struct MethodStyles {
  private let optimizers: [String]
  private let schedules: [String]
  /// One for each pair of optimizer and schedule.
  let entries: [(title: String, style: String)]

  init(_ methods: [RunRow.Method]) {
    let optimizers = distinct(methods.map(\.optimizer))
    let schedules = distinct(methods.map(\.schedule))
    self.optimizers = optimizers
    self.schedules = schedules
    var seen: [String] = []
    var entries: [(title: String, style: String)] = []
    for method in methods where !seen.contains(method.name) {
      seen.append(method.name)
      let style = LineStyle(
        hue: optimizers.firstIndex(of: method.optimizer)!,
        pattern: schedules.firstIndex(of: method.schedule)!)
      entries.append((method.name, "with linespoints \(style.marks) \(style.line)"))
    }
    self.entries = entries
  }

  subscript(method: RunRow.Method) -> LineStyle {
    LineStyle(
      hue: optimizers.firstIndex(of: method.optimizer) ?? 0,
      pattern: schedules.firstIndex(of: method.schedule) ?? 0)
  }
}

/// The elements without repetitions, in the order of their first occurrence.
func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
