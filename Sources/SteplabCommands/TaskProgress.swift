import Foundation
import Synchronization

/// Progress of tasks that are computed on several threads and kept nowhere. Nothing is shown for what
/// is done within two seconds.
final class TaskProgress: Sendable {
  private let total: Int
  private let noun: String
  private let start = ContinuousClock().now

  /// - Parameter noun: what the tasks are, in the plural
  init(total: Int, _ noun: String) {
    self.total = total
    self.noun = noun
  }

  /// May be called from any thread.
  func show(_ done: Int) {
    guard ContinuousClock().now - start > .seconds(2), done < total else { return }
    if Terminal.errorIsTerminal {
      Terminal.status("\(done) of \(total) \(noun)")
    } else if done.isMultiple(of: max(1, total / 10)) {
      Terminal.message("\(done) of \(total) \(noun)")
    }
  }

  func finish() { if Terminal.errorIsTerminal { Terminal.status("") } }

  /// Runs a body during which it says after two seconds, and then every few, how much is done: for
  /// tasks that take long one by one.
  func showingTime<Result>(
    _ body: (_ report: @escaping @Sendable (_ done: Int) -> Void) -> Result
  ) -> Result {
    let count = Counter()
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 2, repeating: Terminal.errorIsTerminal ? 0.5 : 5)
    timer.setEventHandler { [start, total, noun] in
      let seconds = Int((ContinuousClock().now - start).components.seconds)
      let text = "\(count.value) of \(total) \(noun), \(seconds) s"
      if Terminal.errorIsTerminal { Terminal.status(text) } else { Terminal.message(text) }
    }
    timer.resume()
    let result = body { count.set($0) }
    timer.cancel()
    finish()
    return result
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  /// Reports may arrive in any order.
  func set(_ done: Int) { count.withLock { $0 = max($0, done) } }
}
