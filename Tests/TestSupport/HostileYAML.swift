public enum HostileYAML {
  /// A list of lists `&a0` to `&a8`, each of nine references to the one before it. Where `*a8` is a
  /// key, comparing it with other keys costs 9 to the power of nine.
  public static let laughs =
    (1...8).reduce("&a0 [1,1,1,1,1,1,1,1,1]") { text, level in
      let references = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      return text + ", &a\(level) [\(references)]"
    }
}
