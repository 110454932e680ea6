import Catalog
import Foundation
import PlanSyntax

/// A folder of plans that go by names: `schedules/c1-bound` is `schedules/c1-bound.yaml` below it.
public struct PlanFolder: Sendable {
  /// The names of all plans, as one counts: a2 before a10.
  public let names: [String]

  private let paths: [String: String]

  /// The plans in a folder.
  ///
  /// - Throws: if the folder does not exist or cannot be read
  public init(_ folder: String) throws(PlanError) {
    var names: [String] = []
    var paths: [String: String] = [:]
    for path in try ClaimPlans.files(below: folder) {
      let name = Self.withoutEnding(path.dropFirst(folder.count).drop { $0 == "/" })
      guard paths[name] == nil else { continue }
      names.append(name)
      paths[name] = path
    }
    self.names = names
    self.paths = paths
  }

  /// The path of a plan; `nil` if there is none of that name.
  ///
  /// - Parameter name: with or without `.yaml`
  public func path(of name: String) -> String? { paths[Self.withoutEnding(name[...])] }

  /// The name that may have been meant: also of a plan in another folder than the one given.
  public func nearest(to name: String) -> String? {
    let name = Self.withoutEnding(name[...])
    if let nearest = nearestName(to: name, among: names) { return nearest }
    let last = Self.lastPart(of: name)
    guard let nearest = nearestName(to: last, among: names.map(Self.lastPart)) else { return nil }
    return names.first { Self.lastPart(of: $0) == nearest }
  }

  /// What a plan says of itself under `description`.
  public func description(of name: String) throws(PlanError) -> String? {
    guard let path = path(of: name) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PlanError(file: path, message: unreadable(path))
    }
    let root = try PlanText.parse(String(decoding: data, as: UTF8.self), file: path)
    return root.node.mapping?["description"]?.string
  }

  private static func withoutEnding(_ path: Substring) -> String {
    for ending in [".yaml", ".yml"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return String(path)
  }

  private static func lastPart(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }
}
