import Records
import Reports
import Theory

/// What theory says of some schedules, see ``ConvexBound``: as a table or as a document.
struct ScheduleBounds {
  private struct Row {
    let label: String
    /// `nil` where there is none, with the reason.
    let bound: ConvexBound?
    let reason: String?
  }

  private let rows: [Row]
  private let steps: Int
  private let peak, distance, gradientBound: Double

  init(
    _ columns: [RateColumn], steps: Int, peak: Double, distance: Double, gradientBound: Double
  ) {
    rows = columns.map { column in
      guard column.interpolation == nil else {
        return Row(
          label: column.label, bound: nil,
          reason: "gradients are taken at an average")
      }
      // Of what the peak multiplies, so that γ* is a peak.
      let bound = ConvexBound(steps: steps) { column.rate($0) / peak }
      return Row(label: column.label, bound: bound, reason: bound == nil ? "all rates are 0" : nil)
    }
    self.steps = steps
    self.peak = peak
    self.distance = distance
    self.gradientBound = gradientBound
  }

  /// - Parameter format: a table for people if `nil`
  func text(_ format: ScheduleVerb.Format?) -> String {
    switch format {
    case nil: forPeople
    case .tsv?: TSVFormat().text(of: table(Self.names))
    case .json?: document.canonical + "\n"
    }
  }

  private static let names = [
    "schedule", "distance_term", "gradient_term", "best_peak", "bound", "ratio", "bound_at_peak",
  ]

  private struct Numbers {
    let distanceTerm, gradientTerm, bestPeak, bound, ratio, boundAtPeak: Double

    var all: [Double] { [distanceTerm, gradientTerm, bestPeak, bound, ratio, boundAtPeak] }
  }

  private func numbers(_ bound: ConvexBound) -> Numbers {
    let smallest = rows.compactMap { $0.bound?.smallest() }.min() ?? bound.smallest()
    return Numbers(
      distanceTerm: bound.distanceTerm(distance: distance),
      gradientTerm: bound.gradientTerm(gradientBound: gradientBound),
      bestPeak: bound.bestScale(distance: distance, gradientBound: gradientBound),
      bound: bound.smallest(distance: distance, gradientBound: gradientBound),
      ratio: bound.smallest() / smallest,
      boundAtPeak: bound.value(scale: peak, distance: distance, gradientBound: gradientBound))
  }

  private func table(_ columns: [String]) -> Table {
    Table(
      columns: columns,
      rows: rows.map { row in
        [.text(row.label)]
          + (row.bound.map { numbers($0).all.map(Table.Field.number) }
            ?? [Table.Field](repeating: .missing, count: columns.count - 1))
      })
  }

  private var forPeople: String {
    func short(_ x: Double) -> String { NumberFormat.short(x) }
    let table = table(["schedule", "T₁", "T₂+T₃", "γ*", "Ω*", "Ω*/best", "Ω(\(short(peak)))"])
    let notes = rows.compactMap { row in row.reason.map { "\(row.label): no bound, \($0)\n" } }
    return
      "\(steps) steps, D = \(short(distance)), G = \(short(gradientBound)); "
      + "Ω(γ) = T₁/γ + γ(T₂+T₃)\n" + TerminalFormat().text(of: table) + notes.joined()
  }

  private var document: JSONValue {
    let schedules = rows.map { row -> JSONValue in
      guard let bound = row.bound else {
        return .object(["label": .string(row.label), "reason": .string(row.reason ?? "")])
      }
      let numbers = zip(Self.names.dropFirst(), numbers(bound).all.map(JSONValue.number))
      return .object(
        Dictionary(uniqueKeysWithValues: numbers).merging([
          "label": .string(row.label), "counted_steps": .integer(bound.steps),
        ]) { $1 })
    }
    return JSONValue.document([
      "steps": .integer(steps), "peak": .number(peak), "distance": .number(distance),
      "gradient_bound": .number(gradientBound), "schedules": .array(schedules),
    ])
  }
}
