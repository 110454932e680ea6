/// What a folder of results has beside the folders of its experiments.
public enum ResultsFolder {
  /// The file of the store.
  public static let storeFile = "steplab.sqlite"
  /// The folder of the kernels' timings.
  public static let kernels = "kernels"
  /// The folder of the claims' figures.
  public static let claims = "claims"

  /// Whether an experiment of a name would have something else in its place.
  public static func isTaken(_ name: String) -> Bool {
    name.hasPrefix(storeFile) || name == kernels || name == claims
  }
}
