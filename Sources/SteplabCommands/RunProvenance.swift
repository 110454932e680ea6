import Compute
import Foundation
import Plans
import Records
import Reports

/// What this process and machine are.
enum RunProvenance {
  static func now(
    _ experiment: Experiment, computed: Int? = nil, seconds: Double? = nil, workers: Int? = nil
  ) -> Provenance {
    var entries = machine
    entries["runs"] = .integer(experiment.count)
    entries["plan"] = experiment.json
    if let computed { entries["runs_computed"] = .integer(computed) }
    if let seconds { entries["seconds"] = .number((seconds * 100).rounded() / 100) }
    if let workers { entries["workers"] = .integer(workers) }
    return Provenance(entries: entries)
  }

  /// What an earlier start wrote into an experiment's folder.
  static func written(in folder: String) -> Provenance? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/provenance.json"),
      let json = try? JSONDecoder().decode(JSONValue.self, from: data),
      case .object(let entries) = json
    else { return nil }
    return Provenance(entries: entries)
  }

  /// Of several experiments.
  ///
  /// - Parameters:
  ///   - experiments: the experiments of the claims
  ///   - claims: the claims, of which those of one experiment have its arithmetics
  static func claims(
    _ experiments: [Experiment], _ claims: [ClaimsReport.Entry]
  ) -> Provenance {
    var entries = machine
    entries["plans"] = .array(experiments.map(\.json))
    entries["arithmetic"] = .object(
      Dictionary(claims.map { ($0.experiment, $0.arithmetic.json) }) { first, _ in first })
    return Provenance(entries: entries)
  }

  /// Program, libraries, processor and time.
  static var machine: [String: JSONValue] {
    [
      "schemaVersion": .integer(1),
      "date": .string(ISO8601DateFormatter().string(from: Date())),
      "steplab": .string(BuildInformation.version),
      "git_revision": gitRevision.map(JSONValue.string) ?? .null,
      "sources_digest": BuildInformation.sourcesDigest.map(JSONValue.string) ?? .null,
      "swift": .string(swiftVersion),
      "instruction_set": .string(InstructionSet.inUse.rawValue),
      "products": .string(ProductLibrary.inUse.rawValue),
      "openblas": openBLAS.map { .string($0.configuration) } ?? .null,
      "openblas_core": openBLAS.map { .string($0.coreName) } ?? .null,
      "cpu": .string(cpuModel),
      "cores": .integer(ProcessInfo.processInfo.activeProcessorCount),
      "system": .string(ProcessInfo.processInfo.operatingSystemVersionString),
    ]
  }

  /// OpenBLAS, where it computes.
  private static var openBLAS: BLASLibrary? {
    ProductLibrary.inUse == .openBLAS ? try? BLASLibrary.loaded.get() : nil
  }

  /// The revision that the program was built from, `-dirty` with modified sources; `nil` if it does
  /// not know.
  private static var gitRevision: String? {
    BuildInformation.revision.map { $0 + (BuildInformation.areSourcesModified ? "-dirty" : "") }
  }

  /// Of the compiler that built this program, as far as it tells.
  private static var swiftVersion: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "before 6.2"
    #endif
  }

  private static var cpuModel: String {
    let info = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = info.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map {
      $0.trimmingCharacters(in: .whitespaces)
    } ?? "unknown"
  }
}
