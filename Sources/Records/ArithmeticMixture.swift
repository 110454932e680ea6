/// By which arithmetics the results behind a table were computed. One identity has one result, but a
/// table may have been computed in parts.
public struct ArithmeticMixture: Sendable, Hashable {
  /// What is counted, in the plural, such as `runs`.
  public let noun: String
  /// What the program that tells it computes with.
  public let program: Arithmetic
  /// How many results there are of each; none is 0.
  public private(set) var counts: [Arithmetic: Int] = [:]

  /// A mixture of nothing.
  ///
  /// - Parameters:
  ///   - noun: what is counted, in the plural
  ///   - program: what the program computes with
  public init(of noun: String, program: Arithmetic) {
    self.noun = noun
    self.program = program
  }

  /// Counts results; those that do not exist are passed over.
  public mutating func add(_ results: some Sequence<Arithmetic?>) {
    for case let arithmetic? in results { counts[arithmetic, default: 0] += 1 }
  }

  /// Counts the results of another mixture.
  public mutating func add(_ other: ArithmeticMixture) {
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The number of all results.
  public var total: Int { counts.values.reduce(0, +) }

  /// Those that are not the program's, in the order of their texts.
  private var others: [(arithmetic: Arithmetic, count: Int)] {
    counts.filter { $0.key != program }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The number of those that are not the program's.
  public var otherCount: Int { others.reduce(0) { $0 + $1.count } }

  /// For programs: the number of results by arithmetic, such as `{"1": 312, "2": 783}`.
  public var json: JSONValue {
    .object(
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.text, .integer($0.value)) }))
  }

  /// Which results are not the program's: "312 of 1095 runs are of arithmetic 1 and 4 of 2-baseline";
  /// `nil` if there are none.
  ///
  /// - Parameter adjective: what stands before the noun, such as `stored`
  public func sentence(_ adjective: String? = nil) -> String? {
    guard let first = others.first else { return nil }
    let what = (adjective.map { "\($0) " } ?? "") + noun
    let rest = others.dropFirst().map { " and \($0.count) of \($0.arithmetic)" }.joined()
    return "\(first.count) of \(total) \(what) \(first.count == 1 ? "is" : "are") of arithmetic "
      + "\(first.arithmetic)\(rest)"
  }

  /// The same for a reader of what a program wrote, with the program's own arithmetic; `nil` if all
  /// results are of that.
  public var note: String? {
    sentence().map { "\($0); the program that wrote this computes with \(program)." }
  }
}
