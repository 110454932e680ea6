import Foundation
import Runs

/// Progress of a sweep on standard error: a bar on a terminal, else a line every few seconds.
struct ProgressLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant?
  private var savedAtStart: Int?

  init() { start = clock.now }

  mutating func show(_ progress: SweepProgress) {
    let now = clock.now
    if savedAtStart == nil {
      savedAtStart = progress.saved
      if progress.saved > 0 {
        Terminal.message("\(progress.saved) of \(progress.total) runs are in the store")
      }
      // Nothing is shown for work that is done within the first two seconds.
      lastShown = Terminal.errorIsTerminal ? nil : now
    }
    let interval: Swift.Duration = Terminal.errorIsTerminal ? .milliseconds(200) : .seconds(3)
    guard progress.saved < progress.total, lastShown.map({ now - $0 >= interval }) ?? true else {
      return
    }
    lastShown = now
    let text = text(progress)
    if Terminal.errorIsTerminal {
      Terminal.status(bar(progress) + " " + text)
    } else {
      Terminal.message(text)
    }
  }

  /// Removes the bar.
  func finish() {
    if Terminal.errorIsTerminal, lastShown != nil { Terminal.status("") }
  }

  var seconds: Double {
    let elapsed = (clock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  private func text(_ progress: SweepProgress) -> String {
    let rate = Double(progress.computed) / max(seconds, 1e-3)
    let left = progress.total - progress.saved
    var text = "\(progress.saved)/\(progress.total) runs"
    if progress.computed > 0 {
      text += ", \(Self.rate(rate))/s, ETA \(Self.duration(Double(left) / rate))"
    }
    if progress.diverged > 0 { text += ", \(progress.diverged) diverged" }
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    if left > 0, left == progress.elsewhere { text += ", left to another process" }
    return text
  }

  private func bar(_ progress: SweepProgress) -> String {
    let width = 20
    let done = progress.total == 0 ? width : width * progress.saved / progress.total
    return "[" + String(repeating: "█", count: done) + String(repeating: "·", count: width - done)
      + "]"
  }

  static func rate(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate.rounded())) : String(format: "%.1f", rate)
  }

  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 360_000 else { return "–" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
