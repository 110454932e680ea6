import Synchronization

/// A value that is made when it is first asked for, and once.
///
/// What entries declare is found out by looking at their types, which takes longer than most commands
/// that need none of it.
public final class Lazy<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  /// - Parameter make: what makes the value; does not ask for it itself
  public init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  public var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
