import Foundation

/// Trajectories, schedules and gradients of the official implementations, as the tests read them.
public enum ReferenceFiles {
  public static func decode<Case: Decodable>(_ name: String, as: Case.Type) throws -> [Case] {
    let data = try Data(contentsOf: Fixtures.url("reference/\(name).json"))
    return try JSONDecoder().decode(Document<Case>.self, from: data).cases
  }

  private struct Document<Case: Decodable>: Decodable { let cases: [Case] }
}

/// Files beside the tests.
public enum Fixtures {
  /// The root of the package.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  public static func url(_ path: String) -> URL {
    root.appendingPathComponent("Tests/Fixtures").appendingPathComponent(path)
  }
}

public struct ReferenceTensor: Decodable, Sendable {
  public let name: String?
  public let shape: [Int]
  public let data: [Double]
}

public struct ReferenceOptimizer: Decodable, Sendable {
  public let name: String
  public let hyperparameters: [String: Double]
  public let options: [String: String]
}

public struct ModelCase: Decodable, Sendable, CustomStringConvertible {
  public struct Model: Decodable, Sendable {
    public let activation: String?
    public let sizes: [Int]?
  }
  public struct Inputs: Decodable, Sendable {
    public let x: ReferenceTensor?
    public let y: [Int]?
  }
  public struct Run: Decodable, Sendable {
    public let optimizer: ReferenceOptimizer
    public let losses: [Double]
    public let noise: [Double]
    public let finalParameters: [ReferenceTensor]
  }
  public let name: String
  public let model: Model
  public let data: Inputs
  public let parameters: [ReferenceTensor]
  public let gradients: [ReferenceTensor]
  public let loss: Double
  public let trajectories: [Run]

  public var description: String { name }
}
