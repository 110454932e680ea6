import Foundation

/// Folders, with the system's own words where they cannot be made.
public enum Folder {
  /// Makes a folder and those above it, as far as they do not exist.
  ///
  /// - Returns: why not, in words; `nil` if the folder is there
  public static func make(_ path: String) -> String? {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made.hasSuffix("/") ? "" : "/") + part
      if mkdir(made, 0o777) != 0, errno != EEXIST { return String(cString: strerror(errno)) }
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return String(cString: strerror(ENOTDIR)) }
    return nil
  }
}
