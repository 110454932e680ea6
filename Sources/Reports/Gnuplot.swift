import Dispatch
import Foundation

/// Runs gnuplot on the scripts of an experiment.
public struct Gnuplot: Sendable {
  private let executable: String

  /// Looks for `gnuplot` on the path.
  ///
  /// - Parameter remedy: the command that draws the figures once it is there
  public init(remedy: String = "steplab report") throws(ReportError) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let found = folders.map({ "\($0)/gnuplot" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { throw .toolMissing("gnuplot", remedy: remedy) }
    executable = found
  }

  /// Draws a script's figure.
  ///
  /// - Parameters:
  ///   - script: name of the script
  ///   - folder: where it is, and where the figure goes
  public func draw(_ script: String, in folder: String) throws(ReportError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let messages = Pipe()
    process.standardError = messages
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    // `waitUntilExit` looks only every few hundredths of a second.
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    let said: Data
    do {
      try process.run()
      said = messages.fileHandleForReading.readDataToEndOfFile()
    } catch {
      throw .toolFailed(tool: executable, file: script, reason: "\(error.localizedDescription)")
    }
    hasEnded.wait()
    guard process.terminationStatus == 0 else {
      throw .toolFailed(
        tool: "gnuplot", file: script, reason: String(decoding: said.suffix(500), as: UTF8.self))
    }
  }
}
