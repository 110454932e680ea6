import Plans
import Records

/// Runs that a sweep computes, by number.
public protocol RunSource: Sendable {
  var count: Int { get }
  func spec(_ index: Int) -> RunSpec
  /// The identities of runs.
  func ids(_ numbers: [Int]) -> [String]
}

extension Experiment: RunSource {}

/// Runs that are no grid, such as those at rates that other runs suggested.
public struct RunList: RunSource {
  public let specs: [RunSpec]

  public init(_ specs: [RunSpec]) { self.specs = specs }

  public var count: Int { specs.count }
  public func spec(_ index: Int) -> RunSpec { specs[index] }
  public func ids(_ numbers: [Int]) -> [String] { numbers.map { specs[$0].id } }
}
