/// Which arithmetic results are computed with: records carry it, so that results of different bits are
/// told apart.
public enum KernelArithmetic {
  /// The revision of the kernels; a change of the bits of any of them makes a new one.
  ///
  /// 1 was that of OpenBLAS's large products, of sums whose order depended on the width of vectors, and
  /// of the C library's elementary functions. Since 2 these are the package's own.
  public static let revision = 2

  /// What distinguishes the bits of this process from those that all x86-64 processors with AVX2
  /// compute: `nil` there. The product library and the kernels that it took, the baseline's
  /// instructions, which do not fuse multiply and add, or another family of processors.
  public static var variant: String? {
    #if arch(x86_64)
      let family: String? = InstructionSet.inUse == .baseline ? "baseline" : nil
    #elseif arch(arm64)
      let family: String? = "aarch64"
    #else
      let family: String? = "other"
    #endif
    let core = ProductLibrary.inUse == .openBLAS ? try? BLASLibrary.loaded.get().coreName : nil
    let library = core.map { "openblas-\($0)" }
    let parts = [family, library].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "-")
  }
}
