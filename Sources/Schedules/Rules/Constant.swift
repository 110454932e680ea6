import Catalog

/// η(k) = peak.
public struct Constant: Schedule {
  public init() {}

  public static let about = About(
    "constant", "the peak rate throughout",
    Citation("Robbins and Monro 1951, doi 10.1214/aoms/1177729586"))

  public func factor(at step: Int, of horizon: Horizon) -> Double { 1 }
}
