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
  case schedule(ScheduleCase)
  case model(ModelCase)

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
        self = .schedule(try ScheduleCase(from: decoder))
      } else if container.contains(.model) {
        self = .model(try ModelCase(from: decoder))
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
    case .schedule(let element): element.name
    case .model(let element): element.name
    }
  }

  /// What is wrong with it beyond its types.
  var fault: Fault? {
    switch self {
    case .trajectory(let element): element.fault
    case .clipping(let element): element.fault
    case .schedule(let element): element.fault
    case .model(let element): element.fault
    }
  }

  struct Fault {
    let place: String
    let message: String
  }
}
