import Catalog
import Foundation
import PlanSyntax

/// The plans below a folder that carry claims.
///
/// Their claims' ids are read, and no more: a plan is decoded when it is asked for.
public struct ClaimPlans: Sendable {
  /// A plan with the path that it was found at.
  public struct Found: @unchecked Sendable {
    public let path: String
    /// The name of the experiment.
    public let name: String
    /// The ids of its claims.
    public let claims: [String]
    // The nodes are values, which Yams does not say.
    fileprivate let root: PlanNode
  }

  /// The plans that were found, in the order of their paths.
  public let plans: [Found]

  /// Reads every YAML file below a folder. What has no claims is looked at no further, but has to be
  /// YAML.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder
  ///   - laboratory: what a plan can name whose claims cannot be read, to say what is wrong with it
  /// - Throws: if a file is malformed, or if two files have a claim of the same id
  public init(below folder: String, in laboratory: Laboratory) throws(PlanError) {
    var plans: [Found] = []
    var places: [String: String] = [:]
    for path in try Self.files(below: folder) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw PlanError(file: path, message: unreadable(path))
      }
      let root = try PlanText.parse(String(decoding: data, as: UTF8.self), file: path)
      guard root.hasMember("claims") else { continue }
      let found: Found
      do throws(PlanError) { found = try Found(root, at: path) } catch {
        // Who decodes all of it knows the keys that are allowed, and which one was meant.
        _ = try PlanDecoder.load(root, [], laboratory)
        throw error
      }
      for (number, id) in found.claims.enumerated() {
        // What occurs twice in one file is told when it is decoded.
        if let other = places[id.lowercased()], other != path {
          let place = try root.member("claims").elements()[number].member("id")
          throw place.error("'\(id)' is a claim of \(other) already")
        }
        places[id.lowercased()] = path
      }
      if let other = plans.first(where: { $0.name == found.name }) {
        // Their results would be one folder.
        throw try root.member("experiment").error(
          "'\(other.name)' is the experiment of \(other.path) already")
      }
      plans.append(found)
    }
    self.plans = plans
  }

  /// The ids of all claims.
  public var ids: [String] { plans.flatMap(\.claims) }

  /// The ids of the claims that a word means: of that name, or of one that goes on after it with another part.
  ///
  /// `A2` means A2 and A2.spectral but not A21, and `C` all whose names begin with C and a number.
  public func ids(meantBy word: String) -> [String] {
    guard let end = word.last else { return [] }
    return ids.filter { id in
      guard id.hasPrefix(word) else { return false }
      guard let next = id.dropFirst(word.count).first else { return true }
      return next == "." || next == "-" || (end.isLetter && next.isNumber)
    }
  }

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
  /// - Throws: if the claims are no list, or one of them or the experiment has no name
  fileprivate init(_ root: PlanNode, at path: String) throws(PlanError) {
    let list = try root.member("claims")
    guard list.isList else { throw list.expected("a list of claims") }
    var ids: [String] = []
    for claim in try list.elements() { ids.append(try claim.member("id").string()) }
    self.init(
      path: path, name: try root.member("experiment").string(), claims: ids, root: root)
  }

  /// The plan, ready to be computed.
  ///
  /// - Parameters:
  ///   - quick: whether the plan's own changes that make it small are applied, under a name of its
  ///     own
  ///   - overrides: further changes as `path=value`, after these
  ///   - laboratory: what the plan can name
  /// - Throws: if the plan is malformed, or its data files cannot be read
  public func load(
    quick: Bool, overrides: [String] = [], in laboratory: Laboratory
  ) throws(PlanError) -> LoadedPlan {
    // What is changed away has to be right too, and the changes have to lead somewhere.
    let whole = try PlanDecoder.load(root, [], laboratory)
    let smaller = quick ? whole.experiment.quickOverrides + ["experiment=\(name)-quick"] : []
    guard quick || !overrides.isEmpty else { return whole }
    do { return try PlanDecoder.load(root, smaller + overrides, laboratory) } catch {
      // A change given for all plans says of which it was wrong.
      guard !overrides.isEmpty, !error.description.contains(path) else { throw error }
      throw PlanError(file: path, message: error.description)
    }
  }
}
