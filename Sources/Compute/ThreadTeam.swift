import CVectorMath
import Foundation
import Synchronization

/// Threads that share the work of one run: products of large matrices and long passes.
///
/// The parts that work is cut into depend on its size alone, and no part's result depends on
/// another's, so a run has the same bits with any number of threads.
///
/// Passes follow each other within microseconds and take less than a thread needs to wake up, so the
/// threads look for work in a loop for a while before they sleep.
public final class ThreadTeam: @unchecked Sendable {
  /// Threads, the caller's own among them, at least 1.
  public let count: Int

  /// How many parts there are, in the upper half, and how many have been taken, in the lower one: a
  /// thread that adds one has taken a part of just this work, or sees that none is left.
  private let tickets = Atomic<UInt64>(0)
  private let finished = Atomic<Int>(0)
  private let sleeping = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)
  private let condition = NSCondition()
  // Written before the tickets are, read by those who hold one.
  private var body: ((Int) -> Void)?
  private var denormalState: UInt64 = 0

  private init(count: Int) {
    self.count = count
    for _ in 1..<max(1, count) {
      let thread = Thread { [self] in help() }
      // A panel of a matrix lies on the stack of a product.
      thread.stackSize = 1 << 20
      thread.start()
    }
  }

  /// Runs a body on whose thread ``forEachPart(of:cost:multiple:_:)`` and products use so many threads.
  ///
  /// - Parameters:
  ///   - count: threads, the calling one among them; 1 or less starts none
  ///   - body: what is carried out, on the calling thread
  public static func with<Result, Failure: Error>(
    threads count: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard count > 1 else { return try body() }
    let team = ThreadTeam(count: count)
    let outer = steplab_thread_team()
    steplab_set_thread_team(Unmanaged.passUnretained(team).toOpaque())
    defer {
      steplab_set_thread_team(outer)
      team.end()
    }
    return try body()
  }

  /// The team of the calling thread; `nil` where it computes alone, as within a part.
  static var current: ThreadTeam? {
    steplab_thread_team().map { Unmanaged<ThreadTeam>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Carries out the parts 0 ..< count, each once, on all threads, and returns when all are done.
  func run(parts: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let team = steplab_thread_team()
      // A part that shares out work of its own does it alone.
      steplab_set_thread_team(nil)
      self.body = body
      denormalState = steplab_denormal_state()
      finished.store(0, ordering: .relaxed)
      tickets.store(UInt64(parts) << 32, ordering: .sequentiallyConsistent)
      if sleeping.load(ordering: .sequentiallyConsistent) > 0 {
        condition.lock()
        condition.broadcast()
        condition.unlock()
      }
      takeParts(isHelping: false)
      var rounds = 0
      while finished.load(ordering: .acquiring) < parts {
        rounds += 1
        // The thread that the last part waits for may have lost its processor.
        if rounds % 4096 == 0 { sched_yield() } else { steplab_pause() }
      }
      self.body = nil
      steplab_set_thread_team(team)
    }
  }

  private func takeParts(isHelping: Bool) {
    while true {
      let seen = tickets.load(ordering: .relaxed)
      guard seen & 0xffff_ffff < seen >> 32 else { return }
      let ticket = tickets.add(1, ordering: .acquiringAndReleasing).oldValue
      let part = ticket & 0xffff_ffff
      guard part < ticket >> 32 else { return }
      if isHelping { steplab_restore_denormals(denormalState) }
      carryOut(Int(part))
      finished.add(1, ordering: .releasing)
    }
  }

  /// A function of its own, which holds no reference to the body once the part counts as finished.
  @inline(never)
  private func carryOut(_ part: Int) { body?(part) }

  private var isWaiting: Bool {
    let seen = tickets.load(ordering: .sequentiallyConsistent)
    return seen & 0xffff_ffff >= seen >> 32 && !isOver.load(ordering: .sequentiallyConsistent)
  }

  private func help() {
    while true {
      var rounds = 0
      while isWaiting, rounds < 20_000 {
        steplab_pause()
        rounds += 1
      }
      if isWaiting {
        condition.lock()
        sleeping.add(1, ordering: .sequentiallyConsistent)
        while isWaiting { condition.wait() }
        sleeping.subtract(1, ordering: .sequentiallyConsistent)
        condition.unlock()
      }
      if isOver.load(ordering: .acquiring) { return }
      takeParts(isHelping: true)
    }
  }

  private func end() {
    isOver.store(true, ordering: .sequentiallyConsistent)
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }
}

/// Calls a body with ranges that cover 0 ..< count, on the threads of the run if it has several, else
/// with the whole.
///
/// What the body does for a range must not depend on how the whole is cut. Ranges within ranges are
/// not cut again.
///
/// - Parameters:
///   - count: of what is shared out, such as rows
///   - cost: about how many numbers are read or written for one of them; a pass of few has no parts
///   - multiple: of which each range but the last has a multiple
///   - body: called on several threads at once
@inlinable @inline(__always)
public func forEachPart(
  of count: Int, cost: Int, multiple: Int = 1, _ body: (Range<Int>) -> Void
) {
  forEachNumberedPart(of: count, cost: cost, multiple: multiple) { _, range in body(range) }
}

/// The same with the number of each part, from 0, below ``mostParts``: for parts that need memory of
/// their own.
@inlinable @inline(__always)
public func forEachNumberedPart(
  of count: Int, cost: Int, multiple: Int = 1, _ body: (Int, Range<Int>) -> Void
) {
  if steplab_thread_team() == nil || count &* cost < 1 << 15 {
    body(0, 0..<count)
  } else {
    shareOut(count, multiple, body)
  }
}

/// How many parts work is cut into at most on the calling thread; 1 where it computes alone.
public var mostParts: Int { ThreadTeam.current?.count ?? 1 }

@usableFromInline
func shareOut(_ count: Int, _ multiple: Int, _ body: (Int, Range<Int>) -> Void) {
  guard let team = ThreadTeam.current else { return body(0, 0..<count) }
  let whole = (count + multiple - 1) / multiple
  // One for each thread: the same rows of pass after pass then stay in the caches of the same core.
  let parts = min(whole, team.count)
  team.run(parts: parts) { part in
    let start = whole * part / parts * multiple, end = whole * (part + 1) / parts * multiple
    body(part, min(start, count)..<min(end, count))
  }
}
