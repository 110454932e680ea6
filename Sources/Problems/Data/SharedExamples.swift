import Catalog
import Compute
import Synchronization

/// Data sets that several runs have in common, made once: a sweep has as many runs of a seed as it has
/// cells, and making examples may take as long as training on them.
///
/// Keeps the sets that were used last, as many as fit.
public final class SharedExamples: Sendable {
  /// What makes a data set what it is.
  struct Key: Hashable {
    // What differs most is compared first.
    let seed: UInt64
    let isSingle: Bool
    let owner: String
    let settings: [String: SettingValue]
  }

  /// A finite data set and what is known of it.
  struct Entry<S: Scalar>: Sendable {
    let training, evaluation: Examples<S>
    let truth: Truth
  }

  private struct Kept {
    let key: Key
    let entry: any Sendable
    let numbers: Int
  }

  /// The most numbers that are kept.
  private static let capacity = 20_000_000
  /// The one used last is the last.
  private let kept = Mutex<[Kept]>([])

  public init() {}

  /// The data set of a key, made by the caller if it is not there.
  func entry<S: Scalar>(_ key: Key, _ make: () -> Entry<S>) -> Entry<S> {
    let found: Entry<S>? = kept.withLock { kept in
      guard let position = kept.firstIndex(where: { $0.key == key }) else { return nil }
      let element = kept.remove(at: position)
      kept.append(element)
      return element.entry as? Entry<S>
    }
    if let found { return found }
    // Two threads may make the same at the same time, which costs less than one waiting for another
    // with something else to do.
    let made = make()
    let numbers =
      (made.training.count + made.evaluation.count) * made.training.shape.numberCount
    kept.withLock { kept in
      kept.removeAll { $0.key == key }
      kept.append(Kept(key: key, entry: made, numbers: numbers))
      var sum = kept.reduce(0) { $0 + $1.numbers }
      while sum > Self.capacity, !kept.isEmpty { sum -= kept.removeFirst().numbers }
    }
    return made
  }
}
