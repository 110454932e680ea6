import Foundation

/// Where the program prints: data on standard output, everything else on standard error.
enum Terminal {
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb"
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"

  /// Columns of the terminal; 80 where it cannot be told.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// That a reader goes away, as `head` does, changes nothing but what is printed: the status is
  /// still the verb's own.
  static func output(_ text: String) { _ = write(text, STDOUT_FILENO) }

  /// A part of much data.
  ///
  /// - Returns: whether there is still somebody who reads; the rest would be work for nobody
  static func outputPart(_ text: String) -> Bool { write(text, STDOUT_FILENO) }

  static func message(_ text: String) { _ = write(text + "\n", STDERR_FILENO) }

  /// A line that the next one replaces.
  static func status(_ text: String) { _ = write("\r\u{1B}[K" + text, STDERR_FILENO) }

  /// Unbuffered, so that nothing is lost when the program ends.
  ///
  /// - Returns: whether there is still somebody who reads
  private static func write(_ text: String, _ descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EPIPE {
        return false
      } else if errno != EINTR {
        // Data that nobody receives must not look like success; messages may get lost.
        guard descriptor == STDOUT_FILENO else { return false }
        message("steplab: error: standard output: \(String(cString: strerror(errno)))")
        exit(ExitStatus.disk.rawValue)
      }
    }
    return true
  }
}
