import Foundation

/// A file of reference trajectories, as its documentation (`ReferenceFiles.md`) describes it.
public struct ReferenceFile: Sendable {
  public let family: String
  public let cases: [ReferenceCase]

  /// - Parameter path: of a JSON file
  public init(path: String) throws(ReferenceFileError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReferenceFileError(file: path, place: "", message: "cannot be read")
    }
    try self.init(data: data, name: path)
  }

  /// - Parameter name: of the file, for messages
  public init(data: Data, name: String) throws(ReferenceFileError) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: data)
    } catch {
      throw ReferenceFileError(file: name, error, data)
    }
    family = document.family
    cases = document.cases
    guard !cases.isEmpty else {
      throw ReferenceFileError(file: name, place: "cases", message: "is empty")
    }
    for (number, element) in cases.enumerated() {
      if let fault = element.fault {
        throw ReferenceFileError(
          file: name, place: "cases[\(number)].\(fault.place)", message: fault.message)
      }
    }
  }

  private struct Document: Decodable {
    let family: String
    let cases: [ReferenceCase]
  }
}

/// One case of a reference file, by what it holds.
public enum ReferenceCase: Sendable, Decodable {
  case trajectory(TrajectoryCase)
  case clipping(ClippingCase)
  /// A schedule or a model, of which only the name is read.
  case other(name: String, kind: String)

  private enum Key: String, CodingKey { case name, trajectory, maxNorm, lr, model }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.trajectory) {
      self = .trajectory(try TrajectoryCase(from: decoder))
    } else if container.contains(.maxNorm) {
      self = .clipping(try ClippingCase(from: decoder))
    } else {
      let name = try container.decode(String.self, forKey: .name)
      if container.contains(.lr) {
        self = .other(name: name, kind: "schedules")
      } else if container.contains(.model) {
        self = .other(name: name, kind: "models")
      } else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "'\(name)' has none of trajectory, maxNorm, lr and model"))
      }
    }
  }

  public var name: String {
    switch self {
    case .trajectory(let element): element.name
    case .clipping(let element): element.name
    case .other(let name, _): name
    }
  }

  /// What is wrong with it beyond its types.
  var fault: Fault? {
    switch self {
    case .trajectory(let element): element.fault
    case .clipping(let element): element.fault
    case .other: nil
    }
  }

  struct Fault {
    let place: String
    let message: String
  }
}

/// An array of numbers with a shape, row-major.
public struct ReferenceTensor: Decodable, Sendable {
  public let name: String?
  public var shape: [Int] { sizes.map(\.value) }
  public let data: [Double]
  private let sizes: [WholeNumber]

  private enum CodingKeys: String, CodingKey {
    case name, data
    case sizes = "shape"
  }

  var isConsistent: Bool {
    guard shape.allSatisfy({ $0 >= 0 && $0 <= data.count }) || data.isEmpty else { return false }
    return elementCount(shape) == data.count
  }
}

/// An integer, which JSON does not distinguish from other numbers. Decoded as such, one that is none
/// would be reported without its place.
struct WholeNumber: Decodable, Sendable {
  let value: Int

  init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Double.self)
    guard let value = Int(exactly: number), abs(number) <= 0x1p53 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "\(number) is no whole number"))
    }
    self.value = value
  }
}

/// The product of a shape's numbers; `nil` if one is negative or it overflows.
func elementCount(_ shape: [Int]) -> Int? {
  var product = 1
  for size in shape {
    let (next, overflows) = product.multipliedReportingOverflow(by: size)
    guard size >= 0, !overflows else { return nil }
    product = next
  }
  return product
}

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

/// A gradient before and after clipping.
public struct ClippingCase: Decodable, Sendable {
  public let name, function: String
  public let maxNorm: Double
  public let normType: String?
  public let totalNorm: Double?
  public let gradients, clipped: [ReferenceTensor]

  var fault: ReferenceCase.Fault? {
    for (place, tensors) in [("gradients", gradients), ("clipped", clipped)] {
      for (number, tensor) in tensors.enumerated() where !tensor.isConsistent {
        return .init(
          place: "\(place)[\(number)]",
          message: "the shape \(tensor.shape) has not \(tensor.data.count) elements")
      }
    }
    guard gradients.map(\.shape) == clipped.map(\.shape) else {
      return .init(place: "clipped", message: "other shapes than the gradients'")
    }
    guard gradients.contains(where: { !$0.data.isEmpty }) else {
      return .init(place: "gradients", message: "there is nothing to clip")
    }
    return maxNorm >= 0 ? nil : .init(place: "maxNorm", message: "must be ≥ 0, found \(maxNorm)")
  }
}

/// A reference file that is not what its documentation says, with the place.
public struct ReferenceFileError: Error, CustomStringConvertible, Sendable {
  public let file: String
  /// Such as `cases[3].problem.a`; empty where it is the file.
  public let place: String
  public let message: String

  public var description: String {
    place.isEmpty ? "\(file): \(message)" : "\(file): \(place): \(message)"
  }

  init(file: String, place: String, message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  init(file: String, _ error: any Error, _ data: Data) {
    guard let error = error as? DecodingError else {
      self.init(file: file, place: "", message: "\(error)")
      return
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(file: file, place: Self.place(context.codingPath + [key]), message: "is missing")
    case .typeMismatch(let type, let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: "expected \(Self.words(type)), found something else")
    case .valueNotFound(let type, let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: "expected \(Self.words(type)), found null")
    case .dataCorrupted(let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: Self.syntaxError(data) ?? context.debugDescription)
    @unknown default:
      self.init(file: file, place: "", message: "\(error)")
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce("") { text, key in
      if let index = key.intValue { return "\(text)[\(index)]" }
      return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
    }
  }

  /// What is wrong with the text as JSON, with line and column; `nil` if it is JSON.
  private static func syntaxError(_ data: Data) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      return (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? "is no JSON"
    }
  }

  private static func words(_ type: Any.Type) -> String {
    switch type {
    case is Double.Type, is WholeNumber.Type: "a number"
    case is String.Type: "a text"
    default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }
  }
}
