import Plans
import Records

/// Runs by number.
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

/// Runs as work.
public struct RunWork: Workload {
  private let runs: any RunSource
  private let executor: RunExecutor

  /// - Parameters:
  ///   - runs: the runs by number
  ///   - laboratory: what the runs' specifications can name, with the files that they need
  public init(_ runs: any RunSource, in laboratory: Laboratory) {
    self.runs = runs
    executor = RunExecutor(laboratory)
  }

  public var kind: WorkKind { .runs }
  public var count: Int { runs.count }
  public func ids(_ numbers: [Int]) -> [String] { runs.ids(numbers) }

  public func carryOut(_ number: Int, id: String) -> WorkResult {
    let spec = runs.spec(number)
    return .run(spec, executor.run(spec, id: id))
  }
}
