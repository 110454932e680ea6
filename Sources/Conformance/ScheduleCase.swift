/// The rates of an official scheduler, step by step.
public struct ScheduleCase: Decodable, Sendable {
  public let name: String
  public let implementation: String
  public let baseLR: Double
  public var totalSteps: Int { stepCount.value }
  private let stepCount: WholeNumber
  public let hyperparameters: [String: Double]
  public let options: [String: String]
  public let arrays: [String: [Double]]
  /// What a feedback scheduler was told after each step.
  public let losses: [Double]?
  /// The rate of every step.
  public let lr: [Double]

  private enum CodingKeys: String, CodingKey {
    case name, implementation, baseLR, hyperparameters, options, arrays, losses, lr
    case stepCount = "totalSteps"
  }

  /// The scheduler's own name, such as `CosineAnnealingLR`, without its package and version.
  var scheduler: String {
    let path = implementation.prefix { $0 != " " }
    let end = path.firstIndex(of: "[") ?? path.endIndex
    let start = path[..<end].lastIndex(of: ".").map(path.index(after:)) ?? path.startIndex
    return String(path[start..<end])
  }

  var fault: ReferenceCase.Fault? {
    guard baseLR > 0 else {
      return .init(place: "baseLR", message: "must be > 0, found \(baseLR)")
    }
    guard totalSteps > 0, lr.count == totalSteps else {
      return .init(place: "lr", message: "\(lr.count) rates for \(totalSteps) steps")
    }
    if let losses, losses.count != totalSteps {
      return .init(place: "losses", message: "\(losses.count) losses for \(totalSteps) steps")
    }
    return nil
  }
}
