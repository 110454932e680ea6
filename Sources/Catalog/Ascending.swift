extension Array where Element: Comparable {
  /// Whether every element is above the one before.
  package var isAscending: Bool { zip(self, dropFirst()).allSatisfy(<) }
}
