import Catalog

/// A length of time as written in plans: below 1 a fraction of the run, from 1 on a number of
/// steps.
public struct Duration: Sendable, Hashable {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  /// The number of steps: fractions are rounded up, so that a positive one is at least a step.
  ///
  /// The cooldown of the last 20 % of T steps then begins at step ⌊0.8 T⌋. A tolerance of 10⁻⁹
  /// keeps products such as 0.07 × 100 = 7.000000000000001 from being rounded up.
  public func steps(of runLength: Int) -> Int {
    let exact = value < 1 ? value * Double(runLength) - 1e-9 : value - 1e-9
    return Int(max(0, min(exact.rounded(.up), 1e15)))
  }

  /// The number of steps in a run that a schedule covers a part of; fractions are of the whole run.
  ///
  /// - Parameter horizon: what the schedule covers; its ``Horizon/runLength`` is used and not its
  ///   ``Horizon/steps``, so that the number may exceed the latter
  public func steps(of horizon: Horizon) -> Int { steps(of: horizon.runLength) }
}

extension Duration: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

extension Duration: SettingRepresentable {
  public static var kind: SettingKind { .number }
  public var settingValue: SettingValue { .number(value) }
  public init?(settingValue: SettingValue, in scope: EntryScope) {
    guard case .number(let value) = settingValue else { return nil }
    self.init(value)
  }
}

extension Duration: SettingListElement {
  public static var listKind: SettingKind { .numbers }
  public static func listValue(_ list: [Duration]) -> SettingValue { .numbers(list.map(\.value)) }
  public static func list(from value: SettingValue, in scope: EntryScope) -> [Duration]? {
    guard case .numbers(let list) = value else { return nil }
    return list.map { Duration($0) }
  }
}
