/// Which columns of a table are the step and the rate.
struct RateTableColumns {
  /// What is wrong with a row or a header.
  struct Objection: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// Compared as `plain` writes them.
  private static let stepNames = [
    "step", "steps", "global_step", "globalstep", "trainer_global_step", "iteration", "iterations",
    "iter",
  ]
  private static let rateNames = [
    "rate", "lr", "learning_rate", "learningrate", "train_lr", "train_learning_rate",
  ]

  /// Of a table without a header.
  static let unnamed = RateTableColumns(step: 0, rate: 1, count: 2, headerLine: nil)

  private let step: Int
  private let rate: Int
  private let count: Int
  private let headerLine: Int?

  private init(step: Int, rate: Int, count: Int, headerLine: Int?) {
    self.step = step
    self.rate = rate
    self.count = count
    self.headerLine = headerLine
  }

  /// - Parameter line: of the header
  init(names: [String], line: Int) throws(Objection) {
    guard let step = try Self.column(Self.stepNames, of: names, "step"),
      let rate = try Self.column(Self.rateNames, of: names, "rate")
    else {
      throw Objection("expected columns named step and rate, found \(Self.excerpt(names))")
    }
    self.init(step: step, rate: rate, count: names.count, headerLine: line)
  }

  private static func column(
    _ known: [String], of names: [String], _ role: String
  ) throws(Objection) -> Int? {
    let found = names.indices.filter { known.contains(plain(names[$0])) }
    guard found.count < 2 else {
      throw Objection(
        "columns \(found[0] + 1) (\(excerpt([names[found[0]]]))) and \(found[1] + 1) "
          + "(\(excerpt([names[found[1]]]))) could both be the \(role); leave one of them")
    }
    return found.first
  }

  /// Whether a name is one of a step or a rate.
  static func knows(_ name: String) -> Bool { (stepNames + rateNames).contains(plain(name)) }

  /// Lower case, every run of separators one underscore, none at the ends.
  private static func plain(_ name: String) -> String {
    name.lowercased().split { " _-/.:".contains($0) }.joined(separator: "_")
  }

  func row(_ cells: [String]) throws(Objection) -> (step: Int, rate: Double) {
    // Some programs end every row with a delimiter.
    guard cells.count >= count, cells[count...].allSatisfy(\.isEmpty) else {
      throw Objection(mismatch(cells))
    }
    guard !cells[step].isEmpty else { throw Objection("the step is missing") }
    guard let step = Self.number(cells[step]).flatMap({ Int(exactly: $0) }), step >= 0 else {
      throw Objection(
        "expected a step, a whole number from 0 on, found \(Self.excerpt([cells[step]]))")
    }
    guard !cells[rate].isEmpty else { throw Objection("the rate of step \(step) is missing") }
    guard let rate = Self.number(cells[rate]), rate.isFinite, rate >= 0 else {
      throw Objection("expected a rate, a number ≥ 0, found \(Self.excerpt([cells[rate]]))")
    }
    return (step, rate)
  }

  private func mismatch(_ cells: [String]) -> String {
    guard let headerLine else {
      return "expected a step and a rate, found \(Self.excerpt(cells))"
        + (cells.count > count ? "; more columns need a first line that names them" : "")
    }
    return "\(cells.count) \(cells.count == 1 ? "cell" : "cells"), where the header in line "
      + "\(headerLine) has \(count)"
  }

  /// Swift would also read hexadecimal numbers.
  static func number(_ text: String) -> Double? {
    text.allSatisfy { "0123456789+-.eE".contains($0) }
      || ["inf", "nan"].contains(text.lowercased())
      ? Double(text) : nil
  }

  /// Not more of a line than a message can bear, and no control characters.
  private static func excerpt(_ cells: [String]) -> String {
    let text = cells.prefix(12).joined(separator: " ")
    let shown = text.prefix(80).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? "�" : String(scalar)
    }.joined()
    return "'\(shown)\(text.count > 80 || cells.count > 12 ? "…" : "")'"
  }
}
