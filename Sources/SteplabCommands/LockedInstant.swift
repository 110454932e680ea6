import Synchronization

/// When something was done last, kept by several threads.
final class LockedInstant: Sendable {
  private let instant: Mutex<ContinuousClock.Instant>

  init(_ instant: ContinuousClock.Instant) { self.instant = Mutex(instant) }

  /// - Returns: whether the interval has passed, and this caller is to do it now
  func advance(to now: ContinuousClock.Instant, after interval: Swift.Duration) -> Bool {
    instant.withLock { last in
      guard now - last >= interval else { return false }
      last = now
      return true
    }
  }
}
