/// A name or a value that the catalogue does not accept.
public enum ConfigurationError: Error, Hashable, Sendable {
  case unknownName(kind: String, found: String, allowed: [String])
  case unknownSetting(owner: String, found: String, allowed: [String])
  case unknownChoice(owner: String, setting: String, found: String, allowed: [String])
  case wrongType(owner: String, setting: String, found: String, expected: String)
  case outOfRange(owner: String, setting: String, found: String, allowed: String)
  /// Settings that are valid one by one but not together, or not with the data.
  case invalid(owner: String, setting: String?, reason: String)

  /// The setting that is to blame, where it is one.
  public var setting: String? {
    switch self {
    case .unknownName: nil
    case .unknownSetting(_, let found, _): found
    case .unknownChoice(_, let setting, _, _), .wrongType(_, let setting, _, _),
      .outOfRange(_, let setting, _, _):
      setting
    case .invalid(_, let setting, _): setting
    }
  }
}

extension ConfigurationError: CustomStringConvertible {
  /// What is wrong, for where the place is named anyway.
  public var message: String {
    switch self {
    case .unknownName(let kind, let found, let allowed):
      "unknown \(kind) '\(found)'" + suggestion(for: found, among: allowed)
    case .unknownSetting(let owner, let found, let allowed):
      "'\(owner)' has no setting '\(found)'" + suggestion(for: found, among: allowed)
    case .unknownChoice(_, _, let found, let allowed):
      "unknown value '\(found)'" + suggestion(for: found, among: allowed)
    case .wrongType(_, _, let found, let expected): "expected \(expected), found \(found)"
    case .outOfRange(_, _, let found, let allowed):
      "\(found) is not allowed; must be \(allowed)"
    case .invalid(_, _, let reason): reason
    }
  }

  /// The message with the place.
  public var description: String {
    switch self {
    case .unknownName, .unknownSetting: message
    case .unknownChoice(let owner, let setting, _, _), .wrongType(let owner, let setting, _, _),
      .outOfRange(let owner, let setting, _, _):
      "\(owner).\(setting): \(message)"
    case .invalid(let owner, let setting, _):
      (setting.map { "\(owner).\($0)" } ?? owner) + ": " + message
    }
  }
}

/// "; did you mean 'x'? (allowed: …)", as far as there is something to say.
public func suggestion(for found: String, among allowed: [String]) -> String {
  guard !allowed.isEmpty else { return "; nothing is allowed here" }
  let nearest = nearestName(to: found, among: allowed).map { "; did you mean '\($0)'?" } ?? ";"
  return "\(nearest) allowed: \(allowed.joined(separator: ", "))"
}

/// The candidate with the smallest edit distance, if it is near enough to be meant.
public func nearestName(to found: String, among candidates: [String]) -> String? {
  guard let best = byDistance(from: found, candidates).first,
    best.distance <= max(2, best.name.count / 3)
  else { return nil }
  return best.name
}

/// The candidates with the smallest edit distances, the nearest first, of names that are too many to list.
public func nearestNames(
  to found: String, among candidates: [String], atMost count: Int
) -> [String] {
  byDistance(from: found, candidates).prefix(count).map(\.name)
}

/// In the order of the edit distance, and where that is equal in the candidates' own.
private func byDistance(
  from found: String, _ candidates: [String]
) -> [(name: String, distance: Int)] {
  func plain(_ s: String) -> [Character] {
    s.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
  }
  let word = plain(found)
  return candidates.enumerated().map {
    (place: $0.offset, name: $0.element, distance: editDistance(word, plain($0.element)))
  }.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.map { ($0.name, $0.distance) }
}

/// Insertions, deletions, substitutions and swaps of neighbours, each at a cost of one
/// (optimal string alignment).
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
