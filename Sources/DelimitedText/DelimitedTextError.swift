/// Why a text is not delimited as RFC 4180 says.
public struct DelimitedTextError: Error, Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  public let reason: String
}
