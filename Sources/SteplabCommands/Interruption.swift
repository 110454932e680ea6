import Foundation
import Synchronization

/// Ctrl-C and SIGTERM: the first asks for an orderly end, the second ends the program at once.
enum Interruption {
  private static let count = Atomic<Int>(0)

  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// The system's own handling again: from here on nothing is lost by stopping at once.
  static func uninstall() {
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }

  static func install() {
    // The parent may have blocked them.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
      }
    }
  }
}
