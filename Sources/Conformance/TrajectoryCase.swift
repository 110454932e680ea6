/// An official implementation with its arguments.
public struct ReferenceOptimizer: Decodable, Sendable {
  public let name: String
  public let hyperparameters: [String: Double]
  public let options: [String: String]
  public let arrays: [String: [Double]]
}

/// An optimizer's trajectory on a small problem.
public struct TrajectoryCase: Decodable, Sendable {
  public let name: String
  public let problem: ReferenceProblem
  public var paramShapes: [[Int]] { shapes.map { $0.map(\.value) } }
  private let shapes: [[WholeNumber]]
  public let optimizer: ReferenceOptimizer
  public let dtype: String
  public let lrPerStep: [Double]?
  public let note: String?
  public let trajectory: [Point]

  private enum CodingKeys: String, CodingKey {
    case name, problem, optimizer, dtype, lrPerStep, note, trajectory
    case shapes = "paramShapes"
  }

  /// The state after some steps.
  public struct Point: Decodable, Sendable {
    public var step: Int { stepNumber.value }
    private let stepNumber: WholeNumber
    public let w: [Double]
    /// How far two correct programs may drift apart by roundoff, relative to the largest |w|.
    public let noise: Double
    /// Where the model is evaluated, for schedule-free methods and for averages.
    public let x, average: [Double]?
    public let d, noiseD: Double?

    private enum CodingKeys: String, CodingKey {
      case w, noise, x, average, d, noiseD
      case stepNumber = "step"
    }
  }

  /// More than a trajectory can be worth, and a matter of minutes.
  private static let largestStep = 10_000_000

  var fault: ReferenceCase.Fault? {
    if let fault = problem.fault {
      return .init(place: "problem.\(fault.place)", message: fault.message)
    }
    let count = problem.w0.count
    let sizes = paramShapes.map(elementCount)
    // No size above the count, so that their sum cannot overflow before it is compared.
    let isInRange = sizes.allSatisfy { (1...count).contains($0 ?? 0) }
    if !isInRange || sizes.count > count || sizes.reduce(0, { $0 + ($1 ?? 0) }) != count {
      return .init(
        place: "paramShapes", message: "\(paramShapes) does not cut \(count) parameters")
    }
    var last = 0
    for (number, point) in trajectory.enumerated() {
      let place = "trajectory[\(number)]"
      if point.step <= last {
        return .init(
          place: place + ".step", message: "\(point.step) does not come after step \(last)")
      }
      if point.step > Self.largestStep {
        return .init(
          place: place + ".step", message: "\(point.step) is above \(Self.largestStep)")
      }
      last = point.step
      for (name, values) in [("w", point.w), ("x", point.x), ("average", point.average)] {
        if let values, values.count != count {
          return .init(
            place: "\(place).\(name)", message: "\(values.count) numbers for \(count) parameters")
        }
      }
      if point.noise < 0 || point.noiseD ?? 0 < 0 {
        return .init(place: place + ".noise", message: "must be ≥ 0")
      }
    }
    if let lrPerStep {
      if lrPerStep.count < last {
        return .init(place: "lrPerStep", message: "\(lrPerStep.count) rates for \(last) steps")
      }
      if lrPerStep.contains(where: { $0 < 0 }) {
        return .init(place: "lrPerStep", message: "rates must be ≥ 0")
      }
    }
    return nil
  }
}
