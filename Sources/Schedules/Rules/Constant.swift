import Catalog

/// η(k) = peak.
public struct Constant: Schedule {
  public static let declaration = Declaration(
    id: "constant", summary: "the peak rate throughout",
    citation: Citation("Robbins and Monro 1951, doi 10.1214/aoms/1177729586"))

  public init(_ configuration: Configuration, context: ScheduleContext) {}

  public func factor(at step: Int, of horizon: Horizon) -> Double { 1 }
}
