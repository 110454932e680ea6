import Foundation
import PlanSyntax
import Records
import Yams

/// The plans below a folder that carry claims.
public struct ClaimPlans: Sendable {
  /// A plan with the path that it was found at.
  public struct Found: Sendable {
    public let path: String
    public let experiment: Experiment
  }

  /// The plans that were found, in the order of their paths.
  public let plans: [Found]

  /// Reads every YAML file below a folder. What has no claims is looked at no further, but has to be
  /// YAML.
  ///
  /// - Throws: if a file is malformed, or if two files have a claim of the same id
  public init(below folder: String, in laboratory: Laboratory) throws(PlanError) {
    var plans: [Found] = []
    var places: [String: String] = [:]
    for path in try Self.files(below: folder) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw PlanError(file: path, message: unreadable(path))
      }
      let root = try PlanText.parse(String(decoding: data, as: UTF8.self), file: path)
      guard root.node.mapping?["claims"] != nil else { continue }
      let experiment = try PlanDecoder.load(path: path, in: laboratory).experiment
      for (number, claim) in experiment.claims.enumerated() {
        if let other = places[claim.id.lowercased()] {
          let place = try root.member("claims").elements()[number].member("id")
          throw place.error("'\(claim.id)' is a claim of \(other) already")
        }
        places[claim.id.lowercased()] = path
      }
      if let other = plans.first(where: { $0.experiment.name == experiment.name }) {
        // Their results would be one folder.
        throw try root.member("experiment").error(
          "'\(experiment.name)' is the experiment of \(other.path) already")
      }
      plans.append(Found(path: path, experiment: experiment))
    }
    self.plans = plans
  }

  /// The ids of all claims.
  public var ids: [String] { plans.flatMap { $0.experiment.claims.map(\.id) } }

  /// The paths of all YAML files below a folder.
  static func files(below folder: String) throws(PlanError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue, let names = FileManager.default.enumerator(atPath: folder)
    else {
      throw PlanError(
        file: folder, message: isFolder.boolValue ? "cannot be read" : "is no folder of plans")
    }
    return names.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      // Not those of others that a hidden folder such as .build may hold.
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      // As one counts: a2 before a10.
      .sorted { $0.compare($1, options: .numeric) == .orderedAscending }.map {
        URL(fileURLWithPath: folder).appendingPathComponent($0).relativePath
      }
  }
}

extension ClaimPlans.Found {
  /// The plan, ready to be computed.
  ///
  /// - Parameters:
  ///   - quick: whether the plan's own changes that make it small are applied, under a name of its
  ///     own
  ///   - laboratory: what the plan can name
  /// - Throws: if the plan is malformed, or its data files cannot be read
  public func load(quick: Bool, in laboratory: Laboratory) throws(PlanError) -> LoadedPlan {
    try PlanDecoder.load(
      path: path,
      overrides: quick
        ? experiment.quickOverrides + ["experiment=\(experiment.name)-quick"] : [],
      in: laboratory)
  }
}
