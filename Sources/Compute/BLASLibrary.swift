import COpenBLAS

/// The OpenBLAS library that this process runs on.
public enum BLASLibrary {
  /// Makes every BLAS call run on the calling thread.
  ///
  /// Call it before the first BLAS call. Runs are what is parallelised; besides, OpenBLAS's
  /// results differ in their bits with its number of threads.
  public static func useOneThread() { openblas_set_num_threads(1) }

  public static var threadCount: Int { Int(openblas_get_num_threads()) }

  /// The core type whose kernels are in use, such as `Zen` or `SkylakeX`. Results agree bit for
  /// bit only between runs on the same core type.
  public static var coreName: String { String(cString: openblas_get_corename()) }

  /// Version and build options, such as `OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …`.
  public static var configuration: String {
    String(cString: openblas_get_config()).trimmingSuffix(while: \.isWhitespace)
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, predicate(last) { text.removeLast() }
    return String(text)
  }
}
