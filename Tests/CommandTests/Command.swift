import Foundation
import TestSupport
import Testing

/// The built program, run as a user runs it.
struct Command {
  struct Result {
    var status: Int32
    var output: String
    var messages: String
  }

  /// Beside the test bundle.
  static let executable: URL = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appendingPathComponent("steplab")
  }()

  /// A folder of its own for each test, removed with it.
  final class Folder {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("steplab-test-\(UUID().uuidString)").path
    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws -> String {
      try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
      return "\(path)/\(name)"
    }

    func read(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  static func start(
    _ arguments: [String], environment: [String: String] = [:], output: Pipe? = nil,
    messages: Pipe? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = messages ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  static func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Result {
    // Files rather than pipes: neither can fill up while the other is read.
    let folder = try Folder()
    let paths = ["out", "err"].map { "\(folder.path)/\($0)" }
    let handles = try paths.map { path in
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try #require(FileHandle(forWritingAtPath: path))
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  /// All that the program lists of its own.
  static func verbs() throws -> [String] {
    let help = try run(["--help"]).output
    let list = try #require(help.range(of: "SUBCOMMANDS:"))
    let verbs = help[list.upperBound...].matches(of: /\n  ([a-z-]+)[ ]/).map { String($0.1) }
    try #require(verbs.count > 10, "\(help)")
    return verbs
  }
}

enum Plans {
  /// Both kinds of problem, all optimizers, some runs that diverge: 168 runs of a few milliseconds.
  static let mixed = """
    experiment: mixed
    problems:
      - {name: mlp, hidden: [16, 16], examples: 120, evaluation_examples: 120}
      - {name: quadratic, dimension: 30, largest: 10, gradient_noise: 0.1}
    optimizers:
      - {name: sgd, momentum: [0.0, 0.9]}
      - {name: adamw}
      - {name: schedule-free-adamw, schedules: [constant]}
      - {name: dadapt-adam}
    schedules:
      - {name: wsd, warmup: 0.1}
      - {name: constant, warmup: 0.1}
    learning_rates: [1e-3, 1e-1, 3.0]
    batch_sizes: [16, full]
    seeds: 2
    steps: 400
    """

  static let tables = ["runs.tsv", "curves.tsv", "summary.tsv", "best.tsv"]

  static func tables(_ folder: Command.Folder, _ results: String) throws -> [Data] {
    try tables.map { try folder.read("\(results)/mixed/\($0)") }
  }
}
