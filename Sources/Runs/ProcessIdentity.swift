import Foundation

/// A process, told from later ones that were given the same number.
package struct ProcessIdentity: Sendable, Hashable {
  /// The machine and, on Linux, the space in which process numbers are counted.
  package var namespace: String
  package var number: Int
  /// When the process started, in the system's own units; empty where that cannot be had.
  package var started: String

  package init(namespace: String, number: Int, started: String) {
    self.namespace = namespace
    self.number = number
    self.started = started
  }

  /// A process of this host.
  package init(number: Int) {
    self.init(
      namespace: Self.current.namespace, number: number, started: Self.startTime(number) ?? "")
  }

  /// This process.
  package static let current: ProcessIdentity = {
    let info = ProcessInfo.processInfo
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let number = Int(info.processIdentifier)
    return ProcessIdentity(
      namespace: [info.hostName, boot?.trimmingCharacters(in: .newlines), space]
        .compactMap(\.self).joined(separator: "/"),
      number: number, started: startTime(number) ?? "")
  }()

  package var isRunning: Bool {
    started.isEmpty ? kill(pid_t(number), 0) == 0 : Self.startTime(number) == started
  }

  /// Field 22 of `/proc/N/stat`; the name in field 2 may contain anything, so count from behind it.
  private static func startTime(_ number: Int) -> String? {
    guard let stat = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[end...].split(separator: " ")
    // A process that has ended but was not waited for is still listed.
    guard fields.count > 20, fields[1] != "Z" else { return nil }
    return String(fields[20])
  }
}
