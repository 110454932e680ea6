import Foundation
import Runs

/// Progress of a sweep on standard error: a bar on a terminal, else a line every few seconds.
struct ProgressLine {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// What the store keeps of the work; `nil` if it is kept nowhere.
  private let kind: WorkKind?
  /// What is counted, in the plural.
  private let noun: String
  /// What the work is of, where there is more than one thing that it could be.
  private let name: String?
  /// Whether what is of another arithmetic is carried out again.
  private let renews: Bool
  private var lastShown: ContinuousClock.Instant?
  private var hasBegun = false

  /// Progress of work that a store keeps.
  ///
  /// - Parameters:
  ///   - kind: what is counted
  ///   - name: what it is of, said in every line; `nil` if that is clear
  ///   - renews: whether what is of another arithmetic is carried out again
  init(_ kind: WorkKind, of name: String? = nil, renews: Bool = false) {
    start = clock.now
    self.kind = kind
    noun = kind.rawValue
    self.name = name
    self.renews = renews
  }

  /// Progress of work that is kept nowhere.
  ///
  /// - Parameter noun: what is counted, in the plural
  init(unkept noun: String) {
    start = clock.now
    kind = nil
    self.noun = noun
    name = nil
    renews = false
  }

  private var prefix: String { name.map { "\($0): " } ?? "" }

  mutating func show(_ progress: SweepProgress) {
    let now = clock.now
    if !hasBegun {
      hasBegun = true
      if progress.saved > 0, kind == .runs {
        Terminal.message("\(progress.saved) of \(progress.total) \(noun) are in the store")
      }
      if let others = progress.found.sentence("stored") {
        Terminal.message(
          "\(prefix)\(others), this program computes with \(progress.found.program); "
            + (renews ? "they are computed again" : "--renew computes them again"))
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
    guard kind != nil else {
      return "\(progress.saved) of \(progress.total) \(noun), \(Int(seconds)) s"
    }
    let rate = Double(progress.computed) / max(seconds, 1e-3)
    let left = progress.total - progress.saved
    var text = "\(prefix)\(progress.saved)/\(progress.total) \(noun)"
    if progress.computed > 0 {
      text += ", \(Self.rate(rate))/s, ETA \(Self.duration(Double(left) / rate))"
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
    var text = "\(prefix)\(result.kept) \(noun)"
    if name == nil {
      text += " computed in \(elapsed) s"
      if result.kept > 0 { text += " (\(Self.rate(Double(result.kept) / seconds))/s)" }
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

extension SweepResult {
  /// How many pieces were carried out and are in the store now: a run that failed is, a measurement that
  /// failed is not.
  var kept: Int { progress.computed - failures.count }
}
