import COpenBLAS

/// OpenBLAS, which is loaded when it is first asked for: products are the package's own otherwise.
public struct BLASLibrary: Sendable {
  /// The type of core whose kernels it took, such as `Zen` or `SkylakeX`. Results agree bit for bit only
  /// between runs on the same type.
  public let coreName: String
  /// Version and build options, such as `OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …`.
  public let configuration: String

  /// Why OpenBLAS cannot be used.
  public struct LoadError: Error, Hashable {
    public let reason: String
  }

  /// Loads the library the first time, on one thread: its results depend on its number of threads.
  public static let loaded: Result<BLASLibrary, LoadError> = {
    if let reason = steplab_openblas_load() {
      return .failure(LoadError(reason: String(cString: reason)))
    }
    var configuration = String(cString: steplab_openblas_configuration())
    while configuration.last?.isWhitespace == true { configuration.removeLast() }
    return .success(
      BLASLibrary(
        coreName: String(cString: steplab_openblas_core()), configuration: configuration))
  }()
}
