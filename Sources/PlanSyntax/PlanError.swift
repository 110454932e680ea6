import Foundation

/// A plan that cannot be carried out: where, what was found, and what is allowed.
public struct PlanError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// The line of the file, counted from 1.
  public var line: Int?
  /// The column of the file, counted from 1.
  public var column: Int?
  /// The place in the plan, such as `optimizers[1].weight_decay`.
  public var path: String
  public var message: String

  public init(
    file: String, line: Int? = nil, column: Int? = nil, path: String = "", message: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  public var description: String {
    var place = file
    if let line { place += ":\(line)" }
    if let line = line, line > 0, let column { place += ":\(column)" }
    return place + ": " + (path.isEmpty ? "" : path + ": ") + message
  }
}

/// Why a file cannot be read, in words.
package func unreadable(_ path: String) -> String {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
    return "does not exist"
  }
  return isFolder.boolValue ? "is a folder" : "cannot be read"
}
