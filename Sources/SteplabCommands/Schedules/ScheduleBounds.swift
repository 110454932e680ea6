import Presentation
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
    case .tsv?: TSVFormat().text(of: table(headedBy: \.name))
    case .json?: document.canonical + "\n"
    }
  }

  /// A number of a bound.
  private struct Quantity {
    /// For programs.
    let name: String
    /// For people, as in the paper.
    let symbol: String
    let value: @Sendable (ConvexBound) -> Double
  }

  private var quantities: [Quantity] {
    let (peak, d, g) = (peak, distance, gradientBound)
    let smallest = rows.compactMap { $0.bound?.smallest() }.min()
    return [
      Quantity(name: "distance_term", symbol: "T₁") { $0.distanceTerm(distance: d) },
      Quantity(name: "gradient_term", symbol: "T₂+T₃") { $0.gradientTerm(gradientBound: g) },
      Quantity(name: "best_peak", symbol: "γ*") { $0.bestScale(distance: d, gradientBound: g) },
      Quantity(name: "bound", symbol: "Ω*") { $0.smallest(distance: d, gradientBound: g) },
      Quantity(name: "ratio", symbol: "Ω*/best") { $0.smallest() / (smallest ?? $0.smallest()) },
      Quantity(name: "bound_at_peak", symbol: "Ω(\(NumberFormat.short(peak)))") {
        $0.value(scale: peak, distance: d, gradientBound: g)
      },
    ]
  }

  private func table(headedBy title: (Quantity) -> String) -> Table {
    Table(
      rows,
      [Column("schedule") { .text($0.label) }]
        + quantities.map { quantity in
          Column(title(quantity)) { .optional($0.bound.map(quantity.value)) }
        })
  }

  private var forPeople: String {
    func short(_ x: Double) -> String { NumberFormat.short(x) }
    let notes = rows.compactMap { row in row.reason.map { "\(row.label): no bound, \($0)\n" } }
    return
      "\(steps) steps, D = \(short(distance)), G = \(short(gradientBound)); "
      + "Ω(γ) = T₁/γ + γ(T₂+T₃)\n" + TerminalFormat().text(of: table(headedBy: \.symbol))
      + notes.joined()
  }

  private var document: JSONValue {
    let quantities = quantities
    let schedules = rows.map { row -> JSONValue in
      guard let bound = row.bound else {
        return .object(["label": .string(row.label), "reason": .string(row.reason ?? "")])
      }
      var members: [String: JSONValue] = [
        "label": .string(row.label), "counted_steps": .integer(bound.steps),
      ]
      for quantity in quantities { members[quantity.name] = .number(quantity.value(bound)) }
      return .object(members)
    }
    return JSONValue.document([
      "steps": .integer(steps), "peak": .number(peak), "distance": .number(distance),
      "gradient_bound": .number(gradientBound), "schedules": .array(schedules),
    ])
  }
}
