import CBuildInformation

/// What this program was built from, as `make` compiled it in.
enum BuildInformation {
  static let version = "0.1.0"

  /// The commit in hexadecimal; `nil` if the sources were no checkout, or were built without make.
  static let revision = builtFrom.revision.map { String(cString: $0) }

  /// The SHA-256 that `scripts/sources-digest.sh` prints; `nil` if they were built without make.
  static let sourcesDigest = builtFrom.sources_digest.map { String(cString: $0) }

  /// Whether the sources differed from the revision.
  static let areSourcesModified = builtFrom.are_sources_modified

  private static var builtFrom: steplab_build_information { steplab_built_from() }

  /// What `--version` prints.
  static var description: String {
    guard let sourcesDigest else { return "\(version) (revision unknown: built without make)" }
    let revision = revision ?? "unknown: built outside of a checkout"
    let modified = areSourcesModified ? "modified " : ""
    return "\(version) (revision \(revision), \(modified)sources \(sourcesDigest))"
  }
}
