import Catalog

/// η(k) = peak × (1 − (1 − floor) k / T): a straight line from the peak to the floor.
public struct Linear: Schedule {
  public static let declaration = Declaration(
    id: "linear", summary: "a straight line from the peak to the floor",
    citation: Citation("Defazio et al. 2023", arXiv: "2310.07831"),
    settings: [Floor.setting.declaration, DecayLength.setting.declaration])

  let floor: Double
  let length: DecayLength

  public init(_ configuration: Configuration, context: ScheduleContext) {
    floor = configuration[Floor.setting]
    length = DecayLength(configuration)
  }

  public func factor(at step: Int, of horizon: Horizon) -> Double {
    interpolate(1 - length.progress(at: step, of: horizon), from: floor)
  }
}
