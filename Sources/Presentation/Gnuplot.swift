import Dispatch
import Foundation
import Records

/// Runs gnuplot on the scripts of an experiment.
public struct Gnuplot: Sendable {
  private let executable: String

  /// Looks for `gnuplot` on the path.
  ///
  /// - Parameter remedy: the command that draws the figures once it is there
  public init(remedy: String = "steplab report") throws(ReportError) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard let found = folders.map({ "\($0)/gnuplot" }).first(where: Self.isProgram) else {
      throw .toolMissing("gnuplot", remedy: remedy)
    }
    executable = found
  }

  /// A folder too is "executable".
  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }

  /// Draws a script's figure.
  ///
  /// - Parameters:
  ///   - script: name of the script, `name.gp`, which draws `name.svg`
  ///   - folder: where it is, and where the figure goes
  public func draw(_ script: String, in folder: String) throws(ReportError) {
    let name = "\(script.dropLast(3)).svg"
    // Another process may draw the same figure: each does so in a folder of its own, and the figure
    // appears whole or not at all.
    let place = "\(folder)/.drawing-\(UUID().uuidString)"
    if let reason = Folder.make(place) { throw .disk(path: place, reason: reason) }
    defer { try? FileManager.default.removeItem(atPath: place) }
    let (status, messages) = try run(script, in: folder, drawingIn: place)
    guard status == 0, Self.isComplete("\(place)/\(name)") else {
      // That of before would be taken for this script's.
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      throw .toolFailed(
        tool: "gnuplot", file: script,
        reason: messages.isEmpty ? "drew no complete figure" : messages)
    }
    guard rename("\(place)/\(name)", "\(folder)/\(name)") == 0 else {
      throw .disk(path: "\(folder)/\(name)", reason: String(cString: strerror(errno)))
    }
  }

  /// - Returns: the status and the end of what it said
  private func run(
    _ script: String, in folder: String, drawingIn place: String
  ) throws(ReportError) -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    // Without the settings of the user and of the machine, which change every figure.
    process.arguments = ["-d", URL(fileURLWithPath: folder).appendingPathComponent(script).path]
    process.environment = Self.environment(ProcessInfo.processInfo.environment)
    process.currentDirectoryURL = URL(fileURLWithPath: place)
    let messages = Pipe()
    process.standardError = messages
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    // `waitUntilExit` looks only every few hundredths of a second.
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    // A pipe that is left open costs a descriptor for every figure.
    defer {
      try? messages.fileHandleForReading.close()
      try? messages.fileHandleForWriting.close()
    }
    let said: Data
    do {
      try process.run()
      said = messages.fileHandleForReading.readDataToEndOfFile()
    } catch {
      throw .toolFailed(tool: executable, file: script, reason: "\(error.localizedDescription)")
    }
    hasEnded.wait()
    return (process.terminationStatus, String(decoding: said.suffix(500), as: UTF8.self))
  }

  /// Without what gnuplot reads from it: its terminal, its fonts and folders, its fits.
  package static func environment(_ whole: [String: String]) -> [String: String] {
    whole.filter { name, _ in
      !["GNUTERM", "GNUHELP"].contains(name)
        && !["GNUPLOT", "GNUFITLOG", "FIT_"].contains(where: name.hasPrefix)
    }
  }

  private static func isComplete(_ drawing: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: drawing) else { return false }
    defer { try? file.close() }
    let end = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: end - min(end, 64))
    let tail = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    return tail.contains("</svg>")
  }
}
