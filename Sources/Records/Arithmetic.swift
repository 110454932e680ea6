/// Which bits a result has: the revision of the kernels that computed it, and the variant where the
/// machine or a choice of the user's gives others.
///
/// A run is a pure function of its specification only as long as the arithmetic is the same: `2` on all
/// x86-64 machines with AVX2, and beside it `2-baseline`, `2-aarch64` or `2-openblas-<core>`. The
/// identity of a run does not contain it. What the store has counts whatever its arithmetic is, and
/// tables that mix several say so.
public struct Arithmetic: Sendable, Hashable {
  /// The revision, and after a hyphen the variant, if it is one. Of a store, whatever stands there.
  public let text: String

  public init(_ text: String) { self.text = text }

  /// An arithmetic of this program.
  ///
  /// - Parameters:
  ///   - revision: the revision of the kernels, from 1
  ///   - variant: what gives other bits than those of most machines
  public init(revision: Int, variant: String?) {
    text = "\(revision)" + (variant.map { "-\($0)" } ?? "")
  }

  /// What records were computed with before they named it. Its bits depend on OpenBLAS's core and on the
  /// C library too.
  public static let first = Arithmetic("1")
}

extension Arithmetic: CustomStringConvertible {
  public var description: String { text }
}

extension Arithmetic: Comparable {
  /// The order of texts, in which mixtures are told.
  public static func < (a: Arithmetic, b: Arithmetic) -> Bool { a.text < b.text }
}

extension Arithmetic: Codable {
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
