import Records

extension StoreError {
  /// What two stores contradict each other in.
  public struct Contradiction: Hashable, Sendable {
    /// The files of the stores.
    public var paths: [String]
    /// The identities of the runs and of the measurements, in alphabetical order.
    public var runs: [String] = []
    public var measurements: [String] = []
    /// The arithmetics of the results.
    public var arithmetics: Set<Arithmetic> = []
  }
}

extension StoreError.Contradiction: CustomStringConvertible {
  /// How many identities a message names of a kind.
  private static let shown = 3

  public var description: String {
    let what = [("run", runs), ("measurement", measurements)].filter { !$0.1.isEmpty }
      .map { noun, ids in
        let names = ids.prefix(Self.shown).map { String($0.prefix(16)) }.joined(separator: ", ")
        return "\(ids.count) \(noun)\(ids.count == 1 ? "" : "s") (\(names)"
          + (ids.count > Self.shown ? ", …)" : ")")
      }.joined(separator: " and ")
    let arithmetic = arithmetics.sorted().map(\.text).joined(separator: ", ")
    let reason =
      arithmetics.contains(.first)
      ? "Those of arithmetic \(Arithmetic.first) depend on the type of CPU: 'steplab run PLAN "
        + "--renew' in one of the results folders computes them with the present one"
      : "One of the machines does not compute what it should"
    return "\(paths.joined(separator: " and ")) have other results of \(what), of the same "
      + "arithmetic, \(arithmetic). \(reason). Nothing was merged"
  }
}
