import Foundation
import Problems
import Records

/// Reads the data files that plans name.
enum DataFileLoader {
  /// - Parameters:
  ///   - file: as it stands in the plan
  ///   - plan: the plan's path, to which the file is relative
  ///   - place: where the plan names it
  /// - Returns: the reference that stands for the file in a run's specification: its name and the
  ///   digest of its content
  static func load(
    _ file: String, relativeTo plan: String, at place: PlanNode, into files: inout DataFiles
  ) throws(PlanError) -> String {
    let path =
      file.hasPrefix("/")
      ? file
      : URL(fileURLWithPath: plan).deletingLastPathComponent().appendingPathComponent(file).path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw place.error("'\(file)' \(unreadable(path))")
    }
    let bytes = [UInt8](data)
    let name = URL(fileURLWithPath: path).lastPathComponent
    let reference = "\(name)@sha256:\(SHA256.hexDigest(of: bytes))"
    if files[reference] == nil {
      do {
        files[reference] = try LIBSVMReader.read(bytes, file: file)
      } catch {
        throw place.error(error.description)
      }
    }
    return reference
  }
}

/// Why a file cannot be read, in words.
func unreadable(_ path: String) -> String {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
    return "does not exist"
  }
  return isFolder.boolValue ? "is a folder" : "cannot be read"
}
