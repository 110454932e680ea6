import Catalog
import ElementaryFunctions
import PlanSyntax

/// The grid of peak rates of a plan: a list, or `{from, to, per_decade}`.
package enum LearningRateGrid {
  static func decode(_ node: PlanNode) throws(PlanError) -> [Double] {
    guard node.node.mapping != nil else {
      var rates: [Double] = []
      var seen: Set<Double> = []
      for element in try node.axis() {
        let rate = try element.number(.above(0))
        guard seen.insert(rate).inserted else {
          throw element.error("\(compact(rate)) occurs twice")
        }
        rates.append(rate)
      }
      return rates.sorted()
    }
    let members = try node.members(allowed: ["from", "to", "per_decade"])
    for key in ["from", "to"] where members[key] == nil {
      throw node.error("'\(key)' is missing; a range needs from, to and per_decade")
    }
    let from = try members["from"]!.number(.above(0))
    let to = try members["to"]!.number(.above(0))
    let perDecade = try members["per_decade"]?.integer(.within(1, 100)) ?? 3
    guard from <= to else {
      throw node.error("from \(compact(from)) is above to \(compact(to))")
    }
    return geometric(from: from, to: to, perDecade: perDecade)
  }

  /// Rates at equal ratios from `from` up to `to`, rounded to four significant digits: they name
  /// columns and axes, and a rate of 0.0004642 serves as well as one of 0.00046415888336127773.
  package static func geometric(from: Double, to: Double, perDecade: Int) -> [Double] {
    let intervals = Int(
      ((Double.log10(to) - Double.log10(from)) * Double(perDecade) + 1e-9).rounded(.down))
    return (0...max(0, intervals)).map { i in
      i == 0 ? from : rounded(from * Double.pow(10, Double(i) / Double(perDecade)))
    }
  }

  private static func rounded(_ rate: Double) -> Double { rate.rounded(toDigits: 4) }
}
