import Foundation
import Runs

/// Progress of a sweep on standard error: a bar on a terminal, else a line every few seconds.
struct ProgressLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let kind: WorkKind
  /// What the work is of, where there is more than one thing that it could be.
  private let name: String?
  private var lastShown: ContinuousClock.Instant?
  private var savedAtStart: Int?

  /// - Parameters:
  ///   - kind: what is counted
  ///   - name: what it is of, said in every line; `nil` if that is clear
  init(_ kind: WorkKind, of name: String? = nil) {
    start = clock.now
    self.kind = kind
    self.name = name
  }

  private var prefix: String { name.map { "\($0): " } ?? "" }

  mutating func show(_ progress: SweepProgress) {
    let now = clock.now
    if savedAtStart == nil {
      savedAtStart = progress.saved
      if progress.saved > 0, name == nil {
        Terminal.message("\(progress.saved) of \(progress.total) \(kind) are in the store")
      }
      // Nothing is shown for work that is done within the first two seconds.
      lastShown = Terminal.errorIsTerminal ? nil : now
    }
    let interval: Swift.Duration = Terminal.errorIsTerminal ? .milliseconds(200) : .seconds(3)
    guard progress.saved < progress.total, lastShown.map({ now - $0 >= interval }) ?? true else {
      return
    }
    lastShown = now
    if Terminal.errorIsTerminal {
      Terminal.status(bar(progress) + " " + text(progress))
    } else {
      Terminal.message(text(progress))
    }
  }

  /// Removes the bar.
  func finish() {
    if Terminal.errorIsTerminal, lastShown != nil { Terminal.status("") }
  }

  var seconds: Double { (clock.now - start) / .seconds(1) }

  private func text(_ progress: SweepProgress) -> String {
    let rate = Double(progress.computed) / max(seconds, 1e-3)
    let left = progress.total - progress.saved
    var text = "\(prefix)\(progress.saved)/\(progress.total) \(kind)"
    if progress.computed > 0 {
      text += ", \(Self.rate(rate))/s, ETA \(Self.duration(Double(left) / rate))"
    } else {
      text += ", \(Int(seconds)) s"
    }
    if progress.diverged > 0 { text += ", \(progress.diverged) diverged" }
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    if left > 0, left == progress.elsewhere { text += ", left to another process" }
    return text
  }

  /// Says what was done.
  func announce(_ result: SweepResult) {
    let progress = result.progress
    let elapsed = String(format: "%.1f", seconds)
    var text = "\(prefix)\(progress.computed) \(kind)"
    if name == nil {
      text += " computed in \(elapsed) s"
      if progress.computed > 0 { text += " (\(Self.rate(Double(progress.computed) / seconds))/s)" }
      if progress.diverged > 0 { text += ", \(progress.diverged) diverged" }
    } else {
      text += " in \(elapsed) s"
    }
    if progress.failed > 0 { text += ", \(progress.failed) failed" }
    Terminal.message(text)
    if let reason = result.firstFailure { Terminal.message("first failure: \(reason)") }
  }

  private func bar(_ progress: SweepProgress) -> String {
    let width = 20
    let done = progress.total == 0 ? width : width * progress.saved / progress.total
    return "[" + String(repeating: "█", count: done) + String(repeating: "·", count: width - done)
      + "]"
  }

  private static func rate(_ rate: Double) -> String {
    rate >= 10 ? String(Int(rate.rounded())) : String(format: "%.1f", rate)
  }

  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 360_000 else { return "–" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
