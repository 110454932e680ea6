import Catalog
import Foundation
import PlanSyntax
import Problems
import Records
import Schedules

/// What a setting of a plan may name as a file: each has a form of its own.
enum FileForm { case examples, rateTable }

extension FileContents {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: as it stands in the plan
  ///   - plan: the plan's path, to which the file is relative
  ///   - place: where the plan names it
  /// - Returns: the reference that stands for the file in a run's specification: its name and the
  ///   digest of its content
  mutating func load(
    _ file: String, _ form: FileForm, relativeTo plan: String, at place: PlanNode
  ) throws(PlanError) -> String {
    let path =
      file.hasPrefix("/")
      ? file
      : URL(fileURLWithPath: plan).deletingLastPathComponent().appendingPathComponent(file).path
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw place.error("'\(file)' \(unreadable(path))")
    }
    let bytes = [UInt8](contents)
    let name = URL(fileURLWithPath: path).lastPathComponent
    let reference = "\(name)@sha256:\(SHA256.hexDigest(of: bytes))"
    do {
      switch form {
      case .examples where self[reference, as: LabelledTable.self] == nil:
        self[reference, as: LabelledTable.self] =
          try isCSV(name)
          ? CSVReader.read(bytes, file: file) : LIBSVMReader.read(bytes, file: file)
      case .rateTable where self[reference, as: RateTable.self] == nil:
        self[reference, as: RateTable.self] = try RateTable(bytes, file: file)
      case .examples, .rateTable: break
      }
    } catch {
      throw place.error("\(error)")
    }
    return reference
  }

  private func isCSV(_ name: String) -> Bool {
    ["csv", "tsv"].contains(URL(fileURLWithPath: name).pathExtension.lowercased())
  }

  /// Replaces the paths in settings by references, and reads the files.
  ///
  /// - Parameter plan: the plan's path
  mutating func resolve(
    _ value: SettingValue, of setting: SettingDeclaration, _ form: FileForm,
    relativeTo plan: String, at place: PlanNode
  ) throws(PlanError) -> SettingValue {
    guard setting.kind == .file, case .text(let file) = value else { return value }
    return .text(try load(file, form, relativeTo: plan, at: place))
  }
}
