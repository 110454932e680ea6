import Foundation

extension Experiment {
  /// The identities of runs, computed on all cores.
  public func ids(_ numbers: [Int]) -> [String] {
    let chunk = 256
    let chunks = (numbers.count + chunk - 1) / chunk
    let results = LockedList<[String]>(count: chunks, empty: [])
    DispatchQueue.concurrentPerform(iterations: chunks) { i in
      let range = i * chunk..<min((i + 1) * chunk, numbers.count)
      results.set(i, numbers[range].map { spec($0).id })
    }
    return results.all.flatMap(\.self)
  }
}

/// A list whose elements are set from several threads.
private final class LockedList<Element>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element]

  init(count: Int, empty: Element) { elements = Array(repeating: empty, count: count) }

  func set(_ index: Int, _ element: Element) { lock.withLock { elements[index] = element } }
  var all: [Element] { lock.withLock { elements } }
}
