import Foundation
import Records

/// Why results could not be written.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  case disk(path: String, reason: String)
  /// With what to do once it is there.
  case toolMissing(String, remedy: String)
  case toolFailed(tool: String, file: String, reason: String)

  public var description: String {
    switch self {
    case .disk(let path, let reason): "\(path): cannot be written (\(reason))"
    case .toolMissing(let tool, let remedy):
      "'\(tool)' was not found; install it (apt-get install gnuplot-nox) and run "
        + "'\(remedy)' to draw the figures. All data and scripts were written."
    case .toolFailed(let tool, let file, let reason): "\(tool) \(file): \(reason)"
    }
  }
}

/// A file that appears whole or not at all: written beside its place, then moved there.
public final class OutputFile {
  private let path: String
  private let temporaryPath: String
  private let handle: FileHandle
  private var pending: [UInt8] = []
  private var isClosed = false

  public init(_ path: String) throws(ReportError) {
    self.path = path
    temporaryPath = path + ".partial-\(ProcessInfo.processInfo.processIdentifier)"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if let reason = Folder.make(folder) { throw .disk(path: path, reason: reason) }
    guard FileManager.default.createFile(atPath: temporaryPath, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporaryPath)
    else { throw .disk(path: path, reason: String(cString: strerror(errno))) }
    self.handle = handle
  }

  /// A file that was never put in its place leaves nothing behind.
  deinit {
    if !isClosed { try? FileManager.default.removeItem(atPath: temporaryPath) }
  }

  public func write(_ text: String) throws(ReportError) {
    pending.append(contentsOf: text.utf8)
    if pending.count > 1 << 20 { try flush() }
  }

  /// Puts the file in its place.
  public func close() throws(ReportError) {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw failure(error)
    }
    guard rename(temporaryPath, path) == 0 else {
      throw failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
    }
    isClosed = true
  }

  private func flush() throws(ReportError) {
    guard !pending.isEmpty else { return }
    do { try handle.write(contentsOf: Data(pending)) } catch { throw failure(error) }
    pending.removeAll(keepingCapacity: true)
  }

  private func failure(_ error: any Error) -> ReportError {
    .disk(path: path, reason: reason(error))
  }

  /// Writes a whole file.
  public static func write(_ text: String, to path: String) throws(ReportError) {
    let file = try OutputFile(path)
    try file.write(text)
    try file.close()
  }
}

/// The system's words for an error, without Foundation's wrapping.
private func reason(_ error: any Error) -> String {
  if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
  let wrapped = error as NSError
  if let underlying = wrapped.userInfo[NSUnderlyingErrorKey] as? NSError,
    underlying.domain == NSPOSIXErrorDomain
  {
    return String(cString: strerror(Int32(underlying.code)))
  }
  return wrapped.localizedDescription
}
